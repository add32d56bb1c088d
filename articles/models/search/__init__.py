"""The index of the search: what can be found, and its words."""
