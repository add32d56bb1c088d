"""What people and workers do: one function each, with its transaction, permission and rule.

The object comes first, the rest by keyword. An action knows no request.
"""
