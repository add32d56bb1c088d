"""The API for other programs, under /api/v1/. It reads and acts as the pages do, as JSON."""
