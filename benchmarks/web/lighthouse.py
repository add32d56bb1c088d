"""Lighthouse on the pages of a whole day: `make lighthouse`. The app runs as in production.

Lighthouse shows each page as a phone with a slow connection would, to a reviewer who is logged in.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

from browser import log_in  # noqa: E402
from clusters import DEMO_PASSWORDS, filled  # noqa: E402
from production import running  # noqa: E402

PROGRAM = ROOT / ".tools/lighthouse/node_modules/.bin/lighthouse"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PAGES = {
    "desk": "/articles/1/?claim=3",
    "claims to check": "/claims/",
    "My work": "/work/",
}
CATEGORIES = ("performance", "accessibility", "best-practices")
TIMES = ("first-contentful-paint", "largest-contentful-paint", "total-blocking-time")
ROUNDS = 3
WANTED = 95


def main() -> None:
    """Print the median scores of each page, and what lowers them. Fails below `WANTED`."""
    passwords = json.loads((filled(ROOT, 0) / DEMO_PASSWORDS).read_text())
    lowest = 100
    show(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} before the run")
    with running("lighthouse", ROOT, 0) as server:
        browser = log_in(server.port, "rosa", passwords["rosa"])
        cookies = "; ".join(f"{name}={value}" for name, value in browser.cookies.items())
        headers = {"Cookie": cookies, "X-Forwarded-Proto": "https"}
        for name, path in PAGES.items():
            rounds = [look(f"http://localhost:{server.port}{path}", headers) for _ in range(ROUNDS)]
            scores = [
                round(100 * statistics.median(each["categories"][key]["score"] for each in rounds))
                for key in CATEGORIES
            ]
            times = ", ".join(
                f"{key} {statistics.median(each['audits'][key]['numericValue'] for each in rounds):.0f} ms"
                for key in TIMES
            )
            shift = statistics.median(
                each["audits"]["cumulative-layout-shift"]["numericValue"] for each in rounds
            )
            written = ", ".join(
                f"{key} {score}" for key, score in zip(CATEGORIES, scores, strict=True)
            )
            show(f"{name}: {written}; {times}, layout shift {shift:.3f}", *lowered(rounds[0]))
            lowest = min(lowest, *scores)
    if lowest < WANTED:
        sys.exit(f"A page has less than {WANTED}.")


def look(address: str, headers: dict[str, str]) -> dict[str, dict[str, dict[str, float]]]:
    """Return the report of Lighthouse on a page."""
    program = next(filter(None, map(shutil.which, CHROMIUM)))
    command = [
        str(PROGRAM),
        address,
        "--quiet",
        "--output=json",
        f"--only-categories={','.join(CATEGORIES)}",
        f"--extra-headers={json.dumps(headers)}",
        "--chrome-flags=--headless=new --no-sandbox --disable-background-networking",
    ]
    done = subprocess.run(  # noqa: S603 (fixed arguments)
        command,
        check=True,
        capture_output=True,
        env=os.environ | {"CHROME_PATH": str(program)},
    )
    report: dict[str, dict[str, dict[str, float]]] = json.loads(done.stdout)
    return report


def lowered(report: dict[str, dict[str, dict[str, float]]]) -> list[str]:
    """Return the titles of the audits that a page does not pass, of those that count."""
    counted = {
        each["id"]
        for category in report["categories"].values()
        for each in category["auditRefs"]  # type: ignore[attr-defined]
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
