"""People, invitations, presence, settings, undo entries, events."""
