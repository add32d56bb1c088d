"""Sources, their captures, and citations."""
