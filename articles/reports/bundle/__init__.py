"""The report as a signed archive with its captures, and how one is verified."""
