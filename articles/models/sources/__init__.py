"""Source, capture, citation, finding, common origin."""
