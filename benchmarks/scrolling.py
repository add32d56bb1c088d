"""Measure in Chromium how soon a very long desk is usable, and how smoothly it scrolls: `make bench`."""

import os
import time

import pytest

from articles.models import User
from tests.factories import make_long_article

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright's loop, Django's calls
pytest_plugins = ["tests.people", "tests.browser.conftest"]
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
