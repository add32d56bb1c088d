"""The answer to a request offers to undo the action of that request, or none."""

import pytest

from articles.actions.sources import fetch_again
from articles.models import Attribution, Citation, Tick, UndoEntry
from tests.factories import make_citation, statement_with

HTMX = {"HX-Request": "true"}


def offered(response) -> str:
    """The id of the entry that the Undo button of the page sends, "" without a button."""
    _before, marker, after = response.content.decode().partition('name="entry" value="')
    return after.partition('"')[0] if marker else ""


@pytest.fixture
def citation(client, claim, reviewer) -> Citation:
    client.force_login(reviewer)
    return make_citation(claim, reviewer)


def test_the_answer_to_an_action_offers_its_own_entry(client, claim, reviewer, citation):
    response = client.post(f"/claims/{claim.pk}/comments/", {"text": "Hm."}, headers=HTMX)

    entry = UndoEntry.objects.filter(by=reviewer)[0]
    assert entry.kind == "add_comment"
    assert offered(response) == str(entry.pk)
    assert "Last action: commented" in response.content.decode()


@pytest.mark.parametrize("headers", [HTMX, {}])
def test_a_fetch_does_not_offer_to_undo_the_attachment_before_it(client, citation, headers):
    response = client.post(f"/citations/{citation.pk}/fetch/", headers=headers, follow=True)

    assert response.status_code == 200
    assert offered(response) == ""
    assert "Last action" not in response.content.decode()


def test_an_opened_page_names_the_last_action(client, claim, reviewer, citation):
    fetch_again(citation.source, by=reviewer)

    response = client.get(f"/articles/{claim.revision.article_id}/?claim={claim.pk}")

    assert offered(response) == str(UndoEntry.objects.get(by=reviewer).pk)
    assert "Last action: source attached" in response.content.decode()


def test_confirming_twice_does_not_offer_to_undo_an_older_action(client, article, reviewer):
    reviewer.is_editor = True
    reviewer.save()
    client.force_login(reviewer)
    statement = statement_with(article, "4.5 million")
    start, end, kind = statement.facts[0]
    tick = {"fact": f"{start}-{end}-{kind}"}
    ticked = client.post(f"/statements/{statement.pk}/tick/", tick, headers=HTMX)
    assert Tick.objects.filter(ticked_by=reviewer).exists()
    assert offered(ticked)
    said = Attribution.objects.filter(statement__revision__article=article)[0]
    confirm = f"/attributions/{said.pk}/confirm/"

    first = client.post(confirm, {"expected_version": said.version}, headers=HTMX)
    again = client.post(confirm, {"expected_version": said.version + 1}, headers=HTMX)

    assert "Last action: speaker confirmed" in first.content.decode()
    assert offered(again) == ""


def test_after_an_undo_the_page_offers_the_action_before(client, claim, reviewer, citation):
    client.post(f"/claims/{claim.pk}/comments/", {"text": "Hm."}, headers=HTMX)
    comment, attached = UndoEntry.objects.filter(by=reviewer)

    address = f"/articles/{claim.revision.article_id}/undo/"
    response = client.post(address, {"entry": comment.pk}, headers=HTMX)

    assert "Undone: commented" in response.content.decode()
    assert offered(response) == str(attached.pk)


def test_an_older_action_cannot_be_undone_and_the_newer_one_is_named(
    client, claim, reviewer, citation
):
    attached = UndoEntry.objects.get(by=reviewer)
    client.post(f"/claims/{claim.pk}/comments/", {"text": "Hm."}, headers=HTMX)

    address = f"/articles/{claim.revision.article_id}/undo/"
    response = client.post(address, {"entry": attached.pk}, headers=HTMX)

    assert response.status_code == 409
    assert "Your last action is a later one: commented." in response.content.decode()
    assert claim.citations.exists()
