"""Job, capture, download, rate limit of a server, correction of what was read from a capture."""
