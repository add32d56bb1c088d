"""Check dates, ages and durations against each other."""
