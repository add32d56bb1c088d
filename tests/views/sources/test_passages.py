"""The passages of a source beside the claim: in words, with signs, and with their location."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.actions.sources import attach_upload, change_citation, upload_instead
from articles.models import Citation, Finding, Source
from tests.factories import make_article, make_citation, make_claim

SAID = 'The minister said: "It is safe to drive on." The bridge cost 4.5 million euros in 2019.'
PAGE = "<title>Letter</title><p>She spoke. “It is not safe to drive on,” said the minister.</p>"


@pytest.fixture
def claim(editor):
    return make_claim(make_article(editor, SAID), editor, "It is safe to drive on.")


def upload(claim, reviewer, page: str = PAGE) -> Citation:
    return attach_upload(
        claim,
        by=reviewer,
        title="Letter",
        file_name="letter.html",
        data=page.encode(),
        stance=Citation.Stance.SUPPORTS,
    )


def card(client, claim) -> str:
    response = client.get(f"/articles/{claim.revision.article_id}/?claim={claim.pk}")
    return str(response.content.decode())


def queries_with(client, claim, reviewer, more: int, page: str) -> int:
    """How many queries the article's page costs after `more` citations."""
    for _number in range(more):
        upload(claim, reviewer)
    address = f"/articles/{claim.revision.article_id}/{page}"
    with CaptureQueriesContext(connection) as questions:
        client.get(address)
    return len(questions)


def test_the_card_shows_the_word_that_the_article_dropped(client, claim, reviewer):
    upload(claim, reviewer)
    client.force_login(reviewer)

    page = card(client, claim)

    assert "≠ Quotation: altered" in page
    assert "A negation differs." in page
    assert '<ins class="loud">' in page
    assert "This is not a verdict." in page


def test_a_search_without_a_match_says_so(client, claim, reviewer):
    upload(claim, reviewer, "<p>The weather stays fine all week.</p>")
    client.force_login(reviewer)

    assert "No match: these words" in card(client, claim)


def test_the_page_of_the_capture_marks_the_passage(client, claim, reviewer):
    upload(claim, reviewer)
    finding = Finding.objects.get(sought="quotation")
    client.force_login(reviewer)

    page = client.get(f"/captures/{finding.capture_id}/?finding={finding.pk}").content.decode()

    assert '<mark id="passage">It is not safe to drive on</mark>' in page


def test_a_finding_of_another_capture_is_not_found(client, claim, reviewer):
    upload(claim, reviewer)
    other = upload(claim, reviewer)
    finding = Finding.objects.filter(sought="quotation").earliest("pk")
    client.force_login(reviewer)

    address = f"/captures/{other.source.captures.get().pk}/?finding={finding.pk}"

    assert client.get(address).status_code == 404


def test_the_text_of_a_capture_is_escaped(client, claim, reviewer):
    upload(claim, reviewer, "<p>It is &lt;script&gt;alert(1)&lt;/script&gt; safe to drive on.</p>")
    client.force_login(reviewer)

    assert "<script>alert" not in card(client, claim)


def test_the_card_costs_the_same_number_of_queries_for_2_and_20_citations(client, claim, reviewer):
    client.force_login(reviewer)

    few, many = (
        queries_with(client, claim, reviewer, more, f"?claim={claim.pk}") for more in (2, 18)
    )

    assert few == many


@pytest.mark.parametrize("kind", ["html", "json"])
def test_the_report_costs_the_same_number_of_queries_for_2_and_20(client, claim, reviewer, kind):
    client.force_login(reviewer)

    few, many = (queries_with(client, claim, reviewer, more, f"report.{kind}") for more in (2, 18))

    assert few == many


def test_the_report_sums_up_the_findings_in_one_line(client, claim, reviewer):
    upload(claim, reviewer)
    client.force_login(reviewer)

    page = client.get(f"/articles/{claim.revision.article_id}/report.html").content.decode()

    assert "quotation: altered" in page


def test_the_report_as_json_has_the_findings_of_the_newest_capture(client, claim, reviewer):
    citation = upload(claim, reviewer)
    upload_instead(
        citation.source, by=reviewer, file_name="n.html", data=b"<p>It is safe to drive on.</p>"
    )
    client.force_login(reviewer)

    report = client.get(f"/articles/{claim.revision.article_id}/report.json").json()["report"]

    (cited,) = report["claims"][0]["citations"]
    assert [(f["sought"], f["outcome"]) for f in cited["findings"]] == [("quotation", "exact")]


def test_nothing_that_a_restricted_source_says_leaves_in_the_html_report(client, claim, reviewer):
    upload(claim, reviewer)
    Source.objects.update(visibility="restricted", public_description="A letter")
    client.force_login(reviewer)

    page = client.get(f"/articles/{claim.revision.article_id}/report.html").content.decode()

    assert "A letter" in page
    assert "altered" not in page


def test_a_location_that_is_cited_already_is_refused_and_the_form_keeps_its_values(
    client, claim, reviewer
):
    first = make_citation(claim, reviewer)
    change_citation(
        first,
        by=reviewer,
        expected_version=1,
        stance=Citation.Stance.SUPPORTS,
        locator="p. 3",
        excerpt="",
        note="",
    )
    second = make_citation(claim, reviewer)
    client.force_login(reviewer)

    answer = client.post(
        f"/citations/{second.pk}/edit/",
        {
            "expected_version": second.version,
            "stance": "refutes",
            "locator": "p. 3",
            "note": "My note.",
        },
    )

    assert answer.status_code == 422
    assert "already cites this source at this location" in answer.content.decode()
    assert "My note." in answer.content.decode()
    second.refresh_from_db()
    assert second.locator == ""


def test_a_verdict_is_requested_again_after_a_new_capture_with_its_values(
    client, claim, reviewer, rating
):
    client.force_login(reviewer)
    source = upload(claim, reviewer).source
    before = shown_on(card(client, claim))
    upload_instead(source, by=reviewer, file_name="letter.txt", data=b"It is unsafe.")
    claim.refresh_from_db()
    typed = {"expected_version": claim.version, "rating": rating.pk, "explanation": "I typed this."}

    refused = client.post(f"/claims/{claim.pk}/verdicts/", typed | {"displayed_captures": before})

    page = refused.content.decode()
    assert refused.status_code == 409
    assert "captured again while you were reading" in page
    assert "I typed this." in page
    again = client.post(
        f"/claims/{claim.pk}/verdicts/", typed | {"displayed_captures": shown_on(page)}
    )
    assert again.status_code == 302
    assert claim.verdicts.get().explanation == "I typed this."


def shown_on(page: str) -> list[str]:
    values = re.findall(
        r'name="displayed_captures" value="([0-9a-f:]+)" form="record-verdict"', page
    )
    assert values
    return values
