"""What a source makes of words that it has. The tables are `tests/text/evidence/frames/<language>.toml`.

A table has claims. Under `turned` are sources that give the words another sense, each with the kind of
frame; under `honest` are sources that do not. A claim with quotation marks is judged by its first quotation.
"""

import cProfile
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text import Span
from articles.text.evidence import (
    FrameKind,
    MatchOutcome,
    PassageMatch,
    examine,
    locate,
    locate_claim,
    read_source,
)
from articles.text.evidence.frames import ClaimFrame, with_frame

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


def match_of(
    claim: str, source: str, language: str | None, speaker: str | None = None
) -> PassageMatch:
    quotations = examine(claim, source, language=language, speaker=speaker).quotations
    if quotations:
        return quotations[0].located
    return locate_claim(claim, source, language=language, speaker=speaker)


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


LATIN = "„Most je bezbedan za kamione“, rekao je Goran Ljubić."
CYRILLIC = "„Мост је безбедан за камионе“, рекао је Горан Љубић."
ALDOUS = "“The bridge is safe,” Kit Aldous wrote."
NAMES = {
    "Latin in Cyrillic": (
        LATIN,
        "„Мост је безбедан за камионе“, рекао је министар Горан Љубић.",
        None,
        True,
        None,
    ),
    "Cyrillic in Latin": (
        CYRILLIC,
        "Ministar Goran Ljubić je rekao: „Most je bezbedan za kamione“.",
        None,
        True,
        None,
    ),
    "another name in Cyrillic": (
        LATIN,
        "„Мост је безбедан за камионе“, рекао је министар Петар Џакић.",
        None,
        False,
        "Петар Џакић",
    ),
    "Russian, as the caller transcribes it": (
        "«Мост безопасен для машин», — сказал Чехов.",
        "«Мост безопасен для машин», — сказал Чехов.",
        "Chekhov",
        True,
        None,
    ),
    "Greek, as the caller transcribes it": (
        "«Η γέφυρα είναι ασφαλής», είπε ο Παπαδόπουλος.",
        "«Η γέφυρα είναι ασφαλής», είπε ο Νίκος Παπαδόπουλος.",
        "Nikos Papadopoulos",
        True,
        None,
    ),
    "a byline with a date": (
        ALDOUS,
        "From the blog of Kit Aldous, 2 May: “The bridge is safe.”",
        None,
        True,
        None,
    ),
    "a byline of another": (
        ALDOUS,
        "From the blog of Ana Lind, 2 May: “The bridge is safe.”",
        None,
        False,
        "Ana Lind",
    ),
    "a date alone": (ALDOUS, "On 2 May: The bridge is safe.", None, False, None),
}


@pytest.mark.parametrize(
    ("claim", "source", "speaker", "confirmed", "other"), NAMES.values(), ids=NAMES
)
def test_a_name_in_another_script_is_the_same_and_a_date_is_none(
    claim, source, speaker, confirmed, other
):
    match = match_of(claim, source, None, speaker)

    words = source[slice(*match.frame.words)] if match.frame else None
    assert (match.speaker_confirmed, words) == (confirmed, other)


DIFFERING = {
    "a French negation": (
        "« J’ai touché un centime », a dit Morel.",
        "« Je n’ai jamais touché un centime », a dit Morel.",
    ),
    "a German negation behind another order": (
        "„Wir verkaufen die Stadtwerke“, sagte Lang.",
        "„Nein, verkaufen werden wir die Stadtwerke nicht“, sagte Lang.",
    ),
    "a Portuguese negation": (
        "“Vamos aceitar o acordo”, disse Lima.",
        "“Não vamos nunca aceitar este acordo”, disse Lima.",
    ),
    "a number": (
        "“We will close the school in May,” Lind said.",
        "“It is not true that we will close the school in June,” Lind said.",
    ),
    "a negation that an ellipsis leaves out": (
        "“We will [...] pay the farmers,” Lind said.",
        "“We will not pay the farmers,” Lind said.",
    ),
}


@pytest.mark.parametrize(("claim", "source"), DIFFERING.values(), ids=DIFFERING)
def test_where_the_words_differ_in_sense_they_are_altered_and_not_turned(claim, source):
    match = match_of(claim, source, None)

    assert match.outcome in {MatchOutcome.ALTERED, MatchOutcome.STITCHED}
    assert match.frame is None


def test_where_only_a_small_word_differs_the_words_are_turned():
    source = "“It is not true that we will close the school,” Lind said."

    match = match_of("“We will close this school,” Lind said.", source, "en")

    assert (match.outcome, match.parts[0].outcome) == (
        MatchOutcome.OTHER_SENSE,
        MatchOutcome.ALTERED,
    )


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


PIECES = (
    "the bridge is safe",
    "it is not",
    "never",
    "if",
    ",",
    ".",
    "?",
    "“",
    "”",
    "said Markovic",
)


@given(st.lists(st.sampled_from(PIECES)))
def test_the_turning_words_lie_in_the_source_and_their_outcome_is_other_sense(words):
    source = " ".join([*words, "the bridge is safe", *reversed(words)])

    match = match_of(CLAIM, source, "en")

    assert (match.frame is not None) == (match.outcome is MatchOutcome.OTHER_SENSE)
    if match.frame:
        start, end = match.frame.words
        assert 0 <= start < end <= len(source)
        assert source[start:end].strip() == source[start:end] != ""
    assert match.wording is not MatchOutcome.OTHER_SENSE


def test_the_cost_of_a_frame_is_that_of_its_surroundings():
    """The calls of Python functions in a page ten times as long grow by what reading its words costs."""

    def calls(times: int) -> int:
        filler = "The council met on Monday and spoke about the buses. " * times
        read = read_source(
            filler + "“The bridge is safe,” joked Markovic. " + filler, language="en"
        )
        match = locate("The bridge is safe", read, language="en")
        profile = cProfile.Profile()
        claim = ClaimFrame(CLAIM, Span(1, 19), "en")
        framed = profile.runcall(with_frame, match, claim, read)
        assert framed.frame is not None
        return sum(entry.callcount for entry in profile.getstats())

    calls(10)  # reads the word lists
    assert calls(2000) < 1.2 * calls(200)
