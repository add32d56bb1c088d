"""The Celery application. Tasks live in articles/tasks.py; the periods of some in settings."""

import os
from typing import Any

from celery import Celery, signals
from click import Option
from django.conf import settings

from factcheck.private_data import make_data_private

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")

app = Celery("factcheck")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(["articles"])
app.steps["worker"].add("factcheck.periodic_tasks:PeriodicTasksStep")
app.steps["consumer"].add("factcheck.monitoring.heartbeats:HeartbeatsStep")
app.user_options["worker"].add(
    Option(["--periodic-tasks"], is_flag=True, help="Also call the periodic tasks of the settings.")
)


@signals.celeryd_init.connect
def protect_data(**_about: Any) -> None:
    """Keep what a worker writes from other users of the machine."""
    make_data_private(settings.DATA_DIR)
