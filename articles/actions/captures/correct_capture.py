"""Correct metadata that a program read wrongly from a capture. What it read stays stored."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from articles import permissions
from articles.actions.search_index import index_sources
from articles.actions.transactions import acting
from articles.models import Capture, Correction, Source, User
from articles.refusals import Stale


def correct_capture(
    capture: Capture, *, by: User, expected_version: int, values: Mapping[str, str]
) -> list[Correction]:
    """Correct the fields in `values` (title, author, site, published, language) that differ.

    `expected_version` is the newest correction of the source that the person saw, 0 for none.
    Raises `Stale` with the current correction if there is a newer one; then nothing has changed.
    """
    permissions.require(permissions.may_correct(by) and permissions.may_see(by, capture.source))
    with acting(by):
        source = Source.objects.select_for_update().get(pk=capture.source_id)
        newest = source.corrections.first()
        if newest and newest.pk != expected_version:
            sentence = _(
                "Someone corrected this in the meantime. Compare the two versions, then save again."
            )
            raise Stale(sentence, theirs=str(newest))
        corrections = [
            Correction.objects.create(
                source=source,
                capture=capture,
                name=name,
                read=capture.read(name),
                value=value,
                corrected_by=by,
            )
            for name, value in values.items()
            if value != _current_value(capture, name)
        ]
        index_sources([source.pk])
        return corrections


def _current_value(capture: Capture, name: str) -> str:
    newest = capture.source.corrections.filter(name=name, read=capture.read(name)).first()
    return newest.value if newest else capture.read(name)
