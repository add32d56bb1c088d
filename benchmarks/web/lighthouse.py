"""Lighthouse on the pages of a whole day: `make lighthouse`. The app runs as in production.

Lighthouse shows each page as a phone with a slow connection would, to a reviewer who is logged in.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

from browser import log_in  # noqa: E402
from clusters import DEMO_PASSWORDS, filled  # noqa: E402
from production import free_port, running  # noqa: E402

PROGRAM = ROOT / ".tools/lighthouse/node_modules/.bin/lighthouse"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PAGES = {
    "desk": "/articles/1/?claim=3",
    "claims to check": "/claims/",
    "My work": "/work/",
}
CATEGORIES = ("performance", "accessibility", "best-practices")
TIMES = ("first-contentful-paint", "largest-contentful-paint", "total-blocking-time")
SHIFT = "cumulative-layout-shift"
ROUNDS, ATTEMPTS = 3, 3
WANTED = 95
Report = dict[str, dict[str, dict[str, Any]]]


def main() -> None:
    """Print the median scores of each page, and what lowers them. Fails below `WANTED`."""
    passwords = json.loads((filled(ROOT, 0) / DEMO_PASSWORDS).read_text())
    show(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} before the run")
    with running("lighthouse", ROOT, 0) as server:
        cookies = log_in(server.port, "rosa", passwords["rosa"]).cookies
        address = f"http://localhost:{server.port}"
        with chromium(address, cookies) as port:
            lowest = min(measure(name, address + path, port) for name, path in PAGES.items())
    if lowest < WANTED:
        sys.exit(f"A page has less than {WANTED}.")


@contextmanager
def chromium(address: str, cookies: Mapping[str, str]) -> Iterator[int]:
    """Start a Chromium that has the cookies, and yield the port by which it is driven."""
    port, program = free_port(), next(filter(None, map(shutil.which, CHROMIUM)))
    options = [f"--remote-debugging-port={port}", "--no-sandbox", "--disable-background-networking"]
    with TemporaryDirectory() as profile, sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            profile, executable_path=program, args=options
        )
        context.add_cookies(
            [{"name": name, "value": value, "url": address} for name, value in cookies.items()]
        )
        yield port
        context.close()


def measure(name: str, address: str, port: int) -> int:
    """Measure a page and print what it got. Return the lowest score."""
    rounds = [look(address, port) for _round in range(ROUNDS)]

    def typical(group: str, key: str, value: str) -> float:
        return statistics.median(each[group][key][value] for each in rounds)

    scores = {key: round(100 * typical("categories", key, "score")) for key in CATEGORIES}
    figures = [f"{key} {score}" for key, score in scores.items()]
    figures += [f"{key} {typical('audits', key, 'numericValue'):.0f} ms" for key in TIMES]
    figures += [f"layout shift {typical('audits', SHIFT, 'numericValue'):.3f}"]
    show(f"{name}: {', '.join(figures)}", *lowered(rounds[0]))
    return min(scores.values())


def look(address: str, port: int) -> Report:
    """Return the report of Lighthouse on a page, as by a proxy that has received it by HTTPS."""
    command = [
        str(PROGRAM),
        address,
        "--quiet",
        "--output=json",
        f"--port={port}",
        f"--only-categories={','.join(CATEGORIES)}",
        f"--extra-headers={json.dumps({'X-Forwarded-Proto': 'https'})}",
    ]
    for _attempt in range(ATTEMPTS):  # on a busy machine it gives up now and then
        done = subprocess.run(command, check=False, capture_output=True)  # noqa: S603 (fixed arguments)
        if not done.returncode:
            report: Report = json.loads(done.stdout)
            return report
    sys.exit(done.stderr.decode())


def lowered(report: Report) -> list[str]:
    """Return the titles of the audits that a page does not pass, of those that count."""
    counted = {
        each["id"]
        for category in report["categories"].values()
        for each in category["auditRefs"]
        if each["weight"]
    }
    audits = [audit for name, audit in report["audits"].items() if name in counted]
    return [
        f"    {audit['score']}  {audit['title']} {audit.get('displayValue', '')}"
        for audit in audits
        if audit["score"] is not None and audit["score"] < 0.95
    ]


def show(*lines: str) -> None:
    print(*lines, sep="\n", flush=True)  # noqa: T201 (a benchmark prints)


if __name__ == "__main__":
    main()
