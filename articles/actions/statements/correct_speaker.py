"""Who the speakers of an article are: their names, roles and aliases."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from articles import permissions
from articles.actions.transactions import acting
from articles.actions.undo_log import record_undo
from articles.models import Speaker, UndoEntry, User
from articles.refusals import Refused


def correct_speaker(
    speaker: Speaker,
    *,
    by: User,
    expected_version: int,
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
        raise Refused(_("Enter a name, as it should appear in the report."))
    kept = list(dict.fromkeys(alias.strip() for alias in aliases if alias.strip()))
    with acting(by):
        other = speaker.article.speakers.filter(name=name).exclude(pk=speaker.pk).first()
        if other is None:
            correction = UndoEntry.Kind.CORRECT_SPEAKER
            with record_undo(correction, by=by, on=speaker.article) as undo:
                undo.changes(speaker)
                return speaker.change(
                    expected_version=expected_version,
                    theirs=speaker.name,
                    name=name,
                    kind=kind,
                    role=role,
                    aliases=kept,
                )
        return _merge(
            speaker,
            other,
            by=by,
            expected_version=expected_version,
            kind=kind,
            role=role,
            aliases=kept,
        )


def _merge(
    speaker: Speaker,
    other: Speaker,
    *,
    by: User,
    expected_version: int,
    kind: Speaker.Kind,
    role: str,
    aliases: Sequence[str],
) -> Speaker:
    """Both are one: `other`, who has said all that either has."""
    with record_undo(UndoEntry.Kind.MERGE_SPEAKERS, by=by, on=speaker.article) as undo:
        undo.note(speaker=speaker.pk, was=known_of(speaker))
        undo.note(other=other.pk, other_was=known_of(other))
        moved = (*speaker.attributions.all(), *speaker.questions.all(), *speaker.reviews.all())
        undo.changes(speaker, other, *moved)
        speaker.change(expected_version=expected_version, theirs=speaker.name)
        for row in moved:
            row.change(expected_version=row.version, speaker=other)
        known = dict.fromkeys([*other.aliases, speaker.name, *aliases])
        merged = other.change(
            expected_version=other.version,
            kind=kind,
            role=role or other.role,
            aliases=[alias for alias in known if alias != other.name],
        )
    speaker.delete()
    return merged


def known_of(speaker: Speaker) -> dict[str, Any]:
    """What people can correct of a speaker."""
    return {field: getattr(speaker, field) for field in ("name", "kind", "role", "aliases")}
