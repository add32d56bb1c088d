"""Another library finds the text of each Web Annotation on the page of the report."""

import json
import subprocess
from pathlib import Path

import pytest

from articles.reports import Statement, Term, render_html, render_web_annotation
from tests.reports.made import a_claim, a_report, a_verdict

TOOLS = Path(__file__).resolve().parents[3] / ".tools/markup"
TEXT = """The port counted its ferries. It found 40 of them, said “Mara Lind”. Nobody asked.

It found 40 of them.

The council voted on Tuesday. The terminal closes for eleven months, and 200 people work there.

The harbour is old.
Its pilings are rotten."""
SENTENCES = [sentence for line in TEXT.split("\n") for sentence in line.split(". ") if sentence]
CLAIMS = (
    "The port counted its ferries.",
    "found 40 of them, said",
    "40",
    "Nobody asked.",
    "It found 40 of them.\n\nThe council voted on Tuesday.",
    "The terminal closes for eleven months",
    "200 people work there",
    "The harbour is old.",
    "pilings are rotten",
)
FIND = """async (quotes) => {
    const matches = [];
    for (const quote of quotes) {
        const words = [];
        for await (const range of annotator.createTextQuoteSelectorMatcher(quote)(document.body))
            words.push(range.startContainer.parentElement.closest(".text") && range.toString());
        matches.push(words);
    }
    return matches;
}"""


@pytest.fixture(scope="module")
def library() -> str:
    """The script of @apache-annotator/dom, with all that it needs."""
    program = TOOLS / "node_modules/.bin/esbuild"
    assert program.exists(), "Run: sh scripts/install-node-tools tests/markup"
    done = subprocess.run(
        [str(program), "--bundle", "--format=iife", "--global-name=annotator"],
        input='export * from "@apache-annotator/dom"',
        cwd=TOOLS,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def test_the_library_of_readers_finds_each_claim_on_the_page(chromium, library):
    starts = [TEXT.index(sentence) for sentence in SENTENCES]
    statements = tuple(
        Statement((start, start + len(sentence)), Term("unattributed", ""), (), ())
        for start, sentence in zip(starts, SENTENCES, strict=True)
    )
    claims = tuple(
        a_claim(number, words, TEXT, verdicts=(a_verdict(),) if number % 2 else ())
        for number, words in enumerate(CLAIMS, start=1)
    )
    report = a_report(TEXT, claims=claims, statements=statements)
    page = chromium.new_page(bypass_csp=True)
    page.set_content(render_html(report))
    page.add_script_tag(content=library)

    items = json.loads(render_web_annotation(report))["first"]["items"]
    quotes = [item["target"]["selector"][0] for item in items]
    matches = page.evaluate(FIND, quotes)
    page.close()

    assert [quote["exact"] for quote in quotes] == list(CLAIMS)
    assert [quote["exact"] in words for quote, words in zip(quotes, matches, strict=True)] == [
        True
    ] * len(CLAIMS)
    assert not any("\n" in quote["prefix"] + quote["suffix"] for quote in quotes)
