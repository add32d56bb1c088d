"""Static files of production: one style sheet and one script for each kind of page.

Development serves the files as they are in `static/`, and the browser follows their imports.
"""
