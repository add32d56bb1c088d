"""Correct the name, kind, role and aliases of a speaker."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from articles import permissions
from articles.actions.captures import compare_speakers_of
from articles.actions.transactions import acting
from articles.actions.undo_log import record_undo
from articles.models import Speaker, Statement, UndoEntry, User
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
    """Correct a speaker. The name of another speaker of the article merges the two.

    Merged, the other speaker has all statements of both; its version need not be expected.
    Returns the speaker that remains. Raises `Refused` without a name, `Stale` with the name now.
    """
    permissions.require(permissions.may_attribute(by))
    name = name.strip()
    if not name:
        raise Refused(_("Enter a name, as it should appear in the report."))
    values: dict[str, Any] = {
        "kind": kind,
        "role": role,
        "aliases": list(dict.fromkeys(alias.strip() for alias in aliases if alias.strip())),
    }
    with acting(by):
        other = speaker.article.speakers.filter(name=name).exclude(pk=speaker.pk).first()
        if other is not None:
            return _merge(speaker, other, by=by, expected_version=expected_version, **values)
        correction = record_undo(UndoEntry.Kind.CORRECT_SPEAKER, by=by, on=speaker.article)
        with correction as undo:
            undo.changes(speaker)
            is_renamed = name != speaker.name
            speaker.change(
                expected_version=expected_version, theirs=speaker.name, name=name, **values
            )
        if is_renamed:
            compare_speakers_of(Statement.objects.filter(attributions__speaker=speaker), by=by)
    return speaker


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
    """Give `other` all that refers to `speaker`, then delete `speaker`."""
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
    compare_speakers_of(Statement.objects.filter(attributions__speaker=other), by=by)
    return merged


def known_of(speaker: Speaker) -> dict[str, Any]:
    """Return the fields of a speaker that people can correct."""
    return {field: getattr(speaker, field) for field in ("name", "kind", "role", "aliases")}
