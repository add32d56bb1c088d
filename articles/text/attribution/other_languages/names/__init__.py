"""Names in the words for a speaker, with and without capitals."""
