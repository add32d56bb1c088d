"""How well pages are read, beside htmldate and trafilatura on the same files: `make bench-reading`.

    make bench-reading ARGS="--dates htmldate/tests --pages readability/test/test-pages"

`--dates` is the folder `tests` of github.com/adbar/htmldate, with 1,000 pages and their days, and
`--pages` that of github.com/mozilla/readability with the test pages. Neither is part of this project.
"""

import argparse
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
DAYS_IN = {"eval_default.json": ("eval", "cache"), "eval_mediacloud_2020.json": ("test_set",)}
PAGE = "http://fakehost/test/page.html"  # where readability's pages say that they are


class DatedPage(NamedTuple):
    """A page of the set of days, with the day that people read from it."""

    url: str
    body: bytes
    day: str


def main() -> None:
    """Print a table for each folder that is given."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dates", type=Path)
    parser.add_argument("--pages", type=Path)
    options = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    from django.conf import settings  # noqa: PLC0415 (not needed for the help)

    settings.configure(USE_I18N=False)
    if options.dates:
        compare_days(list(dated_pages(options.dates)))
    if options.pages:
        compare_pages(options.pages)
    if not (options.dates or options.pages):
        parser.print_help()


def dated_pages(folder: Path) -> Iterator[DatedPage]:
    """Yield the pages of htmldate's evaluation, in its order."""
    for name, folders in DAYS_IN.items():
        for url, page in json.loads((folder / name).read_text(encoding="utf-8")).items():
            paths = (folder / each / page["file"] for each in folders)
            body = next(path.read_bytes() for path in paths if path.exists())
            yield DatedPage(url, body, str(page["date"]))


def compare_days(pages: list[DatedPage]) -> None:
    """Print how many days are right, wrong and missing, for each reader."""
    from htmldate import find_date  # noqa: PLC0415

    from articles.reading.html import read_html  # noqa: PLC0415 (found only from here on)

    def own(page: DatedPage) -> str:
        fields = read_html(page.body, content_type="", url=page.url).fields
        return fields["published"].value[:10] if "published" in fields else ""

    def htmldate(page: DatedPage, *, extensive: bool = False) -> str:
        source = page.body.decode("utf-8", "replace")
        options = {"original_date": True, "extensive_search": extensive, "url": page.url}
        return find_date(source, **options) or ""

    readers = {
        "factcheck": own,
        "htmldate, fast": htmldate,
        "htmldate, extensive": lambda page: htmldate(page, extensive=True),
    }
    say(f"{len(pages)} pages: days right, wrong, not given; CPU ms a page")
    for name, read in readers.items():
        counts: Counter[str] = Counter()
        began = time.process_time()
        for page in pages:
            day = read(page)
            counts["right" if day == page.day else "wrong" if day else "none"] += 1
        each = (time.process_time() - began) / len(pages) * 1000
        say(f"  {name:22} {counts['right']:5} {counts['wrong']:5} {counts['none']:5} {each:8.1f}")


def compare_pages(folder: Path) -> None:
    """Print how many bylines, days, titles and paragraphs are right, for each reader."""
    from trafilatura.metadata import extract_metadata  # noqa: PLC0415

    from articles.reading.html import read_html  # noqa: PLC0415 (found only from here on)

    own, other = Counter[str](), Counter[str]()
    taken = Counter[str]()
    for path in sorted(folder.iterdir()):
        expected = json.loads((path / "expected-metadata.json").read_text(encoding="utf-8"))
        body = (path / "source.html").read_bytes()
        began = time.process_time()
        document = read_html(body, content_type="text/html; charset=utf-8", url=PAGE)
        taken["factcheck"] += time.process_time() - began
        read = {name: field.value for name, field in document.fields.items()}
        count(own, expected, read.get("author"), read.get("published"), read.get("title"))
        began = time.process_time()
        metadata = extract_metadata(body, default_url=PAGE)
        taken["trafilatura"] += time.process_time() - began
        count(other, expected, metadata.author, metadata.date, metadata.title)
        own += paragraphs(path / "expected.html", document.text)
    say("readability's pages: bylines, days, titles, paragraphs; CPU s")
    for name, counts in (("factcheck", own), ("trafilatura, metadata", other)):
        given = ("byline", "day", "title", "paragraph")
        shares = (f"{counts[f'{kind} right']} of {counts[kind]}" for kind in given if counts[kind])
        seconds = taken[name.partition(",")[0]]
        say(f"  {name:22} {'; '.join(shares)}; {seconds:.1f}")


def count(
    counts: Counter[str], expected: dict[str, Any], author: Any, published: Any, title: Any
) -> None:
    """Count a page: a name or a title is right if it and the expected one contain each other."""
    for kind, key, value in (("byline", "byline", author), ("title", "title", title)):
        if expected.get(key):
            counts[kind] += 1
            counts[f"{kind} right"] += is_same(value or "", expected[key])
    if expected.get("publishedTime"):
        counts["day"] += 1
        counts["day right"] += str(published or "")[:10] == day_of(expected["publishedTime"])


def is_same(one: str, other: str) -> bool:
    """Return whether one of two names contains the other, capitals and punctuation aside."""
    words = [re.sub(r"\W+", " ", each.casefold()).strip() for each in (one, other)]
    return all(words) and (words[0] in words[1] or words[1] in words[0])


def day_of(published: str) -> str:
    """Return the day of a time as readability's metadata write it."""
    try:
        return datetime.fromisoformat(published).date().isoformat()
    except ValueError:
        return published[:10]


def paragraphs(path: Path, text: str) -> Counter[str]:
    """Return how many of the expected paragraphs stand in the text, blanks aside."""
    from lxml import html  # noqa: PLC0415

    counts: Counter[str] = Counter()
    words = "".join(text.split())
    for paragraph in html.document_fromstring(path.read_text(encoding="utf-8")).iter("p"):
        expected = "".join(paragraph.text_content().split())
        if expected and not paragraph.xpath(".//p"):
            counts["paragraph"] += 1
            counts["paragraph right"] += expected in words
    return counts


def say(line: str) -> None:
    print(line)  # noqa: T201


if __name__ == "__main__":
    main()
