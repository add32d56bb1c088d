"""Starts workers as forks of one process that has loaded the libraries, which takes them a second.

Neither the settings nor the app are loaded before the fork: each worker reads its own environment.
"""

import gc
import json
import os
import signal
import sys
from importlib import import_module

from django.conf import settings

LIBRARIES = (
    "articles.fetching", "articles.importing", "articles.reports", "articles.text", "bs4",
    "celery.apps.worker", "celery.bin.celery", "celery.concurrency.thread",
    "django.contrib.admin.options", "django.core.management", "docx", "kombu.transport.redis",
    "lxml.html", "psycopg_pool", "pypdfium2", "requests", "structlog", "trafilatura",
)  # fmt: skip


def serve() -> None:
    """Fork for each line of standard input: JSON with `arguments`, `environment` and `log`.

    Writes the process of each fork to standard output. Ends with standard input.
    """
    for name in LIBRARIES:
        import_module(name)
    assert not settings.configured
    gc.freeze()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # so that no ended worker stays as a zombie
    for line in sys.stdin:
        order = json.loads(line)
        process = os.fork()
        if not process:
            run_celery(order["arguments"], order["environment"], order["log"])
        print(process, flush=True)  # noqa: T201


def run_celery(arguments: list[str], environment: dict[str, str], log: str) -> None:
    """Become a worker in a process group of its own. Does not return."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.setsid()
    os.environ.clear()
    os.environ.update(environment)
    output = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(output, 1)
    os.dup2(output, 2)
    sys.argv = ["celery", *arguments]
    sys.exit(import_module("celery.__main__").main())


if __name__ == "__main__":
    serve()
