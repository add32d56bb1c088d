"""While the database restarts, people get a sentence and keep what they typed."""

import pytest
from django.db import OperationalError, connection

from factcheck.database.unavailable import RETRY_SECONDS

SENTENCE = "The database does not answer right now."
MIDDLEWARE = "factcheck.database.unavailable.Unavailable"


@pytest.fixture
def lost_database(client, reviewer):
    """Let each query of a logged-in browser fail as when the server is gone."""
    client.force_login(reviewer)
    client.raise_request_exception = False

    def fail(*_arguments: object) -> None:
        raise OperationalError("server closed the connection unexpectedly")

    with connection.execute_wrapper(fail):
        yield


@pytest.mark.parametrize("debug", [False, True])
def test_a_page_says_that_the_database_does_not_answer(
    client, claim, lost_database, settings, debug
):
    settings.DEBUG = debug

    for address in ("/articles/", "/accounts/login/?next=/", "/nowhere/"):
        answer = client.get(address)
        if answer.status_code != 404:
            assert (answer.status_code, answer["Retry-After"]) == (503, RETRY_SECONDS)
            assert SENTENCE in answer.content.decode()
            assert "<html" in answer.content.decode()
            assert answer["Cache-Control"] == "private, no-store"
    assert client.post(f"/claims/{claim.pk}/comments/", {"text": "Look."}).status_code == 503


def test_htmx_shows_the_sentence_and_leaves_the_form(client, claim, lost_database):
    answer = client.post(
        f"/claims/{claim.pk}/comments/", {"text": "Look."}, headers={"HX-Request": "true"}
    )

    assert (answer.status_code, answer["HX-Retarget"]) == (503, "#notices")
    assert SENTENCE in answer.content.decode()
    assert "<html" not in answer.content.decode()


def test_without_the_middleware_it_would_be_an_error_500(client, claim, lost_database, settings):
    settings.MIDDLEWARE = [each for each in settings.MIDDLEWARE if each != MIDDLEWARE]

    answer = client.post(f"/claims/{claim.pk}/comments/", {"text": "Look."})

    assert answer.status_code == 500


def test_a_fault_of_the_program_stays_an_error_500(client, reviewer, claim, monkeypatch):
    def fail(*_arguments: object, **_fields: object) -> None:
        raise ZeroDivisionError

    client.force_login(reviewer)
    client.raise_request_exception = False
    monkeypatch.setattr("articles.views.claims.add_comment", fail)

    assert client.post(f"/claims/{claim.pk}/comments/", {"text": "Look."}).status_code == 500
