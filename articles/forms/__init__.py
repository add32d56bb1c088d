"""Forms: the shape of what users type. Rules about the content are in the actions."""
