"""What LibreOffice and poppler read in exported reports: part of `make bench-reading`.

A Word export is saved by LibreOffice, as .docx and through .odt, and read again: how many claims stand
on exactly their words, and how many citations have their address and location. Poppler looks for the
claims in the PDF. Neither program is needed otherwise; what is not installed is passed over.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import django

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")
django.setup()

from articles.reading.word import read_word  # noqa: E402
from articles.reports import FORMATS, Rendering, Report  # noqa: E402
from tests.reports.made import a_citation, a_claim, a_report, a_source, a_verdict  # noqa: E402

SENTENCE = "Mara Lind said that pier {0} cost {0} million euros, and that {0} people work there."
PARTS = ("pier {0} cost {0} million euros", "{0} people work there")  # two claims on one sentence
SENTENCES = 20
WORD = "docx:MS Word 2007 XML"


def report_of_claims() -> Report:
    """Two claims on each sentence, each with two locations of a source."""
    numbers = range(1, SENTENCES + 1)
    text = "\n\n".join(SENTENCE.format(number) for number in numbers)
    words = [part.format(number) for number in numbers for part in PARTS]
    claims = []
    for number, part in enumerate(words, start=1):
        cited = [
            replace(a_citation(source=number), locator=locator, excerpt=f"It is {number}.")
            for locator in ("p. 4", "pp. 5-6, 9")
        ]
        verdicts = (a_verdict(),) if number % 2 else ()
        claims.append(a_claim(number, part, text, citations=tuple(cited), verdicts=verdicts))
    sources = tuple(a_source(n, url=f"https://example.com/{n}") for n in range(1, len(words) + 1))
    return a_report(text, claims=tuple(claims), sources=sources)


def converted(data: bytes, to: str, *, was: str = "docx") -> bytes:
    """Return what LibreOffice saves."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"report.{was}"
        file.write_bytes(data)
        command = ["soffice", "--headless", "--convert-to", to, "--outdir", f"{folder}/saved"]
        subprocess.run([*command, str(file)], check=True, capture_output=True)  # noqa: S603 - our own
        return next(Path(folder, "saved").iterdir()).read_bytes()


def compare(name: str, data: bytes, report: Report) -> None:
    """Print what comes back of the Word file `data`."""
    document = read_word(data)
    claims = {each.claim: each for each in document.annotations if each.claim}
    words = citations = 0
    for claim in report.numbered_claims:
        read = claims.get(claim.number or 0)
        if read is None:
            continue
        words += document.text[read.start : read.end] == claim.text
        cited = [(each.url, each.locator, each.excerpt) for each in read.citations]
        for each in claim.citations:
            citations += (report.sources[each.source - 1].url, each.locator, each.excerpt) in cited
    total = sum(len(claim.citations) for claim in report.claims)
    print(  # noqa: T201
        f"  {name:<22} claims {words} of {len(report.claims)}, citations {citations} of {total}"
    )


def main() -> None:
    report = report_of_claims()
    data = FORMATS["docx"].rendered(report, Rendering.LEGAL)
    print("Word export, read again")  # noqa: T201
    compare("as it is", data, report)
    if shutil.which("soffice"):
        compare("LibreOffice", converted(data, WORD), report)
        through = converted(converted(data, "odt"), WORD, was="odt")
        compare("LibreOffice, as .odt", through, report)
    if shutil.which("pdftotext"):
        pdf = FORMATS["pdf"].rendered(report, Rendering.LEGAL)
        command = ["pdftotext", "-", "-"]
        done = subprocess.run(command, input=pdf, check=True, capture_output=True)  # noqa: S603 - our own
        text = done.stdout.decode()
        squeezed = " ".join(text.split())
        matches = sum(claim.text in squeezed for claim in report.claims)
        print(f"PDF, read by poppler: claims {matches} of {len(report.claims)}")  # noqa: T201


if __name__ == "__main__":
    main()
