"""Who said it: people confirm or correct what the splitter suggests."""

from typing import Any

from django.utils.translation import gettext as _

from articles import permissions
from articles.actions.locks import require_newest
from articles.actions.transactions import acting
from articles.actions.undo_log import record_undo
from articles.models import Attribution, Speaker, Statement, UndoEntry, User
from articles.refusals import NotAllowed, Refused

CONFIRMED = Attribution.State.CONFIRMED


def confirm_attribution(
    attribution: Attribution, *, by: User, expected_version: int
) -> Attribution:
    """Say that the suggestion is right. Confirming what is confirmed changes nothing."""
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
    """Say who said a statement: one of the article's speakers, or a new one by `name`.

    Corrects `attribution`, whose version was `expected_version`; without one, adds one. Confirmed at once.
    `everywhere` corrects all that the same wrong speaker is said to have said in this revision.
    Raises `Refused` when nobody is named, `Stale` when somebody was faster.
    """
    permissions.require(permissions.may_attribute(by))
    article = statement.revision.article
    if speaker is None and not name.strip():
        raise Refused(_("Choose a speaker of this article, or enter another name."))
    if speaker is not None and speaker.article_id != article.pk:
        raise NotAllowed(_("That speaker belongs to another article."))
    recording = record_undo(UndoEntry.Kind.ATTRIBUTE_STATEMENT, by=by, on=statement)
    with acting(by), recording as undo:
        require_newest(statement.revision)
        if speaker is None:
            speaker, made = article.speakers.get_or_create(name=name.strip())
            if made:
                undo.created(speaker)
        chosen: dict[str, Any] = {
            "speaker": speaker,
            "state": CONFIRMED,
            "confirmed_by": by,
            "confidence": 1.0,
        }
        if attribution is None:
            content = [[statement.start, statement.end]]
            found = Attribution.objects.create(statement=statement, content=content, **chosen)
            undo.created(found)
        else:
            found = attribution
            wrong = attribution.speaker_id
            undo.changes(found)
            found.change(expected_version=expected_version, **chosen)
            if everywhere and wrong:
                others = _same(statement, wrong)
                undo.changes(*others)
                for other in others:
                    other.change(expected_version=other.version, **chosen)
    return found


def _same(statement: Statement, wrong: int) -> list[Attribution]:
    """All that a speaker is said to have said in the statement's revision."""
    return list(
        Attribution.objects.filter(speaker_id=wrong, statement__revision_id=statement.revision_id)
    )
