"""The shape of what was typed. Rules about the matter itself are in the actions."""
