"""The project: settings, urls, Celery and the embedded services. The app is in `articles`."""

from factcheck.celery import app as celery_app

__all__ = ["celery_app"]
