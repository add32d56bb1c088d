"""Scale, verdict, sign-off, tie-break, reconfirmation, withdrawal."""
