"""People correct metadata that a program read wrongly; both values stay stored."""

import pytest
from django.utils import timezone

from articles.actions.captures import correct_capture
from articles.actions.sources import attach_upload, upload_instead
from articles.models import Capture, Citation, Correction
from articles.reads.captures import CorrectedCapture, with_corrections
from articles.reads.claims import citation_row
from articles.reads.publishing import visible_report
from articles.reads.sources import captures_of
from articles.refusals import NotAllowed, Stale

PAGE = b"<title>Home</title><meta name=author content='J. Roe'><p>The bridge cost five million.</p>"


@pytest.fixture
def capture(claim, reviewer) -> Capture:
    attach_upload(
        claim,
        by=reviewer,
        title="Page",
        file_name="page.html",
        data=PAGE,
        stance=Citation.Stance.CONTEXT,
    )
    return Capture.objects.select_related("source").get()


def corrected(capture: Capture) -> CorrectedCapture:
    return with_corrections([Capture.objects.get(pk=capture.pk)])[0]


def test_a_correction_does_not_change_what_was_read(capture, reviewer):
    before = Capture.objects.values().get()

    correct_capture(
        capture, by=reviewer, expected_version=0, values={"title": "The bridge", "author": "J. Roe"}
    )

    made = Correction.objects.get()
    assert (made.name, made.read, made.value) == ("title", "Home", "The bridge")
    assert (made.corrected_by, made.created_at is not None) == (reviewer, True)
    assert Capture.objects.values().get() == before
    assert corrected(capture).field("title") == "The bridge"
    assert corrected(capture).capture.read("title") == "Home"


def test_the_card_and_the_report_show_the_correction(capture, reviewer, claim):
    correct_capture(capture, by=reviewer, expected_version=0, values={"author": "Jane Doe"})

    row = citation_row(Citation.objects.get().pk, reader=reviewer)
    report = visible_report(claim.revision.article, at=timezone.now())

    assert row.author == "Jane Doe"
    field = report.sources[0].captures[0].fields["author"]
    assert (field["value"], field["origin"], field["read"]) == ("Jane Doe", "by hand", "J. Roe")


def test_a_correction_applies_to_later_captures_with_the_same_value(capture, reviewer):
    correct_capture(capture, by=reviewer, expected_version=0, values={"title": "The bridge"})
    upload_instead(capture.source, by=reviewer, file_name="b.html", data=PAGE + b"<p>More.")
    other = PAGE.replace(b"Home", b"The new bridge")
    upload_instead(capture.source, by=reviewer, file_name="c.html", data=other)

    titles = [seen.field("title") for seen in captures_of(capture.source)]

    assert titles == ["The new bridge", "The bridge", "The bridge"]


def test_a_correction_of_an_outdated_value_is_refused(capture, reviewer):
    correct_capture(capture, by=reviewer, expected_version=0, values={"title": "The bridge"})

    with pytest.raises(Stale) as stale:
        correct_capture(
            capture, by=reviewer, expected_version=0, values={"title": "The old bridge"}
        )

    assert "The bridge" in stale.value.theirs
    assert Correction.objects.count() == 1


def test_only_reviewers_can_correct(capture, editor):
    with pytest.raises(NotAllowed):
        correct_capture(capture, by=editor, expected_version=0, values={"title": "Mine"})


def test_the_page_shows_both_values(client, capture, reviewer):
    client.force_login(reviewer)
    page = f"/captures/{capture.pk}/"
    typed = {
        "expected_version": "0",
        "title": "The bridge",
        "author": "J. Roe",
        "published": "2025-02-25",
    }

    assert client.post(f"{page}correct/", typed).status_code == 302

    shown = " ".join(client.get(page).content.decode().split())
    assert "The bridge <small>(corrected by rosa" in shown
    assert "<bdi>Home</bdi> (title)" in shown


@pytest.mark.parametrize(
    ("typed", "status", "said"),
    [
        ({"expected_version": "0", "published": "yesterday"}, 422, "year-month-day"),
        ({"expected_version": "0", "language": "English, I think"}, 422, "a language code"),
        ({"expected_version": "7", "title": "Mine"}, 409, "in the meantime"),
    ],
)
def test_an_invalid_correction_comes_back_as_typed(client, capture, reviewer, typed, status, said):
    correct_capture(capture, by=reviewer, expected_version=0, values={"title": "The bridge"})
    client.force_login(reviewer)

    answer = client.post(f"/captures/{capture.pk}/correct/", typed)

    assert answer.status_code == status
    assert said in answer.content.decode()
    assert (
        next(value for name, value in typed.items() if name != "expected_version")
        in answer.content.decode()
    )
