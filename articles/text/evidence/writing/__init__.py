"""Recognise the same words in another script or spelling."""
