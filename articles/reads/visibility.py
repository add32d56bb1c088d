"""What a person may see of sources: whatever shows one asks here."""

from collections.abc import Collection, Iterable, Sequence

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from articles import permissions
from articles.models import Citation, Event, Question, Source, User


def sources_visible_to(user: User) -> QuerySet[Source]:
    """All sources but the restricted ones for which the user is not named."""
    return Source.objects.filter(permissions.seen_by(user))


def hidden_from(reader: User | None, source_ids: Collection[int]) -> frozenset[int]:
    """Those of the sources that `reader` may not see; None is nobody in particular. One query."""
    asked = Source.objects.filter(pk__in=source_ids, visibility=Source.Visibility.RESTRICTED)
    if reader is not None:
        asked = asked.exclude(pk__in=sources_visible_to(reader))
    return frozenset(asked.values_list("pk", flat=True))


def withhold_citations(citations: Iterable[Citation], hidden: Collection[int]) -> None:
    """Take out of the citations of hidden sources all but the stance and the public description.

    It is done before a page gets them, so that no template can show what it should not. Nothing
    is saved.
    """
    for citation in citations:
        if citation.source_id in hidden:
            citation.locator = citation.excerpt = citation.note = ""
            citation.source = _described(citation.source)


def withhold_questions(questions: Sequence[Question], hidden: Collection[int]) -> None:
    """Take out of queries that name a hidden source whom they ask, what, and the answer."""
    for question in questions:
        if question.source_id in hidden:
            question.addressee = _("a restricted source")
            question.text = _("Only those who may see the source may read this.")
            question.answer = question.override_reason = ""


def withhold_events(events: Sequence[Event], hidden: Collection[int]) -> None:
    """Take out of events what they say of hidden sources; that they happened stays."""
    veiled = {
        event.pgh_context_id
        for event in events
        if (event.pgh_data or {}).get("source_id") in hidden and event.pgh_context_id
    }
    for event in events:
        if event.pgh_context_id in veiled:
            event.why = ""
        data = event.pgh_data or {}
        if data.get("source_id") in hidden:
            kept = ("id", "claim_id", "source_id", "stance", "state", "version", "is_withdrawn")
            event.pgh_data = {name: data[name] for name in kept if name in data}
            changes = event.pgh_diff or {}
            event.pgh_diff = {name: changes[name] for name in kept if name in changes}


def _described(source: Source) -> Source:
    """All that others learn of a restricted source, as a row that nobody saves."""
    return Source(
        pk=source.pk,
        kind=Source.Kind.UPLOAD,
        title=source.public_description,
        public_description=source.public_description,
        visibility=source.visibility,
    )
