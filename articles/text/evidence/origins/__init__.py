"""Tell whether two sources have a common origin: credits, shared passages, fingerprints."""
