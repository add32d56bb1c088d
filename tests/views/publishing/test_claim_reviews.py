import json

import pytest
from lxml import html

from articles.actions.verdicts import sign_off
from articles.models import ClaimReview, Speaker
from articles.reports import FORMATS, file_name
from tests.factories import make_edition
from tests.reports.made import a_report

SAID = {
    "expected_version": 0,
    "page": "https://paper.example/check",
    "words": "The bridge cost 4.5 million",
    "publisher": "The Paper",
}


@pytest.fixture
def address(claim) -> str:
    return f"/claims/{claim.pk}/review/"


@pytest.fixture
def said(claim) -> dict[str, object]:
    return SAID | {"speaker": Speaker.objects.get(name="Jane Doe").pk}


def test_the_claim_review_is_shown_once_the_verdict_is_signed_off(
    client, editor, second_reviewer, verdict, address, said
):
    client.force_login(editor)
    client.post(address, said)
    assert "not signed off" in client.get(address).content.decode()

    claim = verdict.claim
    sign_off(verdict, by=second_reviewer, agrees=True, expected_version=claim.version)

    page = client.get(address).content.decode()
    assert "ClaimReview" in page
    assert "https://paper.example/check" in page


def test_a_refused_claim_review_keeps_its_values(client, editor, address, said):
    client.force_login(editor)

    response = client.post(address, said | {"page": "paper.example/check"})

    assert response.status_code == 422
    assert "full address" in response.content.decode()
    assert "paper.example/check" in response.content.decode()
    assert not ClaimReview.objects.exists()


def test_the_second_of_two_editors_sees_what_the_first_saved(client, editor, address, said):
    client.force_login(editor)
    client.post(address, said | {"words": "First"})

    response = client.post(address, said | {"words": "Second"})

    assert response.status_code == 409
    assert "First" in response.content.decode()
    assert "Second" in response.content.decode()


def test_a_short_claim_that_is_too_long_is_refused(client, editor, address, said):
    client.force_login(editor)

    response = client.post(address, said | {"words": "x" * 76})

    assert response.status_code == 422
    assert "75" in response.content.decode()


def test_the_published_page_has_the_record_and_names_the_article(
    client, editor, second_reviewer, verdict, address, said, article
):
    client.force_login(editor)
    export = f"/articles/{article.pk}/report.claim-review"
    empty = client.get(export, follow=True)
    assert empty.redirect_chain == [(f"/articles/{article.pk}/export/", 302)]
    assert "There is no ClaimReview yet." in empty.content.decode()
    client.post(address, said)
    sign_off(verdict, by=second_reviewer, agrees=True, expected_version=verdict.claim.version)
    edition = make_edition(article, editor)

    page = client.get(f"/published/{edition.publication.key}/")

    (script,) = html.fromstring(page.content).xpath("//script[@type='application/ld+json']/text()")
    (record,) = json.loads(script)
    appearance = record["itemReviewed"]["appearance"]
    assert appearance["headline"] == "The bridge"
    assert appearance["url"].endswith(f"/published/{edition.publication.key}/")
    assert "June 2025" in client.get(address).content.decode()
    name = client.get(export)["Content-Disposition"]
    assert 'filename="the-bridge-claim-review.json"' in name


def test_no_two_formats_have_one_file_name():
    report = a_report()

    names = [file_name(report, form, form.renderings[0]) for form in FORMATS.values()]

    assert len(set(names)) == len(FORMATS)
