"""The whole splitter: statements, their kind and attribution, JSON and explanation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text import BLANK, StatementKind, explain, split
from articles.text.sentences import normalise
from tests.factories import SAMPLE

FRAME_WORDS = """
“ ” , ; : — - . ? ! ( ) ‘ ’ « » said says told that according to Ann Lee Lee's he she who
which and but saying quoted as by was is expected claim his expressed concern about the of
in Monday asked whether warning denied call for declined reporters statement selon dit
elle laut sagte dijo que 4.5 é 😀
"""
WORDS = ['"', *FRAME_WORDS.split()]
PROSE = st.lists(st.sampled_from([*WORDS, "\n", "\n\n"]), max_size=60).map(" ".join)
ANY = st.one_of(PROSE, st.text(alphabet=st.characters(codec="utf-8"), max_size=200)).map(normalise)


@pytest.fixture(scope="module")
def sample():
    return split(normalise(SAMPLE.read_text().partition("\n")[2].strip()))


def attributions_of(result):
    """(speaker, first words of what was said) of each attribution."""
    return [
        (a.speaker and a.speaker.name, " ".join(result.text[slice(*a.content[0])].split()[:4]))
        for statement in result.statements
        for a in statement.attributions
    ]


def test_the_sample_article_is_attributed_to_its_speakers(sample):
    assert attributions_of(sample) == [
        ("Hamid al-Shatri", "Baghdad sent direct messages"),
        ("Hamid al-Shatri", '"The recent events in'),
        ("Hamid al-Shatri", '"this will contribute to'),
        ("Hamid al-Shatri", '"Iraqi and Syrian arenas'),
        ("Hamid al-Shatri", '"Iraq attaches special importance'),
        ("Hamid al-Shatri", "there are about 30,000"),
        ("Hamid al-Shatri", '"We want to know'),
        ("Hamid al-Shatri", "the weapons that were"),
        ("Hamid al-Shatri", '"Iraq continues to send'),
        ("Qasim al-Araji", '"Al-Hol camp must be'),
        ("A copy of the law seen by Reuters", "those found guilty of"),
        ("Sunni lawmakers", "at least 30,000 Sunni"),
        ("Reuters", "Sunni lawmakers estimate that"),
        ("leaders of Iraq's Yezidi community", "the releases could help"),
    ]


def test_a_speaker_is_one_entity_with_role_and_aliases(sample):
    shatri = next(speaker for speaker in sample.speakers if speaker.name == "Hamid al-Shatri")

    assert shatri.role == "head of Iraq's National Intelligence Service"
    assert "Shatri" in shatri.aliases


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We won," Ann Lee said.', [("Ann Lee", '"We won,"')]),
        ('"We won," said Ann Lee.', [("Ann Lee", '"We won,"')]),
        ("According to the ministry, nobody was hurt.", [("the ministry", "nobody was hurt")]),
        ("Nobody was hurt, the ministry said.", [("the ministry", "Nobody was hurt")]),
        ("Ann Lee warned that the dam may break.", [("Ann Lee", "the dam may break")]),
        ("The dam broke.", []),
    ],
    ids=["before", "inverted", "according to", "trailing", "indirect", "nobody"],
)
def test_the_speaker_and_the_words_are_found(text, expected):
    assert attributions_of(split(text)) == expected


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Mr. Smith came. He sat.", ["Mr. Smith came.", "He sat."]),
        ("It cost 4.5 million. Why?", ["It cost 4.5 million.", "Why?"]),
        ("J. R. Smith left.", ["J. R. Smith left."]),
        ('"Why?" he asked. Nobody knew.', ['"Why?" he asked.', "Nobody knew."]),
        ("A heading\n\nA sentence.", ["A heading", "A sentence."]),
        ("- one\n- two", ["- one", "- two"]),
    ],
)
def test_statements_are_sentences_headings_and_list_items(text, sentences):
    assert [text[s.start : s.end] for s in split(text, "en").statements] == sentences


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('"We won the cup," she said.', StatementKind.QUOTED),
        ("She said that they had won.", StatementKind.REPORTED),
        ("They won.", StatementKind.UNATTRIBUTED),
        ("The “experts” were wrong.", StatementKind.UNATTRIBUTED),
    ],
)
def test_a_statement_is_quoted_reported_or_unattributed(text, kind):
    assert split(text).statements[0].kind == kind


def test_an_unclosed_quotation_mark_makes_no_quotation():
    result = split('He said "we won.\n\nThe end is near. Nobody came.')

    assert [s.quotations for s in result.statements] == [(), (), ()]


@given(ANY)
def test_every_word_lies_in_exactly_one_statement(text):
    outside, end = [], 0
    for statement in split(text).statements:
        assert end <= statement.start < statement.end
        outside.append(text[end : statement.start])
        end = statement.end
    outside.append(text[end:])
    assert set("".join(outside)) <= set(BLANK)


@given(ANY)
def test_all_spans_lie_in_the_text(text):
    for statement in split(text).statements:
        for start, end in statement.quotations:
            assert statement.start <= start < statement.end
            assert start < end <= len(text)
        for a in statement.attributions:
            spans = [span for span in (a.mention, a.cue, *a.content) if span]
            assert all(0 <= start < end <= len(text) for start, end in spans)


@given(ANY)
def test_the_same_text_is_always_split_in_the_same_way(text):
    assert split(text) == split(text)


@given(st.text(max_size=200))
def test_normalising_twice_changes_nothing(text):
    assert normalise(normalise(text)) == normalise(text)


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_every_white_space_of_python_is_a_blank(text):
    assert all(sign in BLANK for sign in normalise(text) if sign.isspace())


EXPLANATIONS = {
    "the rule": (
        "Ann Lee said that it rained.",
        ["Ann Lee (from “Ann Lee”), “said”, neutral", "by “subject”: it rained"],
    ),
    "a number and a place": ("It rained.", ["1. [0:10] unattributed: It rained."]),
    "a term": ("He was the so-called “king” of Oslo.", ["term, not speech: “king”"]),
    "a quotation from the statement before": (
        "“It broke,” Ann Lee said. “It was old.”",
        ["quoted: “It was old.” | goes on from another statement"],
    ),
    "nobody named": ("It was reported that it broke.", ["nobody named, “was reported”"]),
    "no verb": ("Ann Lee: “We won.”", ["no verb of saying, neutral", "by “colon”: “We won.”"]),
}


@pytest.mark.parametrize(("text", "expected"), EXPLANATIONS.values(), ids=EXPLANATIONS)
def test_the_explanation_names_the_rule_behind_a_statement(text, expected):
    shown = " | ".join(
        " | ".join(map(str.strip, one.split("\n"))) for one in explain(split(text, "en"))
    )

    assert [words for words in expected if words not in shown] == []


def test_the_statements_are_numbered_in_the_explanation():
    lines = list(explain(split('Ann Lee said that it rained. "It poured," she added.', "en")))

    assert lines[1].startswith("2. [29:52] quoted")


def test_a_split_is_written_as_json():
    attribution = {
        "speaker": {"name": "Ann Lee", "mention": [0, 16]},
        "cue": [18, 22],
        "content": [[23, 31]],
        "confidence": 0.81,
        "stance": "neutral",
        "rule": "subject, clause",
    }

    assert split("Ann Lee, a judge, said it broke.", "en").as_json() == {
        "text": "Ann Lee, a judge, said it broke.",
        "language": "en",
        "statements": [
            {
                "start": 0,
                "end": 32,
                "kind": "reported",
                "quotations": [],
                "terms": [],
                "attributions": [attribution],
            }
        ],
        "speakers": [{"name": "Ann Lee", "kind": "person", "role": "judge", "aliases": []}],
    }


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("I said it broke.", {"name": "I", "mention": [0, 1]}),
        ("It was reported that it broke.", None),
    ],
    ids=["a pronoun", "nobody"],
)
def test_an_unknown_speaker_is_written_as_in_the_text(text, speaker):
    (statement,) = split(text, "en").as_json()["statements"]

    assert [one["speaker"] for one in statement["attributions"]] == [speaker]


def test_the_label_of_an_answer_mentions_who_answers():
    text = (
        "Ann Lee is the mayor of Oslo. We asked her about the port.\n\n"
        "Q: Is the port safe?\n\nA: The port is safe, and it will stay open.\n\n"
        "Q: Who pays?\n\nA: The city pays for all of it.\n"
    )
    answers = [
        each for statement in split(text, "en").statements for each in statement.attributions
    ]
    assert [each.speaker.name for each in answers if each.speaker] == ["Ann Lee", "Ann Lee"]
    named = [text[slice(*each.mention)] for each in answers if each.speaker and each.mention]
    assert named == ["A", "A"]


def test_the_label_of_an_answer_is_no_name():
    answers = split("Q: Is it safe?\n\nA: It is safe.\n\nQ: Why?\n\nA: We tried it.\n", "en")
    attributions = [each for one in answers.statements for each in one.attributions]
    assert all(each.speaker is None and each.mention is None for each in attributions)
