"""An old split stays until an editor takes over what today's rules read; what people did stays."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import tasks, text
from articles.actions.articles import background_revision, split_again, split_again_or_queue
from articles.actions.statements import set_kind
from articles.models import Article, BackgroundImport, Job, Revision, Statement
from articles.reads.articles import list_revisions, read_new_split
from articles.refusals import NotAllowed, Refused, Stale
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


@pytest.fixture
def short_limit(monkeypatch):
    monkeypatch.setattr(background_revision, "LONG_TEXT", 10)


def work() -> Job:
    job = Job.objects.filter(kind=Job.Kind.IMPORT_ARTICLE).latest("pk")
    tasks.import_article(job.pk)
    job.refresh_from_db()
    return job


@pytest.mark.usefixtures("short_limit")
def test_a_worker_splits_a_long_text_again(old, editor, client):
    client.force_login(editor)
    page = f"/articles/{old.pk}/split/"
    sent = client.post(page, {"expected_version": read_new_split(old).fingerprint})
    background = BackgroundImport.objects.get()
    assert sent["Location"] == f"/articles/import/{background.pk}/"
    assert "Splitting the text again" in client.get(sent["Location"]).text
    assert old.revisions.count() == 1

    assert work().outcome == "imported"

    assert old.revisions.latest("number").number == 2
    assert client.get(sent["Location"])["Location"] == f"/articles/{old.pk}/"


@pytest.mark.usefixtures("short_limit")
def test_what_a_worker_refuses_to_split_is_explained(old, editor, client):
    split_again_or_queue(old, by=editor, expected_version=read_new_split(old).fingerprint)
    make_claim(old, editor, COST)

    assert "changed the text, statements or claims" in work().message

    client.force_login(editor)
    shown = client.get(f"/articles/import/{BackgroundImport.objects.get().pk}/").text
    assert "The text was not split again." in shown
    assert f'href="/articles/{old.pk}/split/"' in shown
    assert client.get(f"/articles/{old.pk}/edit/").status_code == 200  # its details wait for nobody
    again = split_again_or_queue(old, by=editor, expected_version=read_new_split(old).fingerprint)
    assert (work().outcome, again) == ("imported", BackgroundImport.objects.get())


@pytest.mark.usefixtures("short_limit")
def test_details_that_wait_for_a_worker_are_not_lost_by_a_split(old, editor):
    waiting = BackgroundImport.objects.create(
        edits=old, asked_by=editor, title=old.title, language="en", details={"title": "Typed"}
    )

    with pytest.raises(Refused, match="wait to be saved"):
        split_again_or_queue(old, by=editor, expected_version=read_new_split(old).fingerprint)

    waiting.refresh_from_db()
    assert waiting.details == {"title": "Typed"}


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
