"""The Celery application. Tasks live in articles/tasks.py; the schedule in settings."""

import os
from typing import Any

from celery import Celery, signals
from django.conf import settings

from factcheck.private_data import make_data_private

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")

app = Celery("factcheck")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(["articles"])


@signals.celeryd_init.connect
@signals.beat_init.connect
def protect_data(**_about: Any) -> None:
    """Keep what a worker or beat writes from other users of the machine."""
    make_data_private(settings.DATA_DIR)
