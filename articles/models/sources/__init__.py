"""Source, citation, finding, common origin."""
