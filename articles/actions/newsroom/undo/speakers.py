"""Undo of a merge of two speakers, and what follows when a statement has its former speaker again."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Q

from articles.actions.captures import compare_speakers_of
from articles.actions.newsroom.undo.restore import built_on, expected_version, row_or_stale
from articles.actions.undo_log import Row, model_and_pk
from articles.models import (
    Attribution,
    ClaimReview,
    Question,
    Speaker,
    Statement,
    UndoEntry,
    User,
)

NAMES_A_SPEAKER: tuple[type[Attribution | ClaimReview | Question], ...] = (
    Attribution,
    Question,
    ClaimReview,
)


def undo_merge(entry: UndoEntry, *, by: User) -> Sequence[Row]:
    """Bring back the merged speaker under the same id, with all rows that named them."""
    notes = entry.values_before
    other, values = row_or_stale(Speaker, notes["other"]), notes["was"]
    is_taken = Speaker.objects.filter(article=entry.article_id, name=values["name"]).exists()
    if is_taken or entry.article.revisions.filter(created_at__gte=entry.created_at).exists():
        raise built_on()  # in a newer text, both names mean the speaker that is left
    rows: list[Row] = [
        other.change(expected_version=expected_version(entry, other), **notes["other_was"])
    ]
    speaker = Speaker.objects.create(
        pk=notes["speaker"],
        article=entry.article,
        version=entry.versions_after[f"speaker {notes['speaker']}"] + 1,
        **values,
    )
    rows += [
        row.change(expected_version=expected_version(entry, row), speaker=speaker)
        for row in _moved_rows(entry)
    ]
    return [*rows, speaker]


def compare_again(entry: UndoEntry) -> None:
    """Have sources searched again for the statements that have another speaker after the undo."""
    rows = [model_and_pk(name) for name in entry.values_before["rows"]]
    attributions = [pk for model, pk in rows if model is Attribution]
    speakers = [pk for model, pk in rows if model is Speaker]
    compare_speakers_of(
        Statement.objects.filter(
            Q(pk=entry.statement)
            | Q(attributions__in=attributions)
            | Q(attributions__speaker__in=speakers)
        ),
        by=entry.by,
    )


def _moved_rows(entry: UndoEntry) -> Iterable[Any]:
    """Yield the rows that the merge gave to the other speaker. Raises `Stale` when one is gone."""
    for model in NAMES_A_SPEAKER:
        kind = f"{model.__name__.lower()} "
        for name in entry.versions_after:
            if name.startswith(kind):
                yield row_or_stale(model, int(name.removeprefix(kind)))
