"""Who said it: people confirm or correct what the splitter suggests."""

from typing import Any

from django.utils.translation import gettext as _

from articles import permissions
from articles.actions.locks import require_newest
from articles.actions.transactions import acting
from articles.actions.undo_log import remember
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
    with acting(by):
        require_newest(attribution.statement.revision)
        attribution.change(expected_version=expected_version, state=CONFIRMED, confirmed_by=by)
        remember(
            UndoEntry.Kind.CONFIRM_ATTRIBUTION,
            by=by,
            on=attribution.statement,
            changed={attribution: expected_version},
            attribution=attribution.pk,
        )
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
        raise Refused(_("Choose a speaker of this article, or type the name of another."))
    if speaker is not None and speaker.article_id != article.pk:
        raise NotAllowed(_("That speaker belongs to another article."))
    with acting(by):
        require_newest(statement.revision)
        made = False
        if speaker is None:
            speaker, made = article.speakers.get_or_create(name=name.strip())
        chosen: dict[str, Any] = {
            "speaker": speaker,
            "state": CONFIRMED,
            "confirmed_by": by,
            "confidence": 1.0,
        }
        if attribution is None:
            content = [[statement.start, statement.end]]
            found = Attribution.objects.create(statement=statement, content=content, **chosen)
            changed, before = {found: 0}, []
        else:
            found = attribution
            wrong = attribution.speaker_id
            changed, before = {found: expected_version}, [_chosen(found)]
            found.change(expected_version=expected_version, **chosen)
            if everywhere and wrong:
                for other in _same(statement, wrong):
                    before.append(_chosen(other))
                    changed[other] = other.version
                    other.change(expected_version=other.version, **chosen)
        remember(
            UndoEntry.Kind.ATTRIBUTE_STATEMENT,
            by=by,
            on=statement,
            changed=changed,
            added=None if attribution else found.pk,
            attributions=before,
            speaker=speaker.pk if made else None,
        )
    return found


def _chosen(attribution: Attribution) -> dict[str, Any]:
    """What a correction changes, as it is now."""
    return {
        "pk": attribution.pk,
        "speaker_id": attribution.speaker_id,
        "state": attribution.state,
        "confirmed_by_id": attribution.confirmed_by_id,
        "confidence": attribution.confidence,
    }


def _same(statement: Statement, wrong: int) -> list[Attribution]:
    """All that a speaker is said to have said in the statement's revision."""
    return list(
        Attribution.objects.filter(speaker_id=wrong, statement__revision_id=statement.revision_id)
    )
