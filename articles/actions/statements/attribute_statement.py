"""Confirm or correct who said a statement."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from articles import permissions
from articles.actions.captures import compare_speakers_of
from articles.actions.locks import require_newest
from articles.actions.transactions import acting
from articles.actions.undo_log import UndoRecorder, record_undo
from articles.models import Attribution, Speaker, Statement, UndoEntry, User
from articles.refusals import NotAllowed, Refused

CONFIRMED = Attribution.State.CONFIRMED


def confirm_attribution(
    attribution: Attribution, *, by: User, expected_version: int
) -> Attribution:
    """Confirm a suggested speaker. Confirming it again changes nothing. Raises `Stale`."""
    permissions.require(permissions.may_attribute(by))
    if attribution.state == CONFIRMED:
        return attribution
    recording = record_undo(UndoEntry.Kind.CONFIRM_ATTRIBUTION, by=by, on=attribution.statement)
    with acting(by), recording as undo:
        require_newest(attribution.statement.revision)
        undo.changes(attribution)
        attribution.change(expected_version=expected_version, state=CONFIRMED, confirmed_by=by)
    return attribution


def attribute_statement(
    statement: Statement,
    *,
    by: User,
    expected_version: int,
    attribution: Attribution | None = None,
    speaker: Speaker | None = None,
    name: str = "",
    everywhere: bool = False,
) -> Attribution:
    """Attribute a statement to one of the article's speakers, or to a new one called `name`.

    Corrects `attribution`, which has `expected_version`; without one, adds an attribution. It is
    confirmed at once. `everywhere` corrects all attributions to the same wrong speaker in this
    revision. Raises `Refused` without a speaker, `Stale` if somebody else was faster.
    """
    permissions.require(permissions.may_attribute(by))
    _require_speaker(statement, speaker, name)
    recording = record_undo(UndoEntry.Kind.ATTRIBUTE_STATEMENT, by=by, on=statement)
    with acting(by), recording as undo:
        require_newest(statement.revision)
        if speaker is None:
            speaker = _speaker_named(name.strip(), statement, undo)
        values = _confirmed(speaker, by)
        if attribution is None:
            content = [[statement.start, statement.end]]
            added = Attribution.objects.create(statement=statement, content=content, **values)
            undo.created(added)
            corrected = [added]
        else:
            corrected = _correct(attribution, values, undo, expected_version, everywhere=everywhere)
        _compare_again(corrected, by)
    return corrected[0]


def remove_speaker(
    attribution: Attribution, *, by: User, expected_version: int, everywhere: bool = False
) -> Attribution:
    """Record that nobody is quoted there. The next version of the text keeps it.

    `everywhere` removes this speaker from all statements of the revision. Raises `Stale`.
    """
    permissions.require(permissions.may_attribute(by))
    statement = attribution.statement
    recording = record_undo(UndoEntry.Kind.ATTRIBUTE_STATEMENT, by=by, on=statement)
    with acting(by), recording as undo:
        require_newest(statement.revision)
        nobody = _confirmed(None, by)
        corrected = _correct(attribution, nobody, undo, expected_version, everywhere=everywhere)
        _compare_again(corrected, by)
    return attribution


def _confirmed(speaker: Speaker | None, by: User) -> dict[str, Any]:
    """Return the values of an attribution that a person confirmed; without a speaker, to nobody."""
    return {"speaker": speaker, "state": CONFIRMED, "confirmed_by": by, "confidence": 1.0}


def _correct(
    attribution: Attribution,
    values: dict[str, Any],
    undo: UndoRecorder,
    expected_version: int,
    *,
    everywhere: bool,
) -> list[Attribution]:
    """Give the attribution new `values`, and the others of its speaker if `everywhere`; return them."""
    wrong_speaker = attribution.speaker_id
    undo.changes(attribution)
    attribution.change(expected_version=expected_version, **values)
    if not everywhere or not wrong_speaker:
        return [attribution]
    revision = attribution.statement.revision_id
    return [attribution, *_correct_all(revision, wrong_speaker, values, undo)]


def _compare_again(corrected: Sequence[Attribution], by: User) -> None:
    compare_speakers_of(Statement.objects.filter(attributions__in=corrected), by=by)


def _require_speaker(statement: Statement, speaker: Speaker | None, name: str) -> None:
    if speaker is None and not name.strip():
        raise Refused(_("Choose a speaker of this article, or enter another name."))
    if speaker is not None and speaker.article_id != statement.revision.article_id:
        raise NotAllowed(_("That speaker belongs to another article."))


def _speaker_named(name: str, statement: Statement, undo: UndoRecorder) -> Speaker:
    """Return the article's speaker of this name, created if there is none."""
    speaker, is_new = statement.revision.article.speakers.get_or_create(name=name)
    if is_new:
        undo.created(speaker)
    return speaker


def _correct_all(
    revision: int, wrong_speaker: int, values: dict[str, Any], undo: UndoRecorder
) -> list[Attribution]:
    """Give all attributions to a speaker in a revision the same new `values`."""
    others = list(
        Attribution.objects.filter(speaker_id=wrong_speaker, statement__revision_id=revision)
    )
    undo.changes(*others)
    for other in others:
        other.change(expected_version=other.version, **values)
    return others
