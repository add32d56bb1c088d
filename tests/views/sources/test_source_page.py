"""The page of a source: its captures, the claims that cite it, and whether they are outdated."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.actions.sources import add_source, attach_upload, upload_instead
from articles.actions.verdicts import record_verdict
from articles.models import Capture, Citation, Claim, Job, Source
from tests.factories import make_article, make_citation, make_claim

HTMX = {"HX-Request": "true"}
SAID = 'The minister said: "It is safe to drive on." The bridge cost 4.5 million euros in 2019.'
PAGE = "<title>Letter</title><p>News. “It is safe to drive on,” said the minister. It rained.</p>"


@pytest.fixture
def claim(editor):
    return make_claim(make_article(editor, SAID, "The bridge"), editor, "It is safe to drive on.")


@pytest.fixture
def source(claim, reviewer, rating) -> Source:
    """A letter on which a verdict rests, and a later capture that says otherwise."""
    citation = cite(claim, reviewer)
    claim.refresh_from_db()
    record_verdict(
        claim, by=reviewer, rating=rating, explanation="So it is.", expected_version=claim.version
    )
    says(citation.source, reviewer, PAGE.replace("is safe", "is not safe"))
    return citation.source


def cite(claim, reviewer, **fields) -> Citation:
    given = {"stance": Citation.Stance.SUPPORTS, "title": "Letter"} | fields
    return attach_upload(claim, by=reviewer, file_name="letter.html", data=PAGE.encode(), **given)


def says(source, reviewer, page: str) -> None:
    upload_instead(source, by=reviewer, file_name="letter.html", data=page.encode())


def text_of(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return str(response.content.decode())


def test_the_page_lists_the_claims_that_cite_the_source_and_its_change(client, source, reviewer):
    client.force_login(reviewer)

    page = text_of(client, f"/sources/{source.pk}/")

    assert "It is safe to drive on." in page
    assert "◐ ready for review" in page
    assert "↻ source changed" in page
    assert "The source changed since 1 verdict." in page
    assert "<ins><span" in page
    assert "≠ changed" in page


def test_the_page_shows_the_passage_in_each_capture(client, source, reviewer):
    client.force_login(reviewer)

    page = text_of(client, f"/sources/{source.pk}/")

    assert "≠ Quotation: altered" in page
    assert "= Quotation: exact" in page
    for capture in Capture.objects.all():
        finding = capture.findings.get(sought="quotation")
        assert f"/captures/{capture.pk}/?finding={finding.pk}#passage" in page


def test_the_card_says_that_the_source_changed_and_what_to_do(client, source, claim, reviewer):
    client.force_login(reviewer)

    page = text_of(client, f"/articles/{claim.revision.article_id}/?claim={claim.pk}")

    assert "↻ source changed" in page
    assert "Reconfirm verdict" in page
    assert 'data-number="1 ◐ ↻"' in page or "↻" in page.partition('id="copy"')[2]
    assert f"/sources/{source.pk}/compare/?from=" in page


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "htmx"])
def test_the_verdict_is_reconfirmed_with_one_button(client, source, claim, reviewer, headers):
    client.force_login(reviewer)
    shown = client.get(f"/articles/{claim.revision.article_id}/?claim={claim.pk}")
    form = shown.context["reconfirm_form"]
    sent = {
        "expected_version": form["expected_version"].value(),
        "displayed_captures": form["displayed_captures"].value(),
        "reason": "A slip.",
    }

    response = client.post(
        f"/verdicts/{claim.verdicts.get().pk}/reconfirm/", sent, headers=headers, follow=True
    )

    page = response.content.decode()
    assert response.status_code == 200
    assert "rosa reconfirmed it" in page
    assert "Changed since the verdict" not in page


def test_a_stale_reconfirmation_is_refused_and_keeps_its_values(client, source, claim, reviewer):
    client.force_login(reviewer)
    shown = client.get(f"/articles/{claim.revision.article_id}/?claim={claim.pk}")
    form = shown.context["reconfirm_form"]
    sent = {
        "expected_version": form["expected_version"].value(),
        "displayed_captures": form["displayed_captures"].value(),
        "reason": "My words.",
    }
    says(source, reviewer, "<p>Nobody drives here.</p>")

    response = client.post(f"/verdicts/{claim.verdicts.get().pk}/reconfirm/", sent)

    page = response.content.decode()
    assert response.status_code == 409
    assert "changed again" in page
    assert "My words." in page


def test_the_list_of_claims_shows_and_finds_outdated_verdicts(client, source, claim, reviewer):
    client.force_login(reviewer)

    assert "↻ source changed" in text_of(client, "/claims/")
    assert claim.text in text_of(client, "/claims/?fresh=source_changed")
    assert claim.text not in text_of(client, "/claims/?fresh=text_changed")


def test_the_desk_filters_outdated_verdicts(client, source, claim, reviewer):
    client.force_login(reviewer)

    page = text_of(client, f"/articles/{claim.revision.article_id}/?fresh=source_changed")

    assert 'value="source_changed" checked' in page
    assert page.count(" dim") >= 1


def test_the_report_names_the_source_that_changed(client, source, claim, reviewer):
    client.force_login(reviewer)

    page = text_of(client, f"/articles/{claim.revision.article_id}/report.html")
    record = client.get(f"/articles/{claim.revision.article_id}/report.json").json()

    assert "Changed since the verdict:" in page
    assert record["report"]["claims"][0]["freshness"]["sources"] == [[1, "changed"]]


def test_two_captures_are_compared_word_by_word(client, source, reviewer):
    newer, older = Capture.objects.values_list("pk", flat=True)
    client.force_login(reviewer)

    page = text_of(client, f"/sources/{source.pk}/compare/?from={older}&to={newer}")
    back = text_of(client, f"/sources/{source.pk}/compare/?from={newer}&to={older}")

    assert "1 difference." in page
    assert "not </ins>" in page.replace('<span class="visually-hidden">]</span>', "")
    assert "not </del>" in back.replace('<span class="visually-hidden">]</span>', "")


def test_without_a_choice_the_newest_two_are_compared(client, source, reviewer):
    client.force_login(reviewer)

    assert "1 difference." in text_of(client, f"/sources/{source.pk}/compare/")


def test_one_capture_has_nothing_to_be_compared_with(client, claim, reviewer):
    citation = cite(claim, reviewer)
    client.force_login(reviewer)

    page = text_of(client, f"/sources/{citation.source_id}/compare/")

    assert "There are not yet two captures" in page


def test_a_capture_of_another_source_is_not_compared(client, source, claim, reviewer):
    other = cite(claim, reviewer).source.captures.get()
    client.force_login(reviewer)

    assert client.get(f"/sources/{source.pk}/compare/?from={other.pk}").status_code == 404


def test_check_again_fetches_the_page(client, claim, reviewer):
    citation = make_citation(claim, reviewer)
    Job.objects.update(state="done", finished_at="2026-01-01T00:00Z", outcome="captured")
    client.force_login(reviewer)
    page = text_of(client, f"/sources/{citation.source_id}/")
    assert "Check again" in page
    assert "Reached in 1 of the last 1 checks." in page

    response = client.post(f"/sources/{citation.source_id}/fetch/", follow=True)

    assert "Checking the page now." in response.content.decode()
    assert Job.objects.filter(state="queued").count() == 1


def test_reopening_first_lists_the_affected_claims(client, source, claim, editor):
    client.force_login(editor)
    listed = client.get(f"/sources/{source.pk}/reopen/")
    assert claim.text in listed.content.decode()
    assert "Reopen 1 claim" in listed.content.decode()
    expected_version = listed.context["form"]["expected_version"].value()

    refused = client.post(
        f"/sources/{source.pk}/reopen/", {"expected_version": expected_version, "reason": ""}
    )
    assert (refused.status_code, "Enter a reason" in refused.content.decode()) == (422, True)

    done = client.post(
        f"/sources/{source.pk}/reopen/",
        {"expected_version": expected_version, "reason": "Retracted."},
    )
    assert "1 claim is in progress again." in done.content.decode()
    assert Claim.objects.get().state == Claim.State.IN_PROGRESS


def test_its_queries_do_not_grow_with_the_claims_that_cite_it(client, source, editor, reviewer):
    client.force_login(reviewer)
    client.get(f"/sources/{source.pk}/")
    counts = []
    for number in range(2):
        with CaptureQueriesContext(connection) as questions:
            client.get(f"/sources/{source.pk}/")
        counts.append(len(questions))
        if number == 0:
            for words in ("The bridge cost 4.5 million euros", "The minister said", "in 2019"):
                other = make_claim(source.citations.first().claim.revision.article, editor, words)
                Citation.objects.create(
                    claim=other, source=source, stance="context", cited_by=reviewer
                )
            says(source, reviewer, PAGE.replace("is safe", "is hardly safe"))

    assert counts[0] == counts[1]


def test_the_people_with_access_stay_chosen_in_the_form(client, claim, reviewer, second_reviewer):
    citation = add_source(
        claim,
        by=reviewer,
        kind=Source.Kind.INTERVIEW,
        about={"person": "H. Heron", "channel": "telephone", "dated_on": "2025-02-25"},
        stance=Citation.Stance.SUPPORTS,
        visibility=Source.Visibility.RESTRICTED,
        public_description="An official",
        readers=[second_reviewer],
    )
    client.force_login(reviewer)

    form = client.get(f"/sources/{citation.source_id}/visibility/").context["form"]

    assert list(form["readers"].value()) == [second_reviewer.pk]


@pytest.mark.parametrize("address", ["uploads/", "sources/interview/", "sources/broadcast/"])
def test_the_form_of_a_new_source_is_a_page_and_a_part_of_the_card(
    client, claim, reviewer, editor, address
):
    address = f"/claims/{claim.pk}/{address}"
    client.force_login(reviewer)

    page = client.get(address).content.decode()
    part = client.get(address, headers={"HX-Request": "true"}).content.decode()

    assert "<h1>" in page
    assert "<h1>" not in part
    for shown in (page, part):
        assert f'<form method="post" enctype="multipart/form-data" action="{address}"' in shown
    assert ("hx-target" in page, "hx-target" in part) == (False, True)  # only the card has a card
    client.force_login(editor)
    assert client.get(address).status_code == 403


def test_a_form_for_an_unknown_kind_of_source_does_not_exist(client, claim, reviewer):
    client.force_login(reviewer)

    assert client.get(f"/claims/{claim.pk}/sources/rumour/").status_code == 404
