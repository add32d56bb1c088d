"""What happens becomes a message in the same transaction, of the kinds that an endpoint wants."""

import pytest
from django.db import transaction

from articles.actions.publishing import withdraw_publication
from articles.actions.verdicts import sign_off
from articles.actions.webhooks import switch_endpoint
from articles.models import WebhookDelivery, WebhookEndpoint, WebhookMessage
from tests.factories import make_article, make_edition, make_webhook
from tests.undoing import fresh


def kinds() -> list[str]:
    """The kinds of all messages, oldest first."""
    return list(WebhookMessage.objects.order_by("pk").values_list("kind", flat=True))


def test_each_thing_that_happens_is_written_for_the_endpoints_that_want_it(
    request, administrator, editor, second_reviewer
):
    everything = make_webhook(administrator)
    some = make_webhook(administrator, "https://b.example.com/", kinds=["edition.corrected"])
    off = make_webhook(administrator, "https://c.example.com/")
    switch_endpoint(off, by=administrator, expected_version=1, on=False)

    verdict = request.getfixturevalue("verdict")
    claim = fresh(verdict.claim)
    sign_off(fresh(verdict), by=second_reviewer, agrees=True, expected_version=claim.version)
    article = claim.revision.article
    edition = make_edition(article, editor)
    withdraw_publication(edition.publication, by=editor, reason="Wrong.", expected_version=1)
    make_edition(article, editor, note="Right.")

    assert kinds() == [
        *("article.imported", "verdict.recorded", "sign_off.recorded"),
        *("edition.published", "publication.withdrawn", "edition.corrected"),
    ]
    assert everything.deliveries.count() == 6
    assert [each.message.kind for each in some.deliveries.all()] == ["edition.corrected"]
    assert off.deliveries.count() == 0


def test_without_an_endpoint_nothing_is_written_and_nobody_is_woken(
    editor, monkeypatch, django_capture_on_commit_callbacks
):
    woken = []
    monkeypatch.setattr("articles.actions.webhooks.messages.wake", lambda: woken.append(1))
    with django_capture_on_commit_callbacks(execute=True):
        make_article(editor)
    assert (kinds(), woken) == ([], [])

    make_webhook_of_gates(editor)
    with django_capture_on_commit_callbacks(execute=True):
        make_article(editor)  # wanted by nobody, but it may open a gate
    assert (kinds(), woken) == ([], [1])


def make_webhook_of_gates(editor) -> WebhookEndpoint:
    type(editor).objects.filter(pk=editor.pk).update(is_administrator=True)
    return make_webhook(fresh(editor), kinds=["gate.opened"])


@pytest.mark.django_db(transaction=True)
def test_what_is_undone_with_its_transaction_is_never_sent(administrator, editor):
    make_webhook(administrator)

    with pytest.raises(ZeroDivisionError), transaction.atomic():
        make_article(editor)
        assert kinds() == ["article.imported"]
        raise ZeroDivisionError

    assert kinds() == []
    assert WebhookDelivery.objects.count() == 0
