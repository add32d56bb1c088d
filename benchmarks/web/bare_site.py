"""The same rows at a plain Django site, whose pages are about as large as those of Factcheck."""

import itertools
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property, partial
from pathlib import Path

import psycopg
from browser import Browser, form_of, log_in
from factcheck_site import (
    CARDS,
    DESKS,
    IMPORTS,
    OPENED,
    POLL_SECONDS,
    POLLS,
    SEARCHES,
    VERDICTS,
)
from measure import AT_ONCE, Send
from production import free_port, wait_for_page
from sample_texts import article_text, town_of
from site_base import Sample, Site, expect

from factcheck.services import Postgres
from factcheck.services.processes import Program

HERE = Path(__file__).resolve().parent
PASSWORD = "correct horse battery"  # noqa: S105 (see bare/fill.py)
GUNICORN = [
    "gunicorn",
    "django.core.wsgi:get_wsgi_application()",
    "--workers",
    "2",
    "--threads",
    "8",
]


@contextmanager
def running_bare(postgres: Postgres, articles: int, folder: Path) -> Iterator[tuple[int, Program]]:
    """Run the bare site with a database of its own in a running server."""
    with psycopg.connect(postgres.url, autocommit=True) as connection:
        connection.execute("DROP DATABASE IF EXISTS bare")
        connection.execute("CREATE DATABASE bare")
    environment = os.environ | {
        "DATABASE_URL": postgres.url.replace("postgres:///factcheck?", "postgres:///bare?"),
        "DJANGO_SETTINGS_MODULE": "bare.settings",
        "PYTHONPATH": str(HERE),
    }
    command = [sys.executable, "-m", "bare.fill", str(articles)]
    subprocess.run(command, cwd=HERE, env=environment, check=True)  # noqa: S603
    port = free_port()
    web = Program(
        "The bare site",
        [sys.executable, "-m", *GUNICORN, "--bind", f"127.0.0.1:{port}"],
        log=folder / "bare.log",
        stop_signal=signal.SIGTERM,
        death_signal=signal.SIGKILL,
        env=environment,
        cwd=HERE,
    )
    web.start()
    try:
        wait_for_page(port, "/accounts/login/", web)
        yield port, web
    finally:
        web.stop()


class BareSite(Site):
    """The bare site. `page_bytes` says how large Factcheck's pages of a row were."""

    name = "bare"

    def __init__(
        self, port: int, web: Program, postgres: Postgres, page_bytes: Mapping[str, int]
    ) -> None:
        self.port = port
        self.page_bytes = page_bytes
        self.web_pids = [web.process.pid] if web.process else []
        self.database_pids = [postgres.process.pid] if postgres.process else []
        self.browser = log_in(port, "edith", PASSWORD)
        address = postgres.url.replace("postgres:///factcheck?", "postgres:///bare?")
        with psycopg.connect(address) as connection:
            ids = "SELECT id FROM bare_article ORDER BY id"
            self.articles = itertools.cycle([pk for (pk,) in connection.execute(ids)])
            ids = "SELECT id FROM bare_statement WHERE is_claim ORDER BY id"
            self.claims = itertools.cycle([pk for (pk,) in connection.execute(ids)])

    @property
    def rows(self) -> dict[str, Callable[[int], Sample]]:
        return {
            "open": lambda _n: self._in_turn(self._article, OPENED),
            "again": self._again,
            "open16": lambda _n: self._at_once(self._article),
            "card": lambda _n: self._in_turn(self._card, CARDS),
            "list": lambda _n: self._in_turn(self._list, SEARCHES),
            "list16": lambda _n: self._at_once(self._list),
            "search": self._search,
            "verdict": lambda _n: self._in_turn(self._verdict, VERDICTS),
            "verdict16": lambda _n: self._at_once(self._verdict),
            "import": self._import,
            "poll": self._poll,
        }

    @cached_property
    def browsers(self) -> list[Browser]:
        return [log_in(self.port, "edith", PASSWORD) for _lane in range(AT_ONCE)]

    def _in_turn(self, send: Callable[[Browser], None], count: int) -> Sample:
        return self.in_turn([partial(send, self.browser)] * count)

    def _at_once(self, send: Callable[[Browser], None]) -> Sample:
        return self.at_once([itertools.repeat(partial(send, browser)) for browser in self.browsers])

    def _size(self, row: str) -> str:
        return f"bytes={self.page_bytes.get(row, 0)}"

    def _article(self, browser: Browser) -> None:
        expect(browser.get(f"/articles/{next(self.articles)}/?{self._size('open')}"), 200)

    def _again(self, _number: int) -> Sample:
        sends: list[Send] = []
        for _article in range(OPENED):
            path = f"/articles/{next(self.articles)}/?{self._size('open')}"
            tag = expect(self.browser.get(path), 200).header("ETag")
            sends.append(partial(self._conditional, path, {"If-None-Match": tag}))
        return self.in_turn(sends)

    def _conditional(self, path: str, headers: dict[str, str]) -> None:
        expect(self.browser.get(path, headers), 304)

    def _card(self, browser: Browser) -> None:
        expect(browser.get(f"/claims/{next(self.claims)}/?{self._size('card')}"), 200)

    def _list(self, browser: Browser) -> None:
        expect(browser.get(f"/?{self._size('list')}"), 200)

    def _search(self, number: int) -> Sample:
        paths = [f"/search/?words={town_of(number * SEARCHES + at + 1)}" for at in range(SEARCHES)]
        return self.in_turn([partial(self._ok, path) for path in paths])

    def _ok(self, path: str) -> None:
        expect(self.browser.get(path), 200)

    def _verdict(self, browser: Browser) -> None:
        fields = [
            ("csrfmiddlewaretoken", browser.cookies["csrftoken"]),
            ("rating", "true"),
            ("explanation", "The records of the council confirm it. " * 5),
        ]
        path = f"/claims/{next(self.claims)}/verdicts/"
        expect(browser.post(path, fields), 200)

    def _import(self, number: int) -> Sample:
        first = number * IMPORTS + 10_000
        return self.in_turn(
            [partial(self._import_text, at) for at in range(first, first + IMPORTS)]
        )

    def _import_text(self, number: int) -> None:
        token = ("csrfmiddlewaretoken", self.browser.cookies["csrftoken"])
        sent = [token, ("text", article_text(number))]
        confirm = expect(self.browser.post("/articles/import/", sent), 302).header("Location")
        fields = form_of(expect(self.browser.get(confirm), 200).text, field="body")
        expect(self.browser.post(confirm, fields), 302)

    def _poll(self, _number: int) -> Sample:
        desks: list[Send] = []
        for at in range(DESKS):
            browser, article = self.browsers[at % AT_ONCE], next(self.articles)
            headers = {"X-CSRFToken": browser.cookies["csrftoken"]}
            path = f"/articles/{article}/news/"
            look = expect(browser.post(path, [("look", "")], headers), 200).text
            desks.append(partial(self._ask_for_news, browser, path, look, headers))
        return self.paced(desks * POLLS, interval=POLL_SECONDS / len(desks))

    def _ask_for_news(
        self, browser: Browser, path: str, look: str, headers: dict[str, str]
    ) -> None:
        expect(browser.post(path, [("look", look)], headers), 204)
