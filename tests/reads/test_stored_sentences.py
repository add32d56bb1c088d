"""Sentences that the program stores are English in the database, and translated on the page."""

import pytest
from django.utils import translation

from articles.actions.claims import move_claim
from articles.models import Claim, Event
from articles.stored_sentences import in_english, translated, translated_reason
from tests.undoing import undo

TIMED_OUT = "The server did not answer within 30 seconds. Try again, or upload the page."


@pytest.mark.django_db
def test_what_is_undone_in_german_is_stored_in_english_and_read_in_german(claim, editor):
    with translation.override("de"):
        move_claim(
            claim, by=editor, to=Claim.State.CUT, expected_version=1, why="Keine Behauptung."
        )
        undo(editor)
        reasons = [event.why for event in Event.objects.tracks([claim])]

        assert "Undone: state changed" in reasons
        assert translated_reason("Undone: state changed") == "Rückgängig gemacht: Stand geändert"
    assert translated_reason("Undone: state changed") == "Undone: state changed"


def test_a_stored_sentence_is_translated_with_its_values():
    with translation.override("de"), in_english():
        assert translated(TIMED_OUT) == TIMED_OUT
    with translation.override("de"):
        assert translated(TIMED_OUT) == (
            "Der Server hat nicht innerhalb von 30 Sekunden geantwortet. "
            "Versuchen Sie es noch einmal oder laden Sie die Seite hoch."
        )
        assert translated("The page was captured.") == "Die Seite wurde gesichert."
        assert translated("550 no such mailbox") == "550 no such mailbox"


@pytest.mark.parametrize("typed", ["The mail server cannot be reached: yes", "Saved.", "no", ""])
def test_a_reason_that_a_person_typed_is_never_translated(typed):
    with translation.override("de"):
        assert translated_reason(typed) == typed
