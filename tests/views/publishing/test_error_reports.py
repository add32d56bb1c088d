"""The form for readers and the inbox for editors."""

import pytest
from django.core.cache import cache
from django.test import Client

from articles.actions.publishing import receive_error_report, withdraw_publication
from articles.models import Edition, ErrorReport, Question, Readership
from tests.factories import UserFactory, make_edition


@pytest.fixture
def edition(article, verdict, editor) -> Edition:
    cache.clear()
    return make_edition(article, editor)


@pytest.fixture
def address(edition) -> str:
    return f"/published/{edition.publication.key}/error/"


def test_a_reader_reports_an_error_without_an_account(client, address, edition):
    assert address in client.get(f"/published/{edition.publication.key}/").content.decode()

    response = client.post(address, {"text": "It cost six.", "contact": "", "website": ""})

    assert "Thank you" in response.content.decode()
    report = ErrorReport.objects.get()
    assert (report.edition, report.text, report.contact) == (edition, "It cost six.", "")


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"text": "", "contact": "me@x.example"}, "Say what is wrong"),
        ({"text": "x" * 3001, "contact": "me@x.example"}, "3000"),
        ({"text": "It cost six.", "contact": "y" * 201}, "200"),
    ],
)
def test_a_refusal_says_why_and_loses_nothing(client, address, typed, sentence):
    response = client.post(address, typed)

    page = response.content.decode()
    assert response.status_code == 422
    assert sentence in page.replace(",", "")
    assert typed["text"] in page
    assert typed["contact"] in page
    assert not ErrorReport.objects.exists()


def test_one_network_sends_five_reports_in_an_hour_and_loses_nothing(address, db):
    from_there = Client(REMOTE_ADDR="2001:db8::1")
    for number in range(5):
        from_there.post(address, {"text": f"Wrong {number}"})
    neighbour = Client(REMOTE_ADDR="2001:db8::2")  # of the same connection

    refused = neighbour.post(address, {"text": "One more."})
    elsewhere = Client(REMOTE_ADDR="198.51.100.7").post(address, {"text": "Of somebody else."})

    assert refused.status_code == 429
    assert "One more." in refused.content.decode()
    assert elsewhere.status_code == 200
    assert ErrorReport.objects.count() == 6


def test_what_fills_in_the_hidden_field_is_thanked_and_not_stored(client, address):
    response = client.post(address, {"text": "Buy this.", "website": "https://spam.example"})

    assert "Thank you" in response.content.decode()
    assert not ErrorReport.objects.exists()


def test_a_withdrawn_fact_check_takes_no_reports(client, address, edition, editor):
    withdraw_publication(edition.publication, by=editor, reason="Wrong.", expected_version=1)

    response = client.post(address, {"text": "It cost six."})

    assert response.status_code == 302
    assert not ErrorReport.objects.exists()


def test_an_editor_asks_about_a_claim_by_one_form(client, edition, editor, claim):
    report = receive_error_report(edition, text="It cost <six>.", contact="me@x.example")
    client.force_login(editor)
    assert "1 new report from readers" in client.get("/work/").content.decode()
    assert "It cost &lt;six&gt;." in client.get("/error-reports/").content.decode()
    here = f"/error-reports/{report.pk}/"
    assert "me@x.example" in client.get(here).content.decode()
    typed = {"expected_version": 1, "claim": claim.pk, "channel": "email", "text": "Six?"}

    refused = client.post(here, typed | {"addressee": ""})
    assert refused.status_code == 422
    assert "Six?" in refused.content.decode()
    asked = client.post(here, typed | {"addressee": "The author"})

    question = Question.objects.get()
    assert asked["Location"].endswith(f"?claim={claim.pk}#question-{question.pk}")
    assert "question asked" in client.get("/error-reports/?show=all").content.decode()
    assert "It cost" not in client.get("/error-reports/").content.decode()
    again = client.post(here, typed | {"addressee": "The author"})
    assert again.status_code == 403
    assert Question.objects.count() == 1


def test_the_second_of_two_editors_sees_that_it_is_decided(client, edition, editor):
    report = receive_error_report(edition, text="It cost six.")
    client.force_login(editor)
    here = f"/error-reports/{report.pk}/"
    client.post(f"{here}dismiss/", {"expected_version": 1, "reason": "It did not."})

    second = client.post(f"{here}dismiss/", {"expected_version": 1, "reason": "Mine."})

    assert second.status_code == 403
    assert "already decided" in second.content.decode()
    assert "Mine." in second.content.decode()
    page = client.get(here).content.decode()
    assert "It did not." in page
    client.post(f"{here}reopen/", {"expected_version": 2})
    assert ErrorReport.objects.get().is_new


def test_a_report_on_an_article_that_an_editor_may_not_read_is_not_there(
    client, edition, article, editor
):
    report = receive_error_report(edition, text="It cost six.")
    Readership.objects.filter(article=article).update(audience=Readership.Audience.NAMED)
    client.force_login(UserFactory.create(is_editor=True))

    assert client.get(f"/error-reports/{report.pk}/").status_code == 404
    assert "It cost six." not in client.get("/error-reports/?show=all").content.decode()
    assert "new report" not in client.get("/work/").content.decode()
