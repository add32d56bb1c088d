"""Logs: one JSON object for each event, of the app, its libraries, gunicorn and Celery alike.

config      Django's LOGGING, and what becomes of each record
errors      errors without the text that caused them
requests    the id of each request, and what is logged of it
gunicorn    gunicorn's own lines in the same form
reporter    error mails without data
"""
