"""Common origins: suggested for near copies, grouped, confirmed or denied by people."""

import random

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from articles import tasks
from articles.actions.sources import (
    attach_upload,
    cite_source,
    judge_origin,
    restrict_source,
    upload_instead,
)
from articles.models import Capture, Citation, CommonOrigin, Event, Job, Source, TextFingerprint
from articles.reads.sources import origins_of
from articles.refusals import NotAllowed, Stale
from tests.factories import make_article, make_claim, shared_origins

CHANCE = random.Random(7)
SUPPORTS, REFUTES, CONTEXT = (
    Citation.Stance.SUPPORTS,
    Citation.Stance.REFUTES,
    Citation.Stance.CONTEXT,
)


def story(words: int = 120) -> str:
    return " ".join(f"word{CHANCE.randint(0, 9999)}" for _ in range(words))


WIRE = f"BAGHDAD (Reuters) - The bridge cost 4.5 million euros. {story()}"
COPY = f"{WIRE} Our own reporter adds: {story(12)}"
OTHER = f"An analysis. {story()}"


def cite(claim, by, text: str, stance=SUPPORTS, name: str = "a.txt") -> Source:
    """Cite an uploaded text, and compare it with the other sources of the article."""
    citation = attach_upload(
        claim, by=by, title=name, file_name=name, data=text.encode(), stance=stance
    )
    compare()
    return citation.source


def compare() -> None:
    for job in Job.objects.filter(kind=Job.Kind.COMPARE, state=Job.State.QUEUED):
        tasks.compare(job.pk)


@pytest.fixture
def common(claim, reviewer) -> CommonOrigin:
    cite(claim, reviewer, WIRE)
    cite(claim, reviewer, COPY)
    return CommonOrigin.objects.get()


def test_near_copies_are_suggested_with_their_evidence(common):
    first, second = Source.objects.order_by("pk")
    assert (common.first, common.second, common.state) == (first, second, "suggested")
    assert (common.first_capture.source, common.second_capture.source) == (first, second)
    assert common.of_shorter == 1.0
    assert 0.8 < common.of_both < 1.0
    assert (common.agency, common.first_credit) == ("Reuters", "(Reuters)")


def test_a_different_text_gets_no_common_origin(claim, reviewer):
    cite(claim, reviewer, WIRE)
    cite(claim, reviewer, OTHER)

    assert not CommonOrigin.objects.exists()
    assert TextFingerprint.objects.count() == 2


def test_sources_of_different_articles_are_not_compared(claim, editor, reviewer):
    elsewhere = make_claim(make_article(editor, title="Another"), editor)
    cite(claim, reviewer, WIRE)
    cite(elsewhere, reviewer, COPY)

    assert not Job.objects.filter(kind=Job.Kind.COMPARE).exists()
    assert not CommonOrigin.objects.exists()


def test_citing_a_known_source_in_another_article_compares_it_there(claim, editor, reviewer):
    elsewhere = make_claim(make_article(editor, title="Another"), editor)
    source = cite(claim, reviewer, WIRE)
    cite(elsewhere, reviewer, COPY)

    cite_source(elsewhere, by=reviewer, source=source, stance=SUPPORTS)
    compare()

    assert CommonOrigin.objects.count() == 1


def test_a_text_is_fingerprinted_once(common, claim, reviewer):
    before = TextFingerprint.objects.count()
    cite(claim, reviewer, OTHER)

    assert TextFingerprint.objects.count() == before + 1


def test_more_sources_of_the_article_cost_no_more_queries(claim, reviewer):
    def questions(text: str) -> int:
        attach_upload(
            claim, by=reviewer, title="x", file_name="x.txt", data=text.encode(), stance=SUPPORTS
        )
        job = Job.objects.filter(kind=Job.Kind.COMPARE, state=Job.State.QUEUED).get()
        with CaptureQueriesContext(connection) as seen:
            tasks.compare(job.pk)
        return len(seen)

    cite(claim, reviewer, OTHER)
    before = questions(story())
    for _ in range(4):
        cite(claim, reviewer, story())

    assert questions(story()) == before


