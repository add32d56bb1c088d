"""Pages over all articles: claims to check, speakers, the dashboard."""
