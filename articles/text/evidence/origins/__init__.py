"""Common origin of two sources: agency credits, shared passages, fingerprints."""
