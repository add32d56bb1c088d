"""What a user may see of articles, sources and questions. Every read that shows them asks here."""

from collections.abc import Collection, Iterable, Sequence
from typing import TypeVar

from django.db.models import F, Model, Q, QuerySet
from django.utils.translation import gettext as _

from articles import permissions
from articles.models import Citation, Event, Question, Source, User

AnyModel = TypeVar("AnyModel", bound=Model)


def readable_rows(rows: QuerySet[AnyModel], through: str, user: User) -> QuerySet[AnyModel]:
    """Return the rows of articles that the user may read.

    `through` is the lookup that leads from a row to its article, such as `claim__revision__article`.
    """
    return rows.filter(**{f"{through}__in": permissions.readable_by(user)})


def listed_rows(rows: QuerySet[AnyModel], through: str, user: User) -> QuerySet[AnyModel]:
    """Return the rows of articles that lists show the user: readable ones, without archived ones."""
    listed = permissions.readable_by(user).filter(readership__archived_at__isnull=True)
    return rows.filter(**{f"{through}__in": listed})


def sources_visible_to(user: User) -> QuerySet[Source]:
    """Return the sources that the user may see: see `permissions.seen_by`."""
    return Source.objects.filter(permissions.seen_by(user))


def questions_of_readable_articles(user: User) -> QuerySet[Question]:
    """Return the questions of the articles that the user may read."""
    return readable_rows(Question.objects.all(), "claim__revision__article", user)


def questions_visible_to(user: User) -> QuerySet[Question]:
    """Return these questions, except those to sources that the user may not see."""
    return questions_of_readable_articles(user).filter(
        Q(source=None) | Q(source__in=sources_visible_to(user))
    )


def list_questions(reader: User) -> QuerySet[Question]:
    """Return the questions that `reader` may read, the next deadline first.

    Those of archived articles are left out.
    """
    return (
        listed_rows(Question.objects.all(), "claim__revision__article", reader)
        .select_related(
            "claim__revision__article", "asked_by", "closed_by", "overridden_by", "source"
        )
        .order_by(F("deadline").asc(nulls_last=True), "pk")
    )


def hidden_from(reader: User | None, source_ids: Collection[int]) -> frozenset[int]:
    """Return the ids of the sources that `reader` may not see. Without a reader: all restricted ones."""
    restricted = Source.objects.filter(pk__in=source_ids, visibility=Source.Visibility.RESTRICTED)
    if reader is not None:
        restricted = restricted.exclude(permissions.seen_by(reader))
    return frozenset(restricted.values_list("pk", flat=True))


def withhold_citations(citations: Iterable[Citation], hidden: Collection[int]) -> None:
    """Remove everything but the stance and the public description from citations of hidden sources.

    It happens before a template gets them, so that no template can show too much. Nothing is
    saved.
    """
    for citation in citations:
        if citation.source_id in hidden:
            citation.locator = citation.excerpt = citation.note = ""
            citation.source = _described(citation.source)


def withhold_questions(questions: Sequence[Question], hidden: Collection[int]) -> None:
    """Remove recipient, text and answer from questions that name a hidden source."""
    for question in questions:
        if question.source_id in hidden:
            question.addressee = _("restricted source")
            question.text = _("Only people who can see the source can read this question.")
            question.answer = question.override_reason = ""


def withhold_hidden_sources(questions: Sequence[Question], *, reader: User) -> None:
    """Remove from the questions what `reader` may not see of the sources they name."""
    source_ids = {question.source_id for question in questions if question.source_id}
    withhold_questions(questions, hidden_from(reader, source_ids))


def withhold_events(events: Sequence[Event], hidden: Collection[int]) -> None:
    """Remove from events what they reveal of hidden sources. The events themselves stay."""
    contexts = {
        event.pgh_context_id
        for event in events
        if (event.pgh_data or {}).get("source_id") in hidden and event.pgh_context_id
    }
    for event in events:
        if event.pgh_context_id in contexts:
            event.why = ""
        data = event.pgh_data or {}
        if data.get("source_id") in hidden:
            shown = ("id", "claim_id", "source_id", "stance", "state", "version", "is_withdrawn")
            event.pgh_data = {name: data[name] for name in shown if name in data}
            changes = event.pgh_diff or {}
            event.pgh_diff = {name: changes[name] for name in shown if name in changes}


def _described(source: Source) -> Source:
    """Return an unsaved source with only what everyone may see of a restricted source."""
    return Source(
        pk=source.pk,
        kind=Source.Kind.UPLOAD,
        title=source.public_description,
        public_description=source.public_description,
        visibility=source.visibility,
    )
