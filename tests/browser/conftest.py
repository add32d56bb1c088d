"""Fixtures for Chromium on the live server. Every page that a test opens must log no errors."""

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from mimetypes import guess_type
from pathlib import Path
from threading import Condition
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.signals import request_finished, request_started
from django.db import connections
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.test import Client
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Locator,
    Page,
    expect,
    sync_playwright,
)

from articles.models import User
from factcheck.static_files.storage import JOINED
from tests.origin import Origin
from tests.worker import Worker

ROOT = Path(__file__).resolve().parents[2]
SHELL = "chromium-headless-shell"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
expect.set_options(timeout=30_000)  # a busy machine is slow
VIOLATIONS = "async (options) => (await axe.run(options)).violations"
QUIET = ["--no-sandbox", "--disable-background-networking", "--disable-component-update"]


@pytest.fixture(scope="session")
def launch() -> Iterator[Callable[..., Browser]]:
    """`launch()` starts a Chromium with options of Playwright: its quicker shell, if there is one.

    `is_whole` asks for all of Chromium, because the shell keeps no pages in memory for Back.
    """
    browsers: list[Browser] = []
    with sync_playwright() as playwright:

        def start(*, is_whole: bool = False, **options: Any) -> Browser:
            names = NAMES if is_whole else (SHELL, *NAMES)
            program = next(filter(None, map(shutil.which, names)), None)
            assert program, "The browser tests need Chromium on PATH."
            started = playwright.chromium.launch(executable_path=program, args=QUIET, **options)
            browsers.append(started)
            return started

        yield start
        for browser in browsers:
            browser.close()


@pytest.fixture(scope="session")
def chromium(launch) -> Browser:
    started: Browser = launch()
    return started


@pytest.fixture(autouse=True, scope="session")
def static_files() -> Iterator[None]:
    """Serve style sheets and scripts as production does: joined, and kept by the browser.

    Else each page would ask for fifty files again.
    """
    joined = {
        name: join(name, lambda part: (ROOT / "static" / part).read_text())
        for name, join in JOINED.items()
    }
    separate = StaticFilesHandler.serve

    def serve(handler: StaticFilesHandler, request: HttpRequest) -> HttpResponseBase:
        name = handler.file_path(request.path)
        kind = guess_type(name)[0]
        response: HttpResponseBase = (
            HttpResponse(joined[name], content_type=kind)
            if name in joined
            else separate(handler, request)
        )
        response["Cache-Control"] = "max-age=3600, immutable"
        return response

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(StaticFilesHandler, "serve", serve)
        yield


def follow(link: Locator) -> None:
    """Click on a link and wait for its page: a click alone returns on the page that it leaves."""
    with link.page.expect_navigation():
        link.click()


class RunningRequests:
    """Counts the requests that the live server is answering.

    A page that closes leaves some behind. They would read tables while these are emptied after the
    test, and PostgreSQL would end one of the two for a deadlock.
    """

    def __init__(self) -> None:
        self.number = 0
        self.changed = Condition()

    def __enter__(self) -> "RunningRequests":
        request_started.connect(self._start)
        request_finished.connect(self._finish)
        return self

    def __exit__(self, *_error: object) -> None:
        request_started.disconnect(self._start)
        request_finished.disconnect(self._finish)

    def _start(self, **_about: object) -> None:
        self._count(1)

    def _finish(self, **_about: object) -> None:
        self._count(-1)

    def _count(self, change: int) -> None:
        with self.changed:
            self.number += change
            self.changed.notify_all()

    def wait(self) -> None:
        """Wait until all are answered."""
        with self.changed:
            assert self.changed.wait_for(lambda: self.number <= 0, timeout=30)


@pytest.fixture(scope="session")
def unused_contexts() -> list[BrowserContext]:
    """Contexts that keep nothing of former tests but the style sheets and scripts of the app."""
    return []


def emptied(context: BrowserContext, address: str) -> bool:
    """Remove what the context keeps of the app at this address. Returns whether that is possible."""
    if not context.pages:
        return False
    stored = {"origin": address, "storageTypes": "local_storage"}
    context.new_cdp_session(context.pages[0]).send("Storage.clearDataForOrigin", stored)
    for page in context.pages:
        page.close()
    context.clear_cookies()
    return True


