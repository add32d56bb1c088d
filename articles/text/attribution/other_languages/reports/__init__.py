"""Reports of speech by what shows them: a verb, a phrase, a label, the mood of a verb."""
