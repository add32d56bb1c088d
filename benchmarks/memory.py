"""How much memory stays in a web process and in workers after the same work once and three times.

It starts services, gunicorn and a worker of its own: `python benchmarks/memory.py`. With a number it works
so often instead. The web process renders the CSV of a large article; the worker fetches and reads
hostile pages. Figures are resident megabytes, before and after each round, when the processes have had
time to give memory back.
"""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = int(sys.argv[1]) if len(sys.argv) > 1 else 3
STATEMENTS = 8_000
PAGES = 40
QUIET_SECONDS = 20.0  # a worker looks at its memory every 15 seconds
MOST_GROWTH = 20  # megabytes above the first round


def main() -> None:
    sys.path.insert(0, str(ROOT))
    from tests import services  # noqa: PLC0415 (found only from here on)

    services.start_services()
    try:
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "factcheck.settings",
            "PYTHONPATH": str(ROOT),
            "FETCH_HOST_AT_ONCE": "0",
            "FETCH_HOST_GAP_SECONDS": "0",
            "DATABASE_POOL": "8",
            "MALLOC_ARENA_MAX": "2",  # as in docker-compose.yml
        }
        import django  # noqa: PLC0415 (the services are its settings)

        django.setup()
        grown = [*measure_web(), *measure_workers()]
    finally:
        services.cleanup.close()
    sys.exit(f"More than {MOST_GROWTH} MB stayed: {', '.join(grown)}." if grown else 0)


def megabytes(process: int) -> float:
    """Return the resident memory of a process."""
    pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def children(process: int) -> list[int]:
    """Return the processes that a process has started."""
    return [
        int(pid) for pid in Path(f"/proc/{process}/task/{process}/children").read_text().split()
    ]


@contextmanager
def running(command: list[str], **variables: str) -> Iterator[int]:
    """Run a program of ours. Yields its process."""
    environment = os.environ | variables
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(  # noqa: S603 (our own command lines)
            [sys.executable, "-m", *command], cwd=ROOT, env=environment, stdout=log, stderr=log
        )
        try:
            yield process.pid
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(60)


def rounds(name: str, process: Callable[[], int], work: Callable[[], None]) -> list[str]:
    """Do the work three times and print the memory after each. Returns the name if it grew."""
    sizes = []
    before = megabytes(process())
    for _round in range(ROUNDS):
        work()
        time.sleep(QUIET_SECONDS)
        sizes.append(megabytes(process()))
    row = "".join(f"{size:9.1f}" for size in (before, *sizes))
    print(f"{name:12}{row}  {sizes[-1] - sizes[0]:+.1f} MB", flush=True)  # noqa: T201 (a benchmark prints)
    return [name] if sizes[-1] - sizes[0] > MOST_GROWTH else []


def measure_web() -> list[str]:
    """Render the CSV of a large article in one web process."""
    from django.conf import settings  # noqa: PLC0415 (after `django.setup`)
    from django.test import Client  # noqa: PLC0415 (the same)

    from tests.factories import UserFactory, make_long_article  # noqa: PLC0415 (the same)

    editor = UserFactory.create(username="memory", is_editor=True, is_reviewer=True)
    article = make_long_article(editor, STATEMENTS, every=4)
    client = Client()
    client.force_login(editor)
    cookie = f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    options = ["--config", "python:factcheck.gunicorn_settings", "--threads", "4"]
    options += ["--bind", f"127.0.0.1:{port}", "--timeout", "300"]

    def read(path: str) -> None:
        request = urllib.request.Request(f"{address}{path}", headers={"Cookie": cookie})  # noqa: S310
        with urllib.request.urlopen(request, timeout=300) as answer:  # noqa: S310 (our own server)
            answer.read()

    with running(["gunicorn", "factcheck.wsgi", *options]) as master:
        wait_until(lambda: reads(read, "/health/live"))
        read("/articles/")
        return rounds(
            "web, CSV",
            lambda: children(master)[0],
            lambda: read(f"/articles/{article.pk}/report.csv?rendering=legal&download"),
        )


def measure_workers() -> list[str]:
    """Have one worker fetch and read hostile pages."""
    from articles import jobs  # noqa: PLC0415 (after `django.setup`)
    from articles.models import Job, Source, User  # noqa: PLC0415 (the same)
    from tests.origin import Origin  # noqa: PLC0415 (the same)

    with Origin() as origin:
        person = User.objects.get(username="memory")
        for number in range(PAGES):
            origin.page(f"/{number}", HOSTILE[number % len(HOSTILE)](number))
        sources = [
            Source.objects.create(kind="url", url=origin.url(f"/{number}"), added_by=person).pk
            for number in range(PAGES)
        ]

        def fetch_all() -> None:
            for source in sources:
                jobs.ask(Job.Kind.FETCH, source)
            wait_until(lambda: not Job.objects.filter(state__in=Job.PENDING).exists())

        options = [
            "-Q",
            "fetch,parse",
            "-P",
            "threads",
            "-c",
            "8",
            "--periodic-tasks",
            "-l",
            "info",
        ]
        worker = ["celery", "-A", "factcheck", "worker", *options]
        peers = {"FETCH_ALLOWED_PEERS": origin.allowed, "FETCH_PARSERS": "2", "SWEEP_SECONDS": "2"}
        with running(worker, **peers) as process:
            fetch_all()  # what is loaded at first use is no growth
            return rounds("worker", lambda: process, fetch_all)


def _nested(number: int) -> str:
    depth = 3_000 + number
    return f"<html><body>{'<div><b>' * depth}Deep.{'</b></div>' * depth}</body></html>"


def _long_table(number: int) -> str:
    rows = "".join(f"<tr><td>{n}</td><td>{n * number}</td></tr>" for n in range(20_000))
    return f"<html><title>Table {number}</title><body><table>{rows}</table></body></html>"


def _many_paragraphs(number: int) -> str:
    said = f"<p>Minister Jane Doe said that bridge {number} cost 4.5 million euros.</p>"
    return f"<html><title>Article {number}</title><body><article>{said * 8_000}</article></body></html>"


def _one_line(number: int) -> str:
    return f"<html><title>Line {number}</title><body><p>{'word ' * 400_000}</p></body></html>"


HOSTILE = (_nested, _long_table, _many_paragraphs, _one_line)


def reads(read: Callable[[str], None], path: str) -> bool:
    try:
        read(path)
    except OSError:
        return False
    return True


def wait_until(true: Callable[[], Any], seconds: float = 900.0) -> None:
    end = time.monotonic() + seconds
    while not true():
        if time.monotonic() > end:
            sys.exit("It took too long.")
        time.sleep(0.2)


if __name__ == "__main__":
    main()
