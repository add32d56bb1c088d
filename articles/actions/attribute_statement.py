"""Who said it: people confirm or correct what the splitter suggests."""

from typing import Any

from django.utils.translation import gettext as _

from articles import permissions
from articles.actions.acting import acting
from articles.models import Attribution, Speaker, Statement, User
from articles.refusals import NotAllowed, Refused

CONFIRMED = Attribution.State.CONFIRMED


def confirm_attribution(attribution: Attribution, *, by: User, seen: int) -> Attribution:
    """Say that the suggestion is right. Confirming what is confirmed changes nothing."""
    permissions.require(permissions.may_attribute(by))
    if attribution.state == CONFIRMED:
        return attribution
    with acting(by):
        return attribution.change(seen=seen, state=CONFIRMED, confirmed_by=by)


def attribute_statement(
    statement: Statement,
    *,
    by: User,
    seen: int,
    attribution: Attribution | None = None,
    speaker: Speaker | None = None,
    name: str = "",
    everywhere: bool = False,
) -> Attribution:
    """Say who said a statement: one of the article's speakers, or a new one by `name`.

    Corrects `attribution`, whose version was `seen`; without one, adds one. Confirmed at once.
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
        if speaker is None:
            speaker, _made = article.speakers.get_or_create(name=name.strip())
        chosen: dict[str, Any] = {
            "speaker": speaker,
            "state": CONFIRMED,
            "confirmed_by": by,
            "confidence": 1.0,
        }
        if attribution is not None:
            wrong = attribution.speaker_id
            corrected = attribution.change(seen=seen, **chosen)
            if everywhere and wrong:
                _correct_all(statement, wrong, chosen)
            return corrected
        content = [[statement.start, statement.end]]
        return Attribution.objects.create(statement=statement, content=content, **chosen)


def _correct_all(statement: Statement, wrong: int, chosen: dict[str, Any]) -> None:
    same = Attribution.objects.filter(
        speaker_id=wrong, statement__revision_id=statement.revision_id
    )
    for attribution in same:
        attribution.change(seen=attribution.version, **chosen)
