"""The sources of a report as bibliographies list them."""
