"""Find the reported words of a cue: where they begin and where they end."""
