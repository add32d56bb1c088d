"""Views: read the request, call one action or read, answer with a page or a part of it."""
