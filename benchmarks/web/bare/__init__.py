"""A plain Django site with the same pages in their simplest form, to compare with."""
