"""Who the speakers of an article are: their names, roles and aliases."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from articles import permissions
from articles.actions.acting import acting
from articles.actions.remember import remember
from articles.models import Deed, Speaker, User
from articles.refusals import Refused


def correct_speaker(
    speaker: Speaker,
    *,
    by: User,
    seen: int,
    name: str,
    kind: Speaker.Kind,
    role: str = "",
    aliases: Sequence[str] = (),
) -> Speaker:
    """Correct what is known of a speaker. A name that another one of the article has makes both
    the same person: what either said is said by the other, whose version need not be seen.

    Returns the speaker that is left. Raises `Refused` without a name, `Stale` with the name now.
    """
    permissions.require(permissions.may_attribute(by))
    name = name.strip()
    if not name:
        raise Refused(_("A speaker needs a name. Type it as the article should print it."))
    kept = list(dict.fromkeys(alias.strip() for alias in aliases if alias.strip()))
    with acting(by):
        other = speaker.article.speakers.filter(name=name).exclude(pk=speaker.pk).first()
        if other is None:
            was = {field: getattr(speaker, field) for field in ("name", "kind", "role", "aliases")}
            changed = speaker.change(
                seen=seen, theirs=speaker.name, name=name, kind=kind, role=role, aliases=kept
            )
            remember(
                Deed.Kind.CORRECT_SPEAKER,
                by=by,
                on=speaker.article,
                changed={changed: seen},
                speaker=speaker.pk,
                was=was,
            )
            return changed
        remember(Deed.Kind.MERGE_SPEAKERS, by=by, on=speaker.article)
        speaker.change(seen=seen, theirs=speaker.name)
        known = dict.fromkeys([*other.aliases, speaker.name, *kept])
        for attribution in speaker.attributions.all():
            attribution.change(seen=attribution.version, speaker=other)
        for query in speaker.queries.all():
            query.change(seen=query.version, speaker=other)
        for review in speaker.reviews.all():
            review.change(seen=review.version, speaker=other)
        merged = other.change(
            seen=other.version,
            kind=kind,
            role=role or other.role,
            aliases=[alias for alias in known if alias != name],
        )
        speaker.delete()
    return merged
