"""The Celery application. Tasks live in articles/tasks.py; the periods of some in settings."""

import os
from typing import Any

import structlog
from celery import Celery, signals
from click import Option
from django.conf import settings

from factcheck.private_data import make_data_private

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")

app = Celery("factcheck")
log = structlog.get_logger(__name__)
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(["articles"])
app.steps["worker"].add("factcheck.periodic_tasks:PeriodicTasksStep")
app.steps["consumer"].add("factcheck.monitoring.heartbeats:HeartbeatsStep")
app.user_options["worker"].add(
    Option(["--periodic-tasks"], is_flag=True, help="Also call the periodic tasks of the settings.")
)


@signals.setup_logging.connect
def keep_logging(**_about: Any) -> None:
    """Keep the log as the settings have it. Without a receiver Celery would replace it by its own."""


@signals.task_failure.connect
def log_failure(*, exception: BaseException, sender: Any = None, **_about: Any) -> None:
    """Log an error that a task has not handled. Celery's own line would quote its message."""
    log.error("task.failed", task=getattr(sender, "name", ""), exc_info=exception)
    from factcheck.monitoring.reporting import report_current_error  # noqa: PLC0415 (it needs apps)

    report_current_error(exception)


@signals.worker_init.connect
def start_reports(**_about: Any) -> None:
    """Start the traces and reports of errors that the settings ask for."""
    from factcheck.monitoring.reporting import start_reporting  # noqa: PLC0415 (the same)

    start_reporting()


@signals.celeryd_init.connect
def protect_data(**_about: Any) -> None:
    """Keep what a worker writes from other users of the machine."""
    make_data_private(settings.DATA_DIR)
