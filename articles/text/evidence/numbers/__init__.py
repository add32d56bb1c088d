"""Find the days and numbers of a source by their value."""
