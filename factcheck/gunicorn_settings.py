"""How gunicorn runs the web processes: `gunicorn --config python:factcheck.gunicorn_settings`.

Options on the command line come after these and win.
"""

import os
from functools import partial
from typing import Any

import structlog
from django.conf import settings

from factcheck.monitoring.memory import MemoryLimit

log = structlog.get_logger(__name__)
logger_class = "factcheck.logs.gunicorn.GunicornLogger"
# The processes share what is loaded before they start; in development each loads changed code.
preload_app = os.environ.get("DEBUG") != "1"
control_socket_disable = True  # nobody uses it
max_requests, max_requests_jitter = 20_000, 2_000  # not all processes at once


def post_worker_init(worker: Any) -> None:
    """Store what this process counts, from a thread that must not start before the fork."""
    from factcheck.monitoring.heartbeats import Heartbeats  # noqa: PLC0415 (the app is loaded by now)
    from factcheck.monitoring.reporting import start_reporting  # noqa: PLC0415 (the same)

    start_reporting()
    worker.metrics_thread = Heartbeats((), f"web:{worker.pid}")
    worker.metrics_thread.start()
    worker.memory = MemoryLimit(settings.WEB_MAX_MEGABYTES, partial(retire, worker))
    worker.memory.check()


def post_request(worker: Any, _request: Any, _environ: Any, _response: Any) -> None:
    """Give back what a large page took."""
    worker.memory.check()


def retire(worker: Any, megabytes: int) -> None:
    """Let the process finish its requests and end. gunicorn starts another one."""
    log.warning("process.retired", process="web", megabytes=megabytes)
    worker.alive = False


def worker_exit(_server: Any, worker: Any) -> None:
    """Store the last counts."""
    if thread := getattr(worker, "metrics_thread", None):
        thread.stop()
