"""An old split stays until an editor takes over what today's rules read; what people did stays."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import text
from articles.actions.articles import split_again
from articles.actions.statements import set_kind
from articles.models import Article, Revision, Statement
from articles.reads.articles import list_revisions, read_new_split
from articles.refusals import NotAllowed, Stale
from tests.factories import SHORT, make_article_by_former_rules, make_claim

COST = "the bridge cost 4.5 million euros"


@pytest.fixture
def old(editor, monkeypatch) -> Article:
    """An article as former rules split it: they knew neither verbs nor speakers."""
    with monkeypatch.context() as patch:
        return make_article_by_former_rules(editor, patch)


def rows(revision: Revision) -> list[tuple[str, str, list[str]]]:
    return [
        (
            revision.text[each.start : each.end],
            each.kind,
            [said.speaker.name for said in each.attributions.all() if said.speaker],
        )
        for each in revision.statements.order_by("start")
    ]


def test_todays_rules_are_offered_and_saved_as_a_revision(old, editor):
    former = old.revisions.get()
    claim = make_claim(old, editor, COST)
    assert former.is_split_by_former_rules
    assert {names for _text, _kind, spoken in rows(former) for names in spoken} == set()

    proposal = read_new_split(old)
    first = proposal.changes[0]
    assert [(each.kind, each.speakers) for each in first.new] == [("reported", "Jane Doe")]
    assert [(each.kind, each.speakers) for each in first.former] == [("unattributed", "")]
    saved = split_again(old, by=editor, expected_version=proposal.fingerprint)

    assert (saved.number, saved.text, saved.is_split_by_former_rules) == (2, SHORT, False)
    assert rows(saved)[0][1:] == ("reported", ["Jane Doe"])
    assert rows(former)[0][1:] == ("unattributed", [])
    claim.refresh_from_db()
    assert (claim.revision, claim.text, claim.state) == (saved, COST, "open")
    assert not saved.carry_overs.filter(needs_look=True).exists()
    assert read_new_split(old).changes == []
    again = [row.is_split_again for row in list_revisions(old)]
    assert again == [True, False]


def test_what_people_corrected_stays(old, editor):
    statement = old.revisions.get().statements.order_by("start")[0]
    set_kind(statement, by=editor, kind=Statement.Kind.QUOTED, expected_version=1)

    proposal = read_new_split(old)
    saved = split_again(old, by=editor, expected_version=proposal.fingerprint)

    assert all(SHORT[:30] not in each.text for row in proposal.changes for each in row.former)
    assert rows(saved)[0][1] == "quoted"


def test_nobody_splits_again_what_somebody_else_changed_or_without_the_right(old, editor, reviewer):
    fingerprint = read_new_split(old).fingerprint
    with pytest.raises(NotAllowed):
        split_again(old, by=reviewer, expected_version=fingerprint)
    make_claim(old, editor, COST)

    with pytest.raises(Stale):
        split_again(old, by=editor, expected_version=fingerprint)
    assert old.revisions.count() == 1


@given(st.data())
def test_kept_statements_keep_their_bounds_and_no_word_is_lost(data):
    body = text.normalise(f"{SHORT} He said that it rained. “No,” she said. Nobody came.")
    words = [index for index, sign in enumerate(body) if not sign.isspace()]
    marks = sorted(data.draw(st.sets(st.sampled_from(words), max_size=8)))
    kept = [text.Span(a, b) for a, b in zip(marks[::2], marks[1::2], strict=False)]
    kept = [each for each in kept if body[slice(*each)].strip() == body[slice(*each)]]

    spans = text.split_again(text.SegmentedText(body, kept), kept, "en").carry_over.new.spans

    assert set(kept) <= set(spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    together = "".join(body[slice(*each)] for each in spans)
    assert "".join(together.split()) == "".join(body.split())
