"""Check numbers against each other."""
