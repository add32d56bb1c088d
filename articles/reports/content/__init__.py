"""The records of a report, and what they have in common for every format."""
