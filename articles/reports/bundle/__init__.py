"""Signed archives of a report with its captures: create and verify them."""
