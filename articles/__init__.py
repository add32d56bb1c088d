"""The app: all that a newsroom does with an article. Its version is the project's version."""

__version__ = "0.1.0"