@pytest.fixture
def open_browser(chromium, live_server, unused_contexts) -> Iterator[Callable[..., Page]]:
    """`open_browser()` opens a page in a separate browser, as another person would.

    `is_own` and options of Playwright are for a browser that no other test may use afterwards.
    """
    contexts: list[BrowserContext] = []
    shared: list[BrowserContext] = []
    errors: list[str] = []

    def open_page(*, is_own: bool = False, **options: Any) -> Page:
        is_own = is_own or bool(options)
        options.setdefault("viewport", {"width": 1440, "height": 1000})
        if is_own or not unused_contexts:
            context = chromium.new_context(base_url=live_server.url, **options)
            context.set_default_timeout(40_000)
        else:
            context = unused_contexts.pop()
        (contexts if is_own else shared).append(context)
        page: Page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", complain)
        return page

    def complain(message: ConsoleMessage) -> None:
        """Return the errors that a page logs, without refusals and the attempts of axe."""
        expected = (
            "the server responded with a status of 4",
            "Response Status Error Code 4",
            "the server responded with a status of 503",  # the database restarts
            "Response Status Error Code 503",
            "htmx:sendError",  # no connection
            "htmx:afterRequest",  # comes with both
            "ERR_INTERNET_DISCONNECTED",
        )
        from_axe = not message.location["url"]
        if (
            message.type == "error"
            and not from_axe
            and not any(e in message.text for e in expected)
        ):
            errors.append(message.text)

    with RunningRequests() as requests:
        yield open_page
        for context in shared:
            (unused_contexts if emptied(context, live_server.url) else contexts).append(context)
        for context in contexts:
            context.close()
        requests.wait()
    connections.close_all()
    assert errors == []


@pytest.fixture
def log_in(open_browser, live_server) -> Callable[..., Page]:
    """`log_in("rosa", at="/articles/")` returns a page on which Rosa is logged in.

    It begins a session without the login page, which has tests of its own. Without `at`, the page is
    still blank.
    """

    def log_in_as(username: str, *, at: str = "", **options: Any) -> Page:
        page: Page = open_browser(**options)
        client = Client()
        client.force_login(User.objects.get(username=username))
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        cookie: Any = {
            "name": settings.SESSION_COOKIE_NAME,
            "value": session,
            "url": live_server.url,
        }
        page.context.add_cookies([cookie])
        if at:
            page.goto(at)
        return page

    return log_in_as


@pytest.fixture
def origin() -> Iterator[Origin]:
    with Origin() as origin:
        yield origin


@pytest.fixture
def worker(origin, transactional_db, tmp_path) -> Iterator[Worker]:
    """A worker that may reach `origin`."""
    with Worker([origin.allowed], tmp_path) as worker:
        yield worker


@pytest.fixture
def valid(tmp_path) -> Callable[[list[tuple[str, str]]], None]:
    """`valid(pages)` fails if html-validate reports an error in one of (address, HTML)."""
    program = ROOT / ".tools/markup/node_modules/.bin/html-validate"
    assert program.exists(), (
        "The tests of pages need html-validate: sh scripts/install-node-tools tests/markup"
    )

    def check(pages: list[tuple[str, str]]) -> None:
        addresses = {}
        for number, (address, html) in enumerate(pages):
            file = tmp_path / f"{number}.html"
            file.write_text(html)
            addresses[str(file)] = address
        rules = ROOT / "tests/markup/.htmlvalidate.json"
        command = [str(program), "--config", str(rules), "--formatter", "json", *addresses]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        violations = [
            (addresses[file["filePath"]], error["line"], error["message"])
            for file in json.loads(done.stdout)
            for error in file["messages"]
        ]
        assert violations == []
        assert done.returncode == 0, done.stderr

    return check


@pytest.fixture
def accessible() -> Callable[..., None]:
    """`accessible(page)` fails if axe finds a violation of WCAG 2.2 AA, or of the given rules."""
    script = Axe().axe_script
    wcag = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

    def check(page: Page, rules: Sequence[str] = wcag) -> None:
        # Its preload would fetch every style sheet again, from addresses relative to the page.
        # Without the types of result, it describes each element that passed as well.
        options = {"runOnly": list(rules), "preload": False, "resultTypes": ["violations"]}
        page.wait_for_load_state()  # without its styles, the targets of a page are too small
        if not page.evaluate("'axe' in window"):
            page.evaluate(script)
        violations = page.evaluate(VIOLATIONS, options)  # what passed is long, and nobody reads it
        assert [(v["id"], [n["html"][:200] for n in v["nodes"][:3]]) for v in violations] == []

    return check
