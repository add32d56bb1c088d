"""Webhooks: messages to other systems, what they are about, and who gets them."""
