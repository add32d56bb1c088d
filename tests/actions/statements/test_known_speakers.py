"""Speakers: corrected for one statement or all, renamed, merged."""

import pytest

from articles.actions.newsroom import undo_action
from articles.actions.statements import attribute_statement, correct_speaker, remove_speaker
from articles.models import Attribution, Revision, Speaker
from articles.reads.publishing import report_for
from articles.refusals import NotAllowed, Refused, Stale
from articles.reports import Rendering
from tests.factories import make_article, make_revision, statement_with

BODY = (
    "Ann Lee, a judge in Oslo, said that the bridge was safe. Lee denied that it had been closed. "
    "Bo Hill claimed that nobody had asked. He added that it was late."
)


@pytest.fixture
def talk(editor):
    return make_article(editor, BODY)


def speakers(article):
    """Return the speaker of each attribution, in the order of the text."""
    of_article = {"statement__revision__article": article}
    of_revision = {"statement__revision": article}
    which = of_revision if isinstance(article, Revision) else of_article
    attributions = Attribution.objects.filter(**which)
    in_order = attributions.order_by("statement__start", "pk")
    return [each.speaker.name for each in in_order if each.speaker]


def test_mentions_of_one_person_are_one_speaker(talk):
    assert speakers(talk) == ["Ann Lee", "Ann Lee", "Bo Hill", "Bo Hill"]


def test_the_role_is_read_from_the_apposition_and_the_short_name_is_an_alias(talk):
    lee = talk.speakers.get(name="Ann Lee")

    assert (lee.role, lee.aliases) == ("judge in Oslo", ["Lee"])


def test_the_stance_is_read_from_the_verb(talk):
    attributions = Attribution.objects.filter(statement__revision__article=talk).order_by("pk")

    assert [each.stance for each in attributions] == ["neutral", "doubts", "claims", "neutral"]


def test_a_correction_changes_one_statement(talk, editor):
    statement = statement_with(talk, "He added")
    attribution = statement.attributions.get()

    attribute_statement(
        statement, by=editor, expected_version=1, attribution=attribution, name="Cy Marsh"
    )

    assert speakers(talk) == ["Ann Lee", "Ann Lee", "Bo Hill", "Cy Marsh"]


def test_a_correction_of_all_changes_every_statement_of_the_speaker(talk, editor):
    statement = statement_with(talk, "He added")
    attribution = statement.attributions.get()

    attribute_statement(
        statement,
        by=editor,
        expected_version=1,
        attribution=attribution,
        name="Cy Marsh",
        everywhere=True,
    )

    assert speakers(talk) == ["Ann Lee", "Ann Lee", "Cy Marsh", "Cy Marsh"]
    confirmed = Attribution.objects.filter(state=Attribution.State.CONFIRMED)
    assert confirmed.count() == 2


def test_a_wrong_speaker_is_removed_for_good_and_can_be_brought_back(talk, editor):
    attribution = statement_with(talk, "He added").attributions.get()

    remove_speaker(attribution, by=editor, expected_version=1, everywhere=True)

    assert speakers(talk) == ["Ann Lee", "Ann Lee"]
    make_revision(talk, editor, f"{BODY} It rained.")
    assert speakers(talk.revisions.latest("number")) == ["Ann Lee", "Ann Lee"]

    with pytest.raises(Stale):
        remove_speaker(attribution, by=editor, expected_version=1)


def test_the_removal_of_a_speaker_is_undone_and_is_in_the_history_and_the_report(talk, editor):
    attribution = statement_with(talk, "He added").attributions.get()
    remove_speaker(attribution, by=editor, expected_version=1)

    report, _disclosed = report_for(editor, talk, Rendering.LEGAL)
    said = [each.speaker for statement in report.statements for each in statement.attributions]
    assert said == ["Ann Lee", "Ann Lee", "Bo Hill", ""]
    assert "Speaker removed: nobody is quoted here" in [event.what for event in report.events]
    undo_action(talk.undo_entries.latest("pk"), by=editor)
    assert speakers(talk) == ["Ann Lee", "Ann Lee", "Bo Hill", "Bo Hill"]


def test_a_speaker_gets_another_name_role_and_aliases(talk, editor):
    lee = talk.speakers.get(name="Ann Lee")

    correct_speaker(
        lee,
        by=editor,
        expected_version=1,
        name="Anna Lee",
        kind=Speaker.Kind.PERSON,
        role="judge",
        aliases=["Lee", " Lee ", ""],
    )

    lee.refresh_from_db()
    assert (lee.name, lee.role, lee.aliases) == ("Anna Lee", "judge", ["Lee"])


def test_the_name_of_another_speaker_merges_the_two(talk, editor):
    hill = talk.speakers.get(name="Bo Hill")

    correct_speaker(hill, by=editor, expected_version=1, name="Ann Lee", kind=Speaker.Kind.PERSON)

    assert set(speakers(talk)) == {"Ann Lee"}
    assert "Bo Hill" in talk.speakers.get().aliases


def test_a_speaker_without_a_name_is_refused(talk, editor):
    with pytest.raises(Refused, match="name"):
        correct_speaker(
            talk.speakers.first(), by=editor, expected_version=1, name=" ", kind=Speaker.Kind.PERSON
        )


def test_a_stale_correction_is_refused(talk, editor):
    lee = talk.speakers.get(name="Ann Lee")
    correct_speaker(lee, by=editor, expected_version=1, name="Anna Lee", kind=Speaker.Kind.PERSON)

    with pytest.raises(Stale):
        correct_speaker(lee, by=editor, expected_version=1, name="A. Lee", kind=Speaker.Kind.PERSON)


def test_a_user_without_roles_cannot_correct_a_speaker(talk, nobody):
    with pytest.raises(NotAllowed):
        correct_speaker(
            talk.speakers.first(), by=nobody, expected_version=1, name="X", kind=Speaker.Kind.PERSON
        )
