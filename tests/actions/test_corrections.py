"""After publication: what changes is noticed once, an editor corrects or settles it, and can undo it."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models.functions import Now
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import permissions, tasks
from articles.actions.publishing import (
    draft_correction,
    record_notice,
    reopen_correction,
    settle_correction,
    watch_editions,
    withdraw_publication,
)
from articles.actions.sources import upload_instead
from articles.actions.verdicts import reconfirm_verdict
from articles.models import (
    Article,
    Citation,
    CorrectionCase,
    Fingerprints,
    Job,
    NewsroomSettings,
    Question,
    Source,
    User,
)
from articles.reads.publishing import case_rows, correction_cases, drafted_note
from articles.refusals import NotAllowed, Refused, Stale
from articles.rules import published_changes
from tests.factories import make_article, make_claim, make_edition, make_next_verdict
from tests.undoing import cite_letter, fresh, judge, undo

OTHER = b"The bridge cost 5.4 million euros."
NOTHING = b"The page is empty."


@pytest.fixture
def letter(claim, reviewer) -> Citation:
    """The source of the claim, which the verdict of `edition` rests on."""
    return cite_letter(claim, reviewer)


@pytest.fixture
def edition(article, letter, reviewer, rating, claim, editor):
    judge(claim, reviewer, rating)
    return make_edition(article, editor)


def compare() -> list[CorrectionCase]:
    """Look at what changed, do the jobs as a worker does, and return the open cases."""
    watch_editions()
    for job in Job.objects.filter(kind=Job.Kind.CORRECTIONS, state__in=Job.PENDING):
        Job.objects.filter(pk=job.pk).update(not_before=Now())
        tasks.compare_published(job.pk)
    return list(CorrectionCase.objects.filter(state="open").order_by("pk"))


def kinds(case: CorrectionCase) -> list[tuple[str, bool]]:
    return list(case.changes.values_list("kind", "is_over"))


def capture(citation: Citation, by: User, data: bytes) -> None:
    upload_instead(citation.source, by=by, file_name="b.txt", data=data)


def view(case: CorrectionCase, reader: User):
    rows = list(correction_cases(reader).filter(pk=case.pk))
    return case_rows(rows, reader=reader, with_passages=True)[0]


@pytest.mark.django_db(transaction=True)
def test_a_source_that_drifts_opens_one_case_and_its_return_closes_it(edition, letter, reviewer):
    assert compare() == []
    capture(letter, reviewer, OTHER)

    (case,) = compare()

    assert kinds(case) == [("changed", False)]
    assert case.changes.get().editions == [1]
    capture(letter, reviewer, NOTHING)
    assert [case.pk] == [each.pk for each in compare()]
    assert kinds(case) == [("changed", True), ("vanished", False)]
    capture(letter, reviewer, b"The bridge cost 4.5 million euros.")
    assert compare() == []
    assert fresh(case).state == "over"


@pytest.mark.django_db(transaction=True)
def test_a_page_that_is_gone_opens_a_case_and_other_fetches_do_not(edition, letter):
    about = {"kind": "fetch", "subject_id": letter.source_id, "not_before": Now()}
    compare()
    Job.objects.create(**about, state="failed", outcome="blocked", finished_at=Now())
    watch_editions()
    assert not Job.objects.filter(kind=Job.Kind.CORRECTIONS, state__in=Job.PENDING).exists()

    Job.objects.create(**about, state="failed", outcome="gone", finished_at=Now())

    (case,) = compare()
    assert kinds(case) == [("gone", False)]


@pytest.mark.django_db(transaction=True)
def test_a_reconfirmed_verdict_does_not_hide_what_the_edition_still_prints(
    edition, letter, reviewer, second_reviewer, claim
):
    capture(letter, reviewer, OTHER)
    (case,) = compare()
    verdict = claim.verdicts.get()
    reconfirm_verdict(
        verdict,
        by=second_reviewer,
        reason="It is right all the same.",
        expected_version=fresh(claim).version,
        displayed_captures=Fingerprints.of(fresh(claim)).digest,
    )

    assert [each.pk for each in compare()] == [case.pk]
    assert kinds(case) == [("changed", False)]


@pytest.mark.django_db(transaction=True)
def test_each_change_of_verdicts_and_citations_names_the_editions_that_print_it(
    edition, letter, claim, editor, reviewer, article
):
    verdict = claim.verdicts.get()
    make_next_verdict(verdict, "True", "It did.")
    (case,) = compare()
    assert kinds(case) == [("verdict", False)]
    row = view(case, editor)
    assert "rated it “Misleading”" in row.draft
    assert "now “True”. It did." in row.draft
    assert drafted_note(article, reader=editor) == row.draft

    letter.change(expected_version=fresh(letter).version, is_withdrawn=True)
    second = make_edition(article, editor, note=row.draft)
    assert fresh(case).correction == second
    assert [(each.edition, each.correction) for each in compare()] == [(edition, second)]
    make_next_verdict(verdict, "False", "It cost nothing.")
    _first, case = compare()
    assert case.edition == second
    assert case.changes.get().editions == [2]
    undo(reviewer)
    assert [each.edition for each in compare()] == [edition]
    withdraw_publication(second.publication, by=editor, reason="Wrong.", expected_version=2)
    make_next_verdict(verdict, "False", "It cost nothing.")
    assert [each.edition for each in compare()] == [edition]


@pytest.mark.django_db(transaction=True)
def test_a_source_that_nobody_cites_any_more_is_a_change_unless_it_was_withdrawn_before(
    edition, letter, article, claim, editor, reviewer
):
    letter.change(expected_version=fresh(letter).version, is_withdrawn=True)
    (case,) = compare()
    assert kinds(case) == [("uncited", False)]
    make_edition(article, editor)
    assert [each.pk for each in compare()] == [case.pk]
    assert CorrectionCase.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_what_is_settled_is_not_asked_about_again(edition, letter, editor, reviewer):
    capture(letter, reviewer, OTHER)
    (case,) = compare()
    with pytest.raises(Refused, match="no correction is needed"):
        settle_correction(case, by=editor, expected_version=1, reason=" ")

    settle_correction(case, by=editor, expected_version=1, reason="A misprint of the source.")

    capture(letter, reviewer, OTHER + b" It rained.")
    assert compare() == []
    capture(letter, reviewer, b"The bridge cost 7.5 million euros.")
    assert len(compare()) == 1
    with pytest.raises(Stale):
        reopen_correction(fresh(case), by=editor, expected_version=1)


@pytest.fixture
def case(edition) -> CorrectionCase:
    return CorrectionCase.objects.create(edition=edition)


def test_drafts_notices_and_settling_can_be_undone(case, editor, reviewer):
    draft_correction(case, by=editor, expected_version=1, draft=" We were wrong. ")
    assert fresh(case).draft == "We were wrong."
    with pytest.raises(Stale) as stale:
        draft_correction(fresh(case), by=editor, expected_version=1, draft="Mine.")
    assert stale.value.theirs == "We were wrong."
    about: dict[str, Any] = {"name": "The agency", "channel": Question.Channel.PHONE}
    later = timezone.now() + timedelta(days=1)
    with pytest.raises(Refused, match="in the future"):
        record_notice(case, by=editor, **about, informed_at=later)
    with pytest.raises(Refused, match="Enter the person"):
        record_notice(case, by=editor, **about | {"name": " "})
    record_notice(case, by=editor, **about, note="Ms Roe")
    settle_correction(fresh(case), by=editor, expected_version=2, reason="A misprint.")
    with pytest.raises(NotAllowed, match="closed"):
        draft_correction(fresh(case), by=editor, expected_version=3, draft="Late.")
    record_notice(fresh(case), by=editor, **about | {"name": "The speaker"})  # also afterwards
    reopen_correction(fresh(case), by=editor, expected_version=3)
    for number in (1, 2, 3, 4, 5):
        undo(editor)
        assert fresh(case).is_open == (number not in (1, 2))
    assert (fresh(case).draft, case.notices.count()) == ("", 0)
    for act in (draft_correction, settle_correction, reopen_correction):
        about_it = (
            {}
            if act is reopen_correction
            else {"draft" if act is draft_correction else "reason": "So."}
        )
        with pytest.raises(NotAllowed):
            act(fresh(case), by=reviewer, expected_version=fresh(case).version, **about_it)
    with pytest.raises(IntegrityError, match="correction_case_one_open"), transaction.atomic():
        CorrectionCase.objects.create(edition=case.edition)
    with pytest.raises(IntegrityError, match="correction_case_state"), transaction.atomic():
        CorrectionCase.objects.update(state="settled", settled_by=editor, closed_at=Now())


@pytest.mark.django_db(transaction=True)
def test_a_restricted_source_and_a_withheld_verdict_stay_hidden(
    edition, letter, claim, editor, reviewer, second_reviewer
):
    capture(letter, reviewer, OTHER)
    make_next_verdict(claim.verdicts.get(), "True", "It did.")
    (case,) = compare()
    assert {"Letter", ""} == {each.source for each in view(case, editor).changes}
    assert "5.4 million" in view(case, editor).draft
    Source.objects.update(visibility="restricted", public_description="A civil servant")
    NewsroomSettings.objects.create(pk=1, is_blind=True)
    User.objects.filter(pk=editor.pk).update(is_reviewer=True)

    row = view(case, fresh(editor))

    assert {"A civil servant", ""} == {each.source for each in row.changes}
    assert not any(each.is_comparable or each.after or each.explanation for each in row.changes)
    assert "Letter" not in row.draft
    assert "5.4" not in row.draft
    assert "It did." not in row.draft
    shown = view(case, fresh(reviewer))  # who added the source and recorded the verdict
    assert {"Letter", ""} == {each.source for each in shown.changes}
    assert "Letter" not in shown.draft
    assert "It did." in shown.draft


def test_without_the_rule_a_hidden_source_would_be_named(case, letter, editor, monkeypatch):
    """The twin: the draft names every source, and the page as well."""
    Source.objects.update(visibility="restricted", public_description="A civil servant")
    change = {
        "claim": letter.claim,
        "source": letter.source,
        "printed": {"rating": ""},
        "editions": [1],
    }
    case.changes.create(kind="gone", key="x", **change)
    assert view(case, editor).changes[0].source == "A civil servant"
    monkeypatch.setattr("articles.reads.publishing.corrections.hidden_from", lambda *_about: ())
    assert view(case, editor).changes[0].source == "Letter"


def test_a_list_of_cases_costs_as_many_queries_with_two_as_with_six(
    editor, reviewer, rating, monkeypatch
):
    counts = []
    for number in (2, 4):
        for _each in range(number):
            article = make_article(editor)
            claim = make_claim(article, editor, "the bridge cost 4.5 million euros")
            letter = cite_letter(claim, reviewer)
            judge(claim, reviewer, rating)
            case = CorrectionCase.objects.create(edition=make_edition(article, editor))
            printed = {"number": 1, "text": "So.", "rating": "True"}
            about = {"claim": claim, "source": letter.source, "printed": printed, "editions": [1]}
            case.changes.create(kind="gone", key="x", **about)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert len(case_rows(list(correction_cases(editor)), reader=editor)) >= number
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 6


@pytest.mark.django_db(transaction=True)
def test_a_comparison_costs_as_many_queries_with_two_claims_as_with_one(
    edition, letter, article, editor, reviewer, rating
):
    def queries() -> int:
        newest = article.publication.editions.select_related("publication__article").first()
        with CaptureQueriesContext(connection) as counted:
            assert published_changes.changes_since(newest, [newest])
        return len(counted)

    capture(letter, reviewer, OTHER)
    before = queries()
    other = make_claim(article, editor, "Nobody has counted the cars")
    second = cite_letter(other, reviewer)
    judge(other, reviewer, rating)
    make_edition(article, editor)
    for citation in (letter, second):
        capture(citation, reviewer, NOTHING)
    assert queries() == before <= 6


def test_nobody_sees_cases_of_articles_that_they_may_not_read(case, editor, monkeypatch):
    Article.objects.update(owner=User.objects.create(username="olga"))
    case.edition.publication.article.readership.__class__.objects.update(audience="named")
    assert not correction_cases(editor).exists()
    monkeypatch.setattr(permissions, "readable_by", lambda _user: Article.objects.all())
    assert correction_cases(editor).exists()
