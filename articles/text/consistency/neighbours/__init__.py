"""Check what neighbouring sentences say against each other."""
