"""A request comes in: read it, call one action or read, answer with a page or a part."""
