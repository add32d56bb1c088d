"""The records of a report, and the layout and sentences that its formats share."""
