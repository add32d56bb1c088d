"""doccano from PyPI, in an environment of its own: opening, listing, searching and annotating texts.

It is a single-page app: a row sends the requests that its page sends for the same step, and the time
is that of all of them. It runs as `doccano webserver` and `doccano task` start it.
"""

import itertools
import json
import os
import signal
import subprocess
import venv
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path

import psycopg
from browser import Answer, Browser
from clusters import STORE
from factcheck_site import IMPORTS, OPENED, SEARCHES, VERDICTS
from measure import AT_ONCE
from production import free_port, wait_for_page
from sample_texts import article_text, town_of
from site_base import Sample, Site, expect

from factcheck.services import Postgres
from factcheck.services.processes import Program, stop_all

HERE = Path(__file__).resolve().parent
ENVIRONMENT = STORE / "doccano"
PYTHON, DOCCANO = ENVIRONMENT / "bin/python", ENVIRONMENT / "bin/doccano"
PACKAGES = ["doccano==1.8.4", "marshmallow<4", "numpy<2", "psycopg2-binary", "setuptools<81"]
PASSWORD = "correct horse battery"  # noqa: S105 (of a person who does not exist)
LAST_SPAN = 3200  # behind it, fill leaves room for new spans


class NotInstalled(Exception):
    """doccano could not be installed."""


@dataclass
class Doccano:
    """A running doccano: its port and its processes."""

    port: int
    web: Program
    tasks: Program

    @property
    def pids(self) -> list[int]:
        return [program.process.pid for program in (self.web, self.tasks) if program.process]


def install() -> None:
    """Install doccano in an environment of its own, once. Raises `NotInstalled`."""
    ready = ENVIRONMENT / "installed"
    if ready.exists():
        return
    venv.create(ENVIRONMENT, with_pip=True)
    pip = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    try:
        subprocess.run([*pip, *PACKAGES], check=True)  # noqa: S603
    except subprocess.CalledProcessError as failure:
        raise NotInstalled(f"doccano cannot be installed: {failure}") from failure
    ready.touch()


@contextmanager
def running_doccano(postgres: Postgres, articles: int) -> Iterator[Doccano]:
    """Run doccano with a database of its own in a running server. Raises `NotInstalled`."""
    install()
    folder = STORE / "run/doccano"
    folder.mkdir(parents=True, exist_ok=True)
    with psycopg.connect(postgres.url, autocommit=True) as connection:
        connection.execute("DROP DATABASE IF EXISTS doccano WITH (FORCE)")
        connection.execute("CREATE DATABASE doccano")
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "DOCCANO_HOME": str(folder),
        "DATABASE_URL": f"postgres://factcheck@/doccano?host={postgres.sockets}&sslmode=disable",
        "DJANGO_SETTINGS_MODULE": "config.settings.production",
        "STANDALONE": "True",
    }
    _set_up(folder, environment, articles)
    port = free_port()
    programs = _programs(port, folder, environment)
    try:
        for program in programs:
            program.start()
        wait_for_page(port, "/v1/health/", programs[0])
        yield Doccano(port, *programs)
    finally:
        stop_all(programs)


def _set_up(folder: Path, environment: dict[str, str], articles: int) -> None:
    """Create the tables, the person and the documents."""
    with (folder / "setup.log").open("wb") as log:
        for command in (
            [DOCCANO, "init"],
            [DOCCANO, "createuser", "--username", "admin", "--password", PASSWORD],
            [PYTHON, HERE / "doccano_fill.py", str(articles)],
        ):
            subprocess.run(  # noqa: S603
                command, cwd=folder, env=environment, check=True, stdout=log, stderr=log
            )


def _programs(port: int, folder: Path, environment: dict[str, str]) -> list[Program]:
    """Return web server and task queue, not yet started, as many processes as doccano chooses."""
    workers = (os.cpu_count() or 1) * 2 + 1
    backend = next(ENVIRONMENT.glob("lib/python3*/site-packages/backend"))
    web = [PYTHON, "-m", "gunicorn", "config.wsgi", "--bind", f"127.0.0.1:{port}"]
    web += ["--workers", str(workers), "--chdir", backend]
    return [
        Program(
            name,
            command,
            log=folder / f"{name}.log",
            stop_signal=signal.SIGTERM,
            death_signal=signal.SIGKILL,
            env=environment,
            cwd=folder,
        )
        for name, command in (("doccano", web), ("tasks", [DOCCANO, "task"]))
    ]


