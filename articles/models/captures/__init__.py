"""Job, capture, download, rate limit of a host, correction of what was read from a capture."""