def test_a_request_during_a_comparison_adds_another_comparison(claim, reviewer):
    """Of two captures at once, the last comparison sees both."""
    cite(claim, reviewer, WIRE)
    cite(claim, reviewer, OTHER)
    source = Source.objects.latest("pk")
    Job.objects.filter(kind=Job.Kind.COMPARE).update(state="done")

    upload_instead(source, by=reviewer, file_name="b.txt", data=COPY.encode())
    compare()

    assert CommonOrigin.objects.count() == 1


def test_the_database_refuses_a_pair_twice_or_out_of_order(common):
    fields = {
        "first_id": common.second_id,
        "second_id": common.first_id,
        "first_capture": common.second_capture,
        "second_capture": common.first_capture,
        "of_both": 1,
        "of_shorter": 1,
    }
    with pytest.raises(IntegrityError, match="common_origin_of_two_in_order"), transaction.atomic():
        CommonOrigin.objects.create(**fields)


def test_the_database_refuses_captures_of_other_sources(common):
    capture = Capture.objects.get(source=common.first)
    CommonOrigin.objects.all()._raw_delete("default")
    with pytest.raises(IntegrityError, match="must be of its two sources"), transaction.atomic():
        CommonOrigin.objects.create(
            first=common.first,
            second=common.second,
            first_capture=capture,
            second_capture=capture,
            of_both=1,
            of_shorter=1,
        )


def rests(article) -> list[int]:
    return list(shared_origins(article.revisions.get()))


def test_a_claim_with_copies_only_has_one_origin(article, claim, common):
    assert rests(article) == [claim.pk]


def test_sources_for_context_do_not_count(article, claim, common, reviewer):
    cite(claim, reviewer, OTHER, CONTEXT)

    assert rests(article) == [claim.pk]


def test_a_claim_with_an_independent_source_has_two_origins(article, claim, common, reviewer):
    cite(claim, reviewer, OTHER, REFUTES)

    assert rests(article) == []


def test_a_single_source_is_no_common_origin(article, claim, reviewer):
    cite(claim, reviewer, WIRE)

    assert rests(article) == []


def test_common_origins_join_through_other_sources(article, claim, reviewer):
    words = WIRE.split()
    for text in (words[:90], words, words[45:]):
        cite(claim, reviewer, " ".join(text))

    assert rests(article) == [claim.pk]


def test_denying_a_common_origin_separates_the_sources(article, common, second_reviewer):
    judge_origin(
        common, by=second_reviewer, expected_version=1, same=False, reason="Two reporters."
    )

    assert rests(article) == []
    event = Event.objects.tracks([common]).order_by("-pgh_id")[0]
    assert (event.why, str(event.user)) == ("Two reporters.", "ravi")


def test_a_denied_common_origin_is_not_suggested_again(article, claim, common, reviewer):
    judge_origin(common, by=reviewer, expected_version=1, same=False, reason="Two reporters.")
    upload_instead(common.second, by=reviewer, file_name="b.txt", data=COPY.encode())
    compare()

    assert rests(article) == []


def test_the_second_of_two_decisions_is_refused_and_shows_the_first(
    common, reviewer, second_reviewer
):
    judge_origin(common, by=reviewer, expected_version=1, same=True, reason="Same author.")

    with pytest.raises(Stale) as stale:
        judge_origin(common, by=second_reviewer, expected_version=1, same=False, reason="No.")

    assert "Same author." in stale.value.theirs


def test_an_editor_cannot_decide_on_common_origins(common, editor):
    with pytest.raises(NotAllowed):
        judge_origin(common, by=editor, expected_version=1, same=True, reason="Yes.")


def test_a_common_origin_with_a_restricted_source_is_hidden_from_others(
    article, claim, common, reviewer, second_reviewer
):
    restrict_source(
        common.first,
        by=reviewer,
        expected_version=1,
        visibility=Source.Visibility.RESTRICTED,
        public_description="a colleague",
        readers=[],
        reason="Asked.",
    )
    revision = article.revisions.get()

    assert shared_origins(revision, reader=second_reviewer) == {}
    assert list(shared_origins(revision, reader=reviewer)) == [claim.pk]
    assert not origins_of(common.second, reader=second_reviewer).exists()
