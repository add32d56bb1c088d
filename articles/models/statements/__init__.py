"""Statement, quotation, speaker, attribution, fact tick, possible inconsistency."""
