"""Measure each report format for 100 claims: wall and processor time, the best of three runs.

Run it on an idle machine: `make bench-reports`.
"""

import os
import sys
import time
from pathlib import Path

import django

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")
django.setup()

from articles.reports import FORMATS, Rendering, Report  # noqa: E402
from tests.reports.made import (  # noqa: E402
    a_citation,
    a_claim,
    a_query,
    a_report,
    a_source,
    a_verdict,
    an_event,
)

CLAIMS = 100
SAID = "Minister Jane Doe said that bridge {0} cost {0} million euros. “It is safe,” she said."


def report_of_claims() -> Report:
    """Each claim with a verdict of a paragraph, two citations and a query; 500 events."""
    said = [SAID.format(number) for number in range(1, CLAIMS + 1)]
    text = "\n\n".join(said)
    claims = [
        a_claim(
            number,
            words.partition(".")[0],
            text,
            verdicts=(a_verdict("It cost five. " * 12),),
            citations=(a_citation("p. 4", number), a_citation("p. 5", 1 + number % CLAIMS)),
            queries=(a_query("How much?"),),
        )
        for number, words in enumerate(said, start=1)
    ]
    sources = [a_source(n, url=f"https://www.example.com/{n}") for n in range(1, CLAIMS + 1)]
    events = [an_event() for _event in range(500)]
    return a_report(text, claims=tuple(claims), sources=tuple(sources), events=tuple(events))


def main() -> None:
    report = report_of_claims()
    for key, form in FORMATS.items():
        if key == "zip":  # all of the others together
            continue
        form.rendered(a_report(), Rendering.PUBLIC)  # fonts and templates are read once
        walls, processors = [], []
        for _time in range(3):
            wall, processor = time.perf_counter(), time.process_time()
            data = form.rendered(report, Rendering.PUBLIC)
            walls.append(time.perf_counter() - wall)
            processors.append(time.process_time() - processor)
        size = len(data) / 1000
        print(f"{key:14}{min(walls):6.2f} s{min(processors):6.2f} s processor{size:8.0f} kB")  # noqa: T201


if __name__ == "__main__":
    main()
