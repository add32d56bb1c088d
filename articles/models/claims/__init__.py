"""Claim, carried-over claim, comment, mention, file."""
