"""Where files are stored: on a local disk, or in an object store."""
