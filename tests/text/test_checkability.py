"""Which statements are likely to need a check, and why."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text import Reason, Span, checkability, facts
from articles.text.checkability import Checkability
from articles.text.facts.fact import FactKind


def rank(text: str, *, is_official: bool = False) -> Checkability:
    kinds = [fact.kind for fact in facts(text, Span(0, len(text)))]
    return checkability(text, kinds, is_official=is_official)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Unemployment fell to 4.1 per cent in March.", Reason.FIGURE),
        ("The bridge cost 4.5 million euros.", Reason.FIGURE),
        ("Some 11,000 people lost their homes.", Reason.FIGURE),
        ("It is the largest dam ever built in Europe.", Reason.SUPERLATIVE),
        ("Twice as many people voted as in 2019.", Reason.COMPARISON),
        ("The ministry paid bribes and hid the contracts.", Reason.ACCUSATION),
        ("He lied to parliament and refused to resign.", Reason.ACCUSATION),
    ],
)
def test_a_statement_with_much_to_check_is_likely_to_need_it(text, reason):
    ranked = rank(text)

    assert ranked.is_likely, ranked
    assert reason in ranked.reasons


@pytest.mark.parametrize(
    "text",
    [
        "I think we should talk about that.",
        "Thank you very much.",
        "Who paid for the bridge?",
        "We need better schools and better hospitals.",
        "It is safe.",
        "Let me say one thing about that, please.",
        "Perhaps it will rain tomorrow.",
        "She smiled.",
        "",
    ],
)
def test_opinions_questions_and_courtesies_are_not(text):
    assert not rank(text).is_likely, rank(text)


@pytest.mark.parametrize(
    ("less", "more"),
    [
        ("I think it cost 4.5 million euros.", "It cost 4.5 million euros."),
        ("Did it cost 4.5 million euros?", "It did cost 4.5 million euros."),
        ("It cost 4.5 million euros.", "It cost 4.5 million euros, twice as much as planned."),
        ("The mayor spoke in Oslo.", "The mayor approved the contract in Oslo."),
        ("The contract is old.", "The contract is illegal."),
    ],
)
def test_the_more_there_is_to_check_the_higher_the_rank(less, more):
    assert rank(less).score < rank(more).score


def test_what_somebody_in_office_said_ranks_higher_if_there_is_something_to_check():
    assert rank("It is safe.", is_official=True) == rank("It is safe.")
    ranked = rank("The bridge opened in 2019.", is_official=True)
    assert ranked.score > rank("The bridge opened in 2019.").score
    assert Reason.OFFICIAL in ranked.reasons


def test_the_heaviest_reason_comes_first():
    assert rank("The mayor signed off 30 per cent more, illegally.").reasons[0] == Reason.FIGURE


@given(st.text(max_size=300), st.lists(st.sampled_from(list(FactKind)), max_size=8), st.booleans())
def test_any_text_has_a_score_from_0_to_100_and_a_reason_if_it_is_likely(text, kinds, official):
    ranked = checkability(text, kinds, is_official=official)

    assert 0 <= ranked.score <= 100
    assert ranked.reasons or not ranked.is_likely
    assert len(set(ranked.reasons)) == len(ranked.reasons)
