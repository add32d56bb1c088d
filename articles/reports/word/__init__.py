"""The report as a Word file with comments."""
