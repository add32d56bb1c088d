"""Read the tables of cases and check each case: what is said by whom, quotations, sentences, language.

A table is a file `tests/text/cases/<kind>/<language>.toml`: the folder names the kind of text, the file
the language (BCP 47). To add a table, write the file: `tests/text/cases/test_cases.py` and
`make bench-text` find it by themselves. A case looks like this, and all but `text` may be missing:

    [[case]]
    name = "the speaker stands behind"      # unique in the file; without it, the first words of the text
    text = '''“It is safe,” said Ann Lee.'''
    said = [["“It is safe,”", "Ann Lee"]]   # passage of the text, and who says it; "" for nobody
    speakers = ["Ann Lee"]                  # all speakers of the text, and no others
    quotations = ["“It is safe,”"]          # all quotations, in order
    terms = []                              # all passages in quotation marks that are no speech
    sentences = ["“It is safe,” said Ann Lee."]  # all statements, in order
    kinds = ["quoted"]                      # the kind of each statement, in order
    detected = "en"                         # the language that is detected without a hint
    known_to_fail = true                    # not solved yet: the test expects it to fail

A passage of `said` stands once in the text; "Lee|Ellen Lee" accepts either name. Use literal strings
('''...''' and '...') so that nothing needs escaping. At most 5 % of a table may be `known_to_fail`.
Write cases in your own words: nothing is copied from a corpus.
"""

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from articles.text import Split, detect, normalise, split

FOLDER = Path(__file__).resolve().parent
FIELDS = {"name", "text", "known_to_fail"}
NOBODY = ""


@dataclass(frozen=True, slots=True)
class Case:
    """A text and what is right for it. `expected` holds the fields of the table that are given."""

    kind: str
    language: str
    name: str
    text: str
    expected: dict[str, Any]
    known_to_fail: bool = False

    def __str__(self) -> str:
        return f"{self.kind}-{self.language}-{self.name}"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was checked. `wrong_name` says that somebody spoke who did not, not just nobody."""

    aspect: str  # "said", "quotations" ...
    expected: object
    actual: object
    is_right: bool
    wrong_name: bool = False


def cases() -> Iterator[Case]:
    """Yield the cases of all tables, by kind and language."""
    for table in sorted(FOLDER.glob("*/*.toml")):
        rows = tomllib.loads(table.read_text(encoding="utf-8"))["case"]
        names: set[str] = set()
        for row in rows:
            case = _case(table, row)
            if case.name in names:
                raise ValueError(f"{table}: two cases are called {case.name!r}")
            names.add(case.name)
            yield case


def check(case: Case) -> list[Check]:
    """Split the text of the case and compare the result with what is right."""
    result = split(case.text, case.language)
    return [
        each
        for aspect, expected in case.expected.items()
        for each in CHECKS[aspect](result, expected)
    ]


def _case(table: Path, row: dict[str, Any]) -> Case:
    expected = {key: value for key, value in row.items() if key not in FIELDS}
    unknown = expected.keys() - CHECKS.keys()
    if unknown or not expected:
        raise ValueError(f"{table}: nothing to check, or unknown fields {sorted(unknown)}")
    text = normalise(row["text"]).strip()
    name = row.get("name") or " ".join(text.split()[:6])
    failing = row.get("known_to_fail", False)
    return Case(table.parent.name, table.stem, name, text, expected, failing)


def _check_said(result: Split, expected: list[list[str]]) -> Iterator[Check]:
    for words, name in expected:
        passage = normalise(words)
        if result.text.count(passage) != 1:
            raise ValueError(f"the passage {passage!r} does not stand exactly once in the text")
        start = result.text.index(passage)
        actual = speaker_of(result, start, start + len(passage))
        is_right = actual in name.split("|")
        yield Check("said", [words, name], actual, is_right, bool(actual) and not is_right)


def speaker_of(result: Split, start: int, end: int) -> str:
    """Return who says the passage: of the attributions over half of it, the one that fits it best."""
    best, name = 0.0, NOBODY
    for statement in result.statements:
        for attribution in statement.attributions:
            shared = sum(max(0, min(end, e) - max(start, s)) for s, e in attribution.content)
            length = sum(e - s for s, e in attribution.content)
            fit = shared / (length + end - start - shared)
            if 2 * shared > end - start and fit > best:
                best = fit
                name = attribution.speaker.name if attribution.speaker else NOBODY
    return name


def _check_speakers(result: Split, expected: list[str]) -> Iterator[Check]:
    actual = sorted(
        {
            attribution.speaker.name
            for statement in result.statements
            for attribution in statement.attributions
            if attribution.speaker
        }
    )
    extra = set(actual) - set(expected)
    yield Check("speakers", sorted(expected), actual, sorted(expected) == actual, bool(extra))


def _check_passages(result: Split, aspect: str, expected: list[str]) -> Iterator[Check]:
    actual = [
        result.text[slice(*span)]
        for statement in result.statements
        for span in getattr(statement, aspect)
    ]
    yield Check(aspect, expected, actual, list(map(normalise, expected)) == actual)


def _check_sentences(result: Split, expected: list[str]) -> Iterator[Check]:
    actual = [result.text[each.start : each.end] for each in result.statements]
    yield Check("sentences", expected, actual, list(map(normalise, expected)) == actual)


def _check_kinds(result: Split, expected: list[str]) -> Iterator[Check]:
    actual = [each.kind.value for each in result.statements]
    yield Check("kinds", expected, actual, expected == actual)


def _check_detected(result: Split, expected: str) -> Iterator[Check]:
    actual = detect(result.text)
    yield Check("detected", expected, actual, expected == actual)


CHECKS: dict[str, Callable[[Split, Any], Iterator[Check]]] = {
    "said": _check_said,
    "speakers": _check_speakers,
    "quotations": lambda result, expected: _check_passages(result, "quotations", expected),
    "terms": lambda result, expected: _check_passages(result, "terms", expected),
    "sentences": _check_sentences,
    "kinds": _check_kinds,
    "detected": _check_detected,
}
