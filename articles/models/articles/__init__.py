"""Article, revision, and search over their text."""
