"""Rewrites and translations are suggested as one origin; people join and part sources, and undo it."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles import rules, tasks
from articles.actions.newsroom.undo import undo_action
from articles.actions.sources import attach_upload, decide_origin, judge_origin, restrict_source
from articles.models import Article, Citation, CommonOrigin, Event, Job, Rule, Source, UndoEntry
from articles.reads.publishing import visible_report
from articles.reads.sources import origin_choices
from articles.refusals import NotAllowed, Refused, Stale
from tests.factories import shared_origins
from tests.text.evidence.test_origins import ANOTHER, DE, EN, REWRITE

SUPPORTS = Citation.Stance.SUPPORTS


def cite(claim, by, text: str, **values: object) -> Source:
    """Cite an uploaded text, and compare it with the other sources of the article."""
    name = f"{claim.citations.count()}.txt"
    citation = attach_upload(
        claim, by=by, title=name, file_name=name, data=text.encode(), stance=SUPPORTS
    )
    for job in Job.objects.filter(kind=Job.Kind.COMPARE, state=Job.State.QUEUED):
        tasks.compare(job.pk)
    return citation.source


def decide(sources, by, *, same: bool, claim=None, reason: str = "", version: str | None = None):
    choices = origin_choices(sources[0], claim, reader=by)
    decide_origin(
        sources,
        by=by,
        same=same,
        claim=claim,
        reason=reason,
        offered=[each.pk for each in choices.sources],
        expected_version=choices.version if version is None else version,
    )


def undo_last(by) -> None:
    undo_action(UndoEntry.objects.filter(by=by, undone_at=None).latest("pk"), by=by)


def is_single(claim, reader) -> bool:
    """Whether the rule and the card both say that the sources of the claim have one origin."""
    hits = rules.rule_violations(claim.revision, reader=reader)[Rule.ONE_ORIGIN]
    shown = shared_origins(claim.revision, reader=reader)
    assert bool(hits) == bool(shown)
    return bool(hits)


@pytest.mark.parametrize(
    ("text", "basis", "words"),
    [(REWRITE, "credit", ["27.5", "27.5"]), (DE, "translation", ["27.5", "27,5"])],
)
def test_a_rewrite_and_a_translation_are_suggested_with_what_says_so(
    claim, reviewer, text, basis, words
):
    cite(claim, reviewer, EN)
    cite(claim, reviewer, text)
    cite(claim, reviewer, ANOTHER)

    pair = CommonOrigin.objects.get()
    assert (pair.basis, pair.state, pair.of_both) == (basis, "suggested", None)
    assert words in pair.shared
    if basis == "credit":
        assert (pair.agency, pair.second_credit) == ("Reuters", "Reuters reported")
    with pytest.raises(IntegrityError, match="common_origin_says_why"), transaction.atomic():
        CommonOrigin.objects.filter(pk=pair.pk).update(shared=[])


@pytest.fixture
def three(claim, reviewer) -> list[Source]:
    return [
        cite(claim, reviewer, text) for text in (EN, ANOTHER, "It rained all day in the harbour.")
    ]


def test_people_join_and_part_sources_and_take_it_back(claim, article, three, reviewer, editor):
    assert not is_single(claim, reviewer)
    decide(three, reviewer, same=True, claim=claim, reason="One press release.")
    assert is_single(claim, reviewer)
    assert CommonOrigin.objects.filter(basis="by hand", state="confirmed").count() == 3
    report = visible_report(article, at=timezone.now())
    assert report.single_origin(report.claims[0]) == (1, 2, 3)
    assert "[1] = [2]: joined or parted by a person" in report.origin_reasons(report.claims[0])

    decide(three[2:], reviewer, same=False)
    assert not is_single(claim, reviewer)
    assert len(origin_choices(three[0], claim, reader=reviewer).groups) == 1
    event = Event.objects.tracks(list(CommonOrigin.objects.all())).order_by("pgh_id")[0]
    assert (event.why, event.user) == ("One press release.", reviewer)

    undo_last(reviewer)
    assert is_single(claim, reviewer)
    undo_last(reviewer)
    assert not is_single(claim, reviewer)
    assert not CommonOrigin.objects.exists()


def test_a_parted_pair_is_not_suggested_again_nor_joined_through_others(claim, reviewer):
    wire, copy = cite(claim, reviewer, EN), cite(claim, reviewer, REWRITE)
    assert is_single(claim, reviewer)
    decide([copy], reviewer, same=False)
    assert not is_single(claim, reviewer)

    cite(claim, reviewer, DE)  # suggested with both

    assert not is_single(claim, reviewer)
    (pair,) = CommonOrigin.objects.filter(first=wire, second=copy)
    assert (pair.state, pair.reason) == ("denied", "")
    judge_origin(pair, by=reviewer, expected_version=pair.version, same=True)
    assert is_single(claim, reviewer)
    undo_last(reviewer)
    assert not is_single(claim, reviewer)


def test_a_hand_made_group_grows_as_a_whole(claim, three, reviewer):
    decide(three[:2], reviewer, same=True)
    decide(three[1:], reviewer, same=True)

    assert is_single(claim, reviewer)
    assert CommonOrigin.objects.filter(state="confirmed").count() == 3


def test_what_is_refused(claim, three, reviewer, editor):
    with pytest.raises(NotAllowed):
        decide(three, editor, same=True)
    with pytest.raises(Refused, match="two or more"):
        decide(three[:1], reviewer, same=True)
    with pytest.raises(Refused, match="no origin in common"):
        decide(three, reviewer, same=False)
    decide(three[:2], reviewer, same=True)
    with pytest.raises(Stale, match="Look again"):
        decide(three, reviewer, same=True, version="")


def test_a_restricted_source_stays_hidden(claim, three, reviewer, second_reviewer):
    decide(three, reviewer, same=True)
    restrict_source(
        three[2],
        by=reviewer,
        expected_version=1,
        visibility=Source.Visibility.RESTRICTED,
        public_description="a colleague",
        readers=[],
        reason="Asked.",
    )

    with pytest.raises(NotAllowed):
        decide(three, second_reviewer, same=False)
    choices = origin_choices(three[0], claim, reader=second_reviewer)
    assert three[2] not in choices.sources
    assert [three[2] in group for group in choices.groups] == [False]


def test_the_report_says_what_says_so(article, claim, reviewer):
    cite(claim, reviewer, EN)
    cite(claim, reviewer, DE)

    report = visible_report(Article.objects.get(pk=article.pk), at=timezone.now())

    (pair,) = report.origins
    assert (pair.basis.key, pair.of_both) == ("translation", None)
    assert ("27.5", "27,5") in pair.shared
    (reason,) = report.origin_reasons(report.claims[0])
    assert reason.startswith("[1] = [2]: a translation (")
    assert "11,040" in reason
