"""The desk, imports, versions and live updates of an article."""
