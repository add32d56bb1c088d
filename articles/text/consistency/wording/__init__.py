"""Check names, roles and quotations against each other."""
