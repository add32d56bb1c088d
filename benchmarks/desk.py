"""Measure how fast the desk opens and how smoothly it scrolls: `make bench`."""

import os
import time
from importlib import import_module

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import User
from tests.factories import make_article, make_long_article

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright's loop, Django's calls
pytest_plugins = ["tests.people", "tests.browser.conftest"]
SENTENCE = (
    'Minister Jane Doe said that bridge {0} cost {0} million euros. "It is safe," she said.\n\n'
)
# Scrolls down the text, `step` pixels a frame. A frame later than 50 ms is visible as a jerk.
SCROLL = """async (step) => {
    const frames = [], tasks = [];
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map((task) => task.duration)))
        .observe({ type: "longtask" });
    const end = document.documentElement;
    let last = performance.now();
    for (let place = 0, still = 0; still < 5 && frames.length < 1000; place += step) {
        scrollTo({ top: place, behavior: "instant" });
        await new Promise(requestAnimationFrame);
        frames.push(performance.now() - last);
        last = performance.now();
        still = end.scrollTop + innerHeight + 2 < place ? still + 1 : 0;
    }
    frames.sort((one, other) => one - other);
    const at = (share) => Math.round(frames[Math.floor(share * (frames.length - 1))]);
    const late = frames.filter((frame) => frame > 50).length;
    return `${frames.length} frames, median ${at(0.5)} ms, 95 % within ${at(0.95)} ms, ` +
        `worst ${at(1)} ms, ${late} over 50 ms; ${tasks.length} long tasks`;
}"""


def test_import(editor: User) -> None:
    start = time.perf_counter()
    make_article(editor, "".join(map(SENTENCE.format, range(1000))), "Bridges")
    print(f"2000 statements: import {time.perf_counter() - start:.2f} s")  # noqa: T201


@pytest.mark.parametrize("statements", [20, 2000, 10_000])
def test_desk(client: Client, editor: User, statements: int) -> None:
    article = make_long_article(editor, statements)
    client.force_login(editor)
    address = f"/articles/{article.pk}/"
    client.get(address)
    import_module("factcheck.wsgi")  # as the server has it
    with CaptureQueriesContext(connection) as queries:
        start, worked = time.perf_counter(), time.process_time()
        page = client.get(address)
        shown, worked = time.perf_counter() - start, time.process_time() - worked
    print(  # noqa: T201
        f"{statements} statements: page {shown:.2f} s, of these {worked:.2f} s Python, "
        f"{len(queries)} queries, {len(page.content) / 1e6:.1f} MB"
    )


@pytest.mark.django_db(transaction=True)
def test_scrolling(log_in, editor: User) -> None:
    article = make_long_article(editor, 10_000)
    page = log_in("edith")
    start = time.perf_counter()
    page.goto(f"/articles/{article.pk}/")
    page.get_by_role("button", name="Flag").wait_for()
    print(f"10000 statements: usable after {time.perf_counter() - start:.2f} s")  # noqa: T201
    for step in (100, 800):  # a fast wheel; the bar, drawn through the whole text
        print(f"scrolling {step} pixels a frame: {page.evaluate(SCROLL, step)}")  # noqa: T201
