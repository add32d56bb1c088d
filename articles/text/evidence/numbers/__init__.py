"""Days, figures and spoken numbers in a source."""
