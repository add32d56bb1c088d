from collections.abc import Sequence

from articles import permissions
from articles.actions.captures import examine_source
from articles.actions.newsroom.undo.inverse import built_on, expected_version, found
from articles.models import Citation, UndoEntry, User

FIELDS = ("stance", "locator", "excerpt", "note")


def undo(entry: UndoEntry, *, by: User) -> Sequence[Citation]:
    """Stance, place, excerpt and note are again what they were."""
    citation = found(Citation, entry.before["citation"])
    permissions.require(permissions.may_cite(by, citation.claim))
    was = {name: entry.before[name] for name in FIELDS}
    others = Citation.objects.filter(claim=citation.claim_id, source=citation.source_id)
    if others.filter(locator=was["locator"]).exclude(pk=citation.pk).exists():
        raise built_on()
    citation.change(
        expected_version=expected_version(entry, citation), theirs=citation.excerpt, **was
    )
    examine_source(citation.source_id)
    return [citation]