class DoccanoSite(Site):
    """A running doccano with people who are logged in."""

    name = "doccano"

    def __init__(self, doccano: Doccano, postgres: Postgres) -> None:
        self.port = doccano.port
        self.web_pids = doccano.pids[:1]
        self.database_pids = [postgres.process.pid] if postgres.process else []
        self.browser = self._log_in()
        projects = json.loads(self._get(self.browser, "/v1/projects").text)
        self.project = f"/v1/projects/{projects['results'][0]['id']}"
        self.label = json.loads(self._get(self.browser, f"{self.project}/span-types").text)[0]["id"]
        first = json.loads(self._get(self.browser, f"{self.project}/examples?limit=1").text)
        self.count, self.first = first["count"], first["results"][0]["id"]
        self.offsets = itertools.cycle(range(self.count))
        self.spans = zip(
            itertools.cycle(range(self.first, self.first + self.count)),
            itertools.count(LAST_SPAN),
            strict=False,
        )

    @property
    def rows(self) -> dict[str, Callable[[int], Sample]]:
        return {
            "open": lambda _n: self._in_turn(self._open, OPENED),
            "open16": lambda _n: self._at_once(self._open),
            "list": lambda _n: self._in_turn(self._list, SEARCHES),
            "list16": lambda _n: self._at_once(self._list),
            "search": self._search,
            "verdict": lambda _n: self._in_turn(self._annotate, VERDICTS),
            "verdict16": lambda _n: self._at_once(self._annotate),
            "import": self._import,
        }

    @cached_property
    def browsers(self) -> list[Browser]:
        return [self._log_in() for _lane in range(AT_ONCE)]

    def _log_in(self) -> Browser:
        browser = Browser(self.port)
        person = {"username": "admin", "password": PASSWORD}
        expect(self._send(browser, "/v1/auth/login/", person), 200)
        return browser

    def _get(self, browser: Browser, path: str) -> Answer:
        return expect(browser.get(path, {"Accept": "application/json"}), 200)

    def _send(self, browser: Browser, path: str, content: object) -> Answer:
        headers = {
            "Accept": "application/json",
            "Content-Type": "application/json",
            "X-CSRFToken": browser.cookies.get("csrftoken", ""),
        }
        return browser.send("POST", path, json.dumps(content).encode(), headers)

    def _in_turn(self, send: Callable[[Browser], None], count: int) -> Sample:
        return self.in_turn([partial(send, self.browser)] * count)

    def _at_once(self, send: Callable[[Browser], None]) -> Sample:
        return self.at_once([itertools.repeat(partial(send, browser)) for browser in self.browsers])

    def _open(self, browser: Browser) -> None:
        """Go to a document of the open project: the text, its spans, the progress."""
        offset = next(self.offsets)
        answer = self._get(browser, f"{self.project}/examples?limit=1&offset={offset}")
        example = json.loads(answer.text)["results"][0]["id"]
        self._get(browser, f"{self.project}/examples/{example}/spans")
        self._get(browser, f"{self.project}/metrics/progress")

    def _list(self, browser: Browser) -> None:
        """Show the first page of its list, which has ten documents."""
        self._get(browser, f"{self.project}/examples?limit=10&offset=0")

    def _search(self, number: int) -> Sample:
        words = [town_of(number * SEARCHES + at + 1) for at in range(SEARCHES)]
        return self.in_turn([partial(self._search_for, word) for word in words])

    def _search_for(self, word: str) -> None:
        self._get(self.browser, f"{self.project}/examples?limit=10&offset=0&q={word}")

    def _annotate(self, browser: Browser) -> None:
        """Label a span of the open document."""
        example, start = next(self.spans)
        span = {"label": self.label, "start_offset": start, "end_offset": start + 1}
        path = f"{self.project}/examples/{example}/spans"
        expect(self._send(browser, path, span), 201)

    def _import(self, number: int) -> Sample:
        first = number * IMPORTS + 10_000
        return self.in_turn(
            [partial(self._import_text, at) for at in range(first, first + IMPORTS)]
        )

    def _import_text(self, number: int) -> None:
        text = {"text": article_text(number), "upload_name": f"{number}.txt"}
        expect(self._send(self.browser, f"{self.project}/examples", text), 201)
