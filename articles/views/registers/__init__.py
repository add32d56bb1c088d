"""Lists over all articles: claims to check."""
