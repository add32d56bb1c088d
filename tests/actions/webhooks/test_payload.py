"""What a message holds: ids, addresses and titles, as far as its receiver may learn of them."""

import json

import pytest

from articles import jobs, tasks
from articles.actions.newsroom import set_newsroom_settings
from articles.actions.sources import upload_instead
from articles.actions.verdicts import sign_off
from articles.actions.webhooks import deliver_due, send_again
from articles.models import Job, Readership, Source
from tests.factories import make_edition, make_webhook
from tests.undoing import cite_letter, fresh, judge

pytestmark = pytest.mark.django_db
HOST = "http://localhost:8000"


def report_change(citation, by) -> None:
    """Upload another letter, and do the job that it leaves, as a worker."""
    source = fresh(citation.source)
    upload_instead(source, by=by, file_name="b.txt", data=b"The bridge cost 4.6 million euros.")
    do_drift_jobs()


def do_drift_jobs() -> None:
    for job in Job.objects.filter(kind=Job.Kind.DRIFT, state=Job.State.QUEUED):
        tasks.report_drift(job.pk)


def test_a_message_names_what_changed_with_its_address(
    endpoint, deliver, verdict, editor, second_reviewer, settings
):
    settings.SITE_ADDRESS = HOST
    claim = fresh(verdict.claim)
    article = claim.revision.article
    imported, recorded, gate = deliver()

    page = f"{HOST}/articles/{article.pk}/"
    assert imported["type"] == "article.imported"
    assert imported["timestamp"].endswith("Z")
    named = {"id": article.pk, "url": page, "title": "The bridge"}
    assert imported["data"] == {"article": named}
    assert recorded["type"] == "verdict.recorded"
    assert recorded["data"] == {
        "article": named,
        "claim": {
            "id": claim.pk,
            "url": f"{page}?claim={claim.pk}",
            "number": 1,
            "state": "ready",
        },
        "verdict": {
            "id": verdict.pk,
            "number": 1,
            "rating": {"label": "Misleading", "value": verdict.recorded_rating["value"]},
        },
    }
    assert gate["type"] == "gate.closed"
    assert {"rule": "unsigned", "hits": 1} in gate["data"]["gate"]["blocked_by"]
    assert gate["data"]["gate"]["url"] == f"{page}gate/"

    signed = sign_off(
        fresh(verdict), by=second_reviewer, agrees=True, expected_version=claim.version
    )
    edition = make_edition(article, editor)
    signature, published = [each for each in deliver() if "gate" not in each["data"]]
    assert signature["data"]["sign_off"] == {"id": signed.pk, "agrees": True}
    address = f"{HOST}/published/{edition.publication.key}/"
    assert published["data"]["edition"] == {
        "id": edition.pk,
        "number": 1,
        "url": f"{address}1/",
        "publication": address,
    }


def test_of_an_article_with_named_readers_only_ids_are_sent_unless_the_endpoint_sees_all(
    receiver, endpoint, deliver, verdict, administrator
):
    all_seeing = make_webhook(administrator, receiver.url("/all"), sees_all=True)
    receiver.page("/all", "")
    judged = judge(verdict.claim, verdict.author, verdict.rating)
    article = verdict.claim.revision.article
    Readership.objects.filter(article=article).update(audience="named")

    messages = {each["type"]: each["data"] for each in deliver()}
    deliver_due(all_seeing.pk)

    assert messages["article.imported"] == {"article": {"id": article.pk}}
    ids = {"claim": {"id": verdict.claim_id}, "verdict": {"id": judged.pk}}
    assert messages["verdict.recorded"] == {"article": {"id": article.pk}, **ids}
    assert messages["gate.closed"] == {"article": {"id": article.pk}, "gate": {"open": False}}
    seen = [body.decode() for path, _headers, body in receiver.posts if path == "/all"]
    assert all("The bridge" in body for body in seen)
    assert seen


def test_of_a_deleted_article_nothing_is_sent(endpoint, deliver, article):
    Readership.objects.filter(article=article).update(deleted_at="2026-01-01T00:00Z")

    assert deliver() == []
    assert {each.state for each in endpoint.deliveries.all()} == {"not_needed"}


def test_a_blind_verdict_is_not_revealed_before_the_claim_is_signed_off(
    endpoint, deliver, verdict, second_reviewer, administrator
):
    set_newsroom_settings(by=administrator, expected_version=1, sign_offs=1, is_blind=True)
    recorded = next(each for each in deliver() if each["type"] == "verdict.recorded")
    assert recorded["data"]["verdict"] == {"id": verdict.pk, "number": 1}

    claim = fresh(verdict.claim)
    about = {"rating": verdict.rating, "reason": "So.", "expected_version": claim.version}
    sign_off(fresh(verdict), by=second_reviewer, **about)
    signed = next(each for each in deliver() if each["type"] == "sign_off.recorded")
    assert signed["data"]["verdict"]["rating"]["label"] == "Misleading"
    assert signed["data"]["sign_off"]["agrees"]


@pytest.mark.parametrize("when", ["before the change", "before it is sent"])
@pytest.mark.parametrize("sees_all", [False, True])
def test_a_restricted_source_is_in_no_message(
    receiver, endpoint, deliver, claim, reviewer, rating, when, sees_all
):
    type(endpoint).objects.update(sees_all=sees_all)
    citation = cite_letter(claim, reviewer, title="Kingfisher letter")
    judge(claim, reviewer, rating)
    restrict = Source.objects.filter(pk=citation.source_id)
    if when == "before the change":
        restrict.update(visibility="restricted", public_description="a letter")
    report_change(citation, reviewer)
    restrict.update(visibility="restricted", public_description="a letter")

    messages = deliver()

    assert "source.drifted" not in {each["type"] for each in messages}
    sent = "".join(body.decode() for _path, _headers, body in receiver.posts)
    assert "Kingfisher" not in sent
    assert '"source"' not in sent


def test_a_changed_source_is_sent_once_and_its_address_only_if_it_is_public(
    endpoint, deliver, claim, reviewer, rating, administrator
):
    citation = cite_letter(claim, reviewer)
    judge(claim, reviewer, rating)
    address = "https://www.example.org/letter"
    rows = Source.objects.filter(pk=citation.source_id)
    report_change(citation, reviewer)
    jobs.ask(Job.Kind.DRIFT, citation.source_id)
    do_drift_jobs()
    rows.update(kind="url", url=address, visibility="public")

    [drifted] = [each for each in deliver() if each["type"] == "source.drifted"]
    assert drifted["data"]["source"]["address"] == address
    assert "gate" not in drifted["data"]
    rows.update(visibility="newsroom")
    assert send_again(endpoint.deliveries.get(message__kind="source.drifted"), by=administrator)
    [drifted] = deliver()
    assert "address" not in drifted["data"]["source"]
    assert json.dumps(drifted).count("example.org") == 0
