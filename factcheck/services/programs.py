"""The processes of Factcheck itself: the web server and two workers."""

import signal
import sys
from collections.abc import Mapping
from pathlib import Path

from factcheck.services.processes import Program

BASE_DIR = Path(__file__).resolve().parent.parent.parent
FETCH_THREADS = "32"  # pages that are waited for at once
PARSE_THREADS = "4"  # pass pages to the processes that read them, and store the result
WEB_THREADS = "8"
DATABASE_CONNECTIONS = "8"  # shared by the threads of a process, kept from page to page


def database_setup(*, env: Mapping[str, str]) -> Program:
    """Return the command that sets up the database and ends. Its output is for the terminal."""
    return Program(
        "Database setup",
        [sys.executable, BASE_DIR / "manage.py", "setup_database"],
        log=None,
        stop_signal=signal.SIGTERM,
        env=env,
        cwd=BASE_DIR,
    )


def web_server(port: int, *, env: Mapping[str, str], logs: Path) -> Program:
    """Return the web server, which loads changed code and templates by itself."""
    command = [sys.executable, "-m", "gunicorn", "factcheck.wsgi", "--bind", f"127.0.0.1:{port}"]
    command += ["--config", "python:factcheck.gunicorn_settings"]
    command += [
        "--threads",
        WEB_THREADS,
        "--graceful-timeout",
        "2",
        "--log-level",
        "warning",
        "--reload",
    ]
    for template in (BASE_DIR / "templates").rglob("*.html"):
        command += ["--reload-extra-file", str(template)]
    return Program(
        "The web server",
        command,
        log=logs / "web.log",
        stop_signal=signal.SIGTERM,
        env={**env, "DATABASE_POOL": DATABASE_CONNECTIONS},
        cwd=BASE_DIR,
    )


def background_programs(*, env: Mapping[str, str], logs: Path) -> list[Program]:
    """Return the worker that fetches and calls the periodic tasks, and the worker that parses."""
    celery = [sys.executable, "-m", "celery", "-A", "factcheck"]
    worker = [*celery, "worker", "-l", "warning", "--without-mingle", "--without-gossip"]
    fetcher = ["-Q", "fetch", "-P", "threads", "-c", FETCH_THREADS, "-n", "fetcher@%h"]
    parser = ["-Q", "parse", "-P", "threads", "-c", PARSE_THREADS, "-n", "parser@%h"]

    def program(name: str, options: list[str]) -> Program:
        log = logs / f"{name.rsplit(maxsplit=1)[-1]}.log"
        return Program(
            name,
            [*worker, *options],
            log=log,
            stop_signal=signal.SIGQUIT,
            # A worker that is still starting may not follow another signal. Its jobs are in
            # PostgreSQL, and the next start does them.
            death_signal=signal.SIGKILL,
            env={**env, "DATABASE_POOL": DATABASE_CONNECTIONS},
            cwd=BASE_DIR,
        )

    return [
        program("Worker fetcher", [*fetcher, "--periodic-tasks"]),
        program("Worker parser", parser),
    ]
