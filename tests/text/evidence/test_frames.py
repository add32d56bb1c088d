"""What a source makes of words that it has. The tables are `tests/text/evidence/frames/<language>.toml`.

A table has claims. Under `turned` are sources that give the words another sense, each with the kind of
frame; under `honest` are sources that do not. A claim with quotation marks is judged by its first quotation.
"""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from articles.text.evidence import FrameKind, MatchOutcome, PassageMatch, examine, locate_claim

TABLES = sorted((Path(__file__).parent / "frames").glob("*.toml"))
HONEST = {MatchOutcome.EXACT, MatchOutcome.PUNCTUATION, MatchOutcome.STITCHED, MatchOutcome.ALTERED}
CLAIM = "“The bridge is safe,” Markovic said."


def claims() -> list[tuple[str, dict[str, Any]]]:
    rows = [
        (table.stem, row)
        for table in TABLES
        for row in tomllib.loads(table.read_text(encoding="utf-8"))["claim"]
    ]
    return [(f"{code} {number}", row) for number, (code, row) in enumerate(rows)]


def match_of(claim: str, source: str, language: str, speaker: str | None = None) -> PassageMatch:
    quotations = examine(claim, source, language=language, speaker=speaker).quotations
    whole = locate_claim(claim, source, language=language, speaker=speaker)
    return quotations[0].located if quotations else whole


@pytest.mark.parametrize(("name", "row"), claims(), ids=lambda each: each if each else None)
def test_the_tables_of_turned_and_honest_sources(name, row):
    """Turned words have another sense and the words that turn them; honest ones keep their outcome."""
    language, claim = name.split()[0], row["text"]
    wrong = []
    for kind, source in row.get("turned", []):
        match = match_of(claim, source, language)
        words = source[slice(*match.frame.words)] if match.frame else ""
        if (match.outcome, match.frame and match.frame.kind) != ("other sense", kind) or not words:
            wrong.append((kind, match.outcome, match.frame, source))
    for source in row.get("honest", []):
        match = match_of(claim, source, language)
        if match.outcome not in HONEST or match.frame:
            wrong.append(("honest", match.outcome, match.frame, source))
    assert wrong == []


def test_every_kind_of_frame_is_in_the_tables():
    kinds = {kind for _name, row in claims() for kind, _source in row.get("turned", [])}

    assert kinds == set(FrameKind)


def test_a_place_that_is_not_turned_wins_over_a_turned_one():
    source = "“The bridge is safe?” asked Lind.\n\n“The bridge is safe,” Markovic said."

    match = match_of(CLAIM, source, "en")

    assert (match.outcome, match.frame) == (MatchOutcome.EXACT, None)
    assert match.parts[0].source.start == source.rindex("The bridge")
    assert len(match.others) == 1


SPEAKERS = {
    "the same name": ("“The bridge is safe,” Eva Markovic said.", None, True),
    "a pronoun": ("Mayor Eva Markovic came. “The bridge is safe,” she said.", None, True),
    "nobody": ("A note on the wall says it. The bridge is safe.", None, False),
    "a role that the caller knows": ("“The bridge is safe,” the mayor said.", "the mayor", True),
}


@pytest.mark.parametrize(("source", "speaker", "confirmed"), SPEAKERS.values(), ids=SPEAKERS)
def test_the_speaker_is_confirmed_or_nobody_is_named(source, speaker, confirmed):
    match = match_of(CLAIM, source, "en", speaker)

    assert (match.outcome, match.speaker_confirmed) == (MatchOutcome.EXACT, confirmed)


def test_a_claim_without_a_speaker_has_none_to_confirm():
    match = match_of("The bridge is safe.", "“The bridge is safe,” Lind said.", "en")

    assert (match.outcome, match.speaker_confirmed) == (MatchOutcome.EXACT, None)


def test_the_json_has_the_turning_words_and_the_outcome_of_the_wording():
    source = "“It is not true that the bridge is safe,” Markovic said."

    shown = match_of(CLAIM, source, "en").as_json("The bridge is safe", source)

    assert shown["frame"] == {"kind": "denied", "words": "is not true", "start": 4, "end": 15}
    assert (shown["outcome"], shown["speaker_confirmed"]) == ("other sense", True)
    assert shown["parts"][0]["outcome"] == "exact"


def test_a_correction_far_away_on_the_page_is_read():
    filler = "The council met and spoke about buses. " * 400
    correction = "Correction: we wrongly quoted Markovic as saying that the bridge is safe."
    source = f"“The bridge is safe,” Markovic said.\n\n{filler}\n\n{correction}"

    match = match_of(CLAIM, source, "en")

    assert match.frame is not None
    assert (match.frame.kind, source[slice(*match.frame.words)]) == ("withdrawn", "Correction")
