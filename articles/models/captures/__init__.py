"""Job, download, rate limit of a host, correction of what a capture says."""
