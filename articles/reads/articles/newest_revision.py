"""The newest revision of an article, with what its card or its whole desk shows: one query each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    OuterRef,
    QuerySet,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.expressions import Combinable, RawSQL
from django.db.models.functions import Coalesce, Concat, JSONObject, NullIf, Trim
from django.utils.dateparse import parse_datetime

from articles import rules
from articles.models import (
    Article,
    ArticleReader,
    Change,
    ClaimCarryOver,
    CmsLink,
    Inconsistency,
    NextTransaction,
    OldestRunning,
    PublicationApproval,
    Revision,
    SeenChanges,
    Snapshot,
    Speaker,
    Tick,
    User,
)
from articles.prepared import Reading, fill, prepared, read_now
from articles.reads.articles.plain_text import statements_state
from articles.reads.visibility import readable_rows

Fact = tuple[int, int, str]  # start, end, kind
Ticks = Mapping[Fact, Tick]
MOST_SPEAKERS = 200  # in the filters and to choose from: the first ones of the text


@dataclass(frozen=True, slots=True)
class CardRevision:
    """The newest revision with its ticked facts, for the card of a statement.

    `look` is where the live updates of the page start.
    """

    revision: Revision
    ticks: Ticks
    look: SeenChanges


@dataclass(frozen=True, slots=True)
class Approval:
    """The newest approval of an article. `is_current`: nothing it covers has changed since."""

    approved_by: User
    is_current: bool


@dataclass(frozen=True, slots=True)
class DeskRevision(CardRevision):
    """The newest revision with what the desk shows of the house rules.

    The text of the revision is not read. `common_pairs` are pairs of ids of its sources with
    whether they have one origin, as far as the reader may see them. `inconsistencies` counts the possible
    inconsistencies by state.
    """

    has_unconfirmed: bool  # whether claims were carried over and nobody has confirmed where to
    cms_draft: UUID | None  # key of the text of a CMS that waits to become a revision
    approval: Approval | None
    common_pairs: Sequence[Sequence[int]]
    reader_names: Sequence[str]  # of the named readers: people, then teams
    inconsistencies: Mapping[str, int]
    statements_state: str  # which changes of statements are recorded


def newest_revision(article: Article | int) -> Revision:
    """Return the newest revision with its article and speakers. Raises `Revision.DoesNotExist`."""
    return _revisions(article).prefetch_related("article__speakers").latest("number")


def card_revision(article: Article | int, *, reader: User | None = None) -> CardRevision:
    """Return the newest revision for a card. Raises `Revision.DoesNotExist`.

    With a `reader`, it does not exist for people who may not read the article.
    """
    return read_now(card_revision_reading(_id_of(article), reader=reader))


def card_revision_reading(article_id: int, *, reader: User | None = None) -> Reading[CardRevision]:
    """Return the reading of `card_revision`."""
    read = _card_revisions.bind(article_id, reader)
    revision = _with_speakers(*(yield [read, _speakers.bind(article_id)]))
    return CardRevision(revision, ticks_from_rows(revision, revision.tick_rows), _look(revision))


def desk_revision(article: Article | int, *, reader: User) -> DeskRevision:
    """Return the newest revision for the desk of `reader`. Raises `Revision.DoesNotExist`."""
    return read_now(desk_revision_reading(_id_of(article), reader=reader))


def desk_revision_reading(article_id: int, *, reader: User) -> Reading[DeskRevision]:
    """Return the reading of `desk_revision`."""
    read = _desk_revisions.bind(article_id, reader)
    revision = _with_speakers(*(yield [read, _speakers.bind(article_id)]))
    return DeskRevision(
        revision=revision,
        ticks=ticks_from_rows(revision, revision.tick_rows),
        look=_look(revision),
        has_unconfirmed=revision.has_unconfirmed,
        cms_draft=revision.cms_draft,
        approval=_approval(revision.approval_row, revision.state),
        common_pairs=revision.common_pairs,
        reader_names=revision.reader_names,
        inconsistencies={row["state"]: row["number"] for row in revision.inconsistency_rows},
        statements_state=revision.statements_state,
    )


@prepared
def _card_revisions(article_id: int, reader: User | None) -> QuerySet[Revision]:
    revisions = _revisions(article_id, reader).annotate(tick_rows=ticks_subquery(), **_seen())
    return revisions.order_by("-number")[:1]


@prepared
def _desk_revisions(article_id: int, reader: User) -> QuerySet[Revision]:
    approvals = PublicationApproval.objects.standing().filter(article=OuterRef("article"))
    approval = JSONObject(
        state="state",
        username="approved_by__username",
        first_name="approved_by__first_name",
        last_name="approved_by__last_name",
    )
    unconfirmed = ClaimCarryOver.objects.filter(
        ClaimCarryOver.TO_CONFIRM, revision__article=OuterRef("article")
    )
    drafts = CmsLink.objects.filter(
        origin__article=OuterRef("article"), draft__isnull=False, draft__revision=None
    )
    state = rules.STATE.format(article='"articles_revision"."article_id"')
    return (
        _revisions(article_id, reader)
        .defer("text")
        .annotate(
            tick_rows=ticks_subquery(),
            has_unconfirmed=Exists(unconfirmed),
            cms_draft=Subquery(drafts.values("draft")[:1]),
            approval_row=Subquery(approvals.order_by("-pk").values(row=approval)[:1]),
            state=Case(When(Exists(approvals), then=RawSQL(f"({state})", []))),  # noqa: S611 (constants only)
            common_pairs=rules.pairs_of(reader),
            reader_names=_reader_names(),
            inconsistency_rows=_inconsistency_counts(),
            statements_state=statements_state(),
            **_seen(),
        )
        .order_by("-number")[:1]
    )


def _seen() -> dict[str, Combinable]:
    """Return the expressions from which `_look` makes the look of a page that shows a revision."""
    since_oldest = Change.objects.filter(
        article=OuterRef("article"),
        transaction__gte=OldestRunning(),
        transaction__lt=NextTransaction(),
    ).order_by()
    return {
        "snapshot": Snapshot(),
        "changes_since": ArraySubquery(since_oldest.values("pk")),
    }


def _look(revision: Any) -> SeenChanges:
    return SeenChanges.of_snapshot(revision.snapshot, frozenset(revision.changes_since))


def _id_of(article: Article | int) -> int:
    return article.pk if isinstance(article, Article) else article


def _with_speakers(revisions: Sequence[Any], speakers: Sequence[Speaker]) -> Any:
    """Return the only revision with the first speakers of its article. Raises `Revision.DoesNotExist`."""
    if not revisions:
        raise Revision.DoesNotExist
    fill(revisions[0].article, "speakers", speakers)
    return revisions[0]


@prepared
def _speakers(article_id: int) -> QuerySet[Speaker]:
    return Speaker.objects.filter(article=article_id).order_by("pk")[:MOST_SPEAKERS]


def _inconsistency_counts() -> ArraySubquery:
    """The number of possible inconsistencies of a revision by state."""
    of_revision = Inconsistency.objects.filter(revision=OuterRef("pk")).order_by()
    counts = of_revision.values("state").annotate(row=JSONObject(state="state", number=Count("pk")))
    return ArraySubquery(counts.values("row"))


def _reader_names() -> ArraySubquery:
    """Return the names of the people and teams that are named as readers, as an expression."""
    full_name = Trim(Concat("person__first_name", Value(" "), "person__last_name"))
    person = Coalesce(NullIf(full_name, Value("")), "person__username")
    named = ArticleReader.objects.filter(article=OuterRef("article"))
    name = Coalesce("team__name", person, output_field=TextField())
    people_first = F("team__name").asc(nulls_first=True)
    return ArraySubquery(named.annotate(name=name).order_by(people_first, "pk").values("name"))


def _approval(row: Mapping[str, str] | None, state: str | None) -> Approval | None:
    if row is None:
        return None
    names = ("username", "first_name", "last_name")
    return Approval(User(**{name: row[name] for name in names}), row["state"] == state)


def _revisions(article: Article | int, reader: User | None = None) -> QuerySet[Revision]:
    revisions = Revision.objects.filter(article=article)
    if reader:
        revisions = readable_rows(revisions, "article", reader)
    return revisions.select_related("article__scale", "article__owner", "article__readership")


def ticks_subquery() -> ArraySubquery:
    """Return the ticks of the revisions of a query as a column of it, for `ticks_from_rows`."""
    row = JSONObject(
        pk="pk",
        version="version",
        start="start",
        end="end",
        kind="kind",
        text="text",
        at="ticked_at",
        username="ticked_by__username",
        first_name="ticked_by__first_name",
        last_name="ticked_by__last_name",
        is_external="ticked_by__is_external",
    )
    ticks = Tick.objects.filter(ticked_by__isnull=False, revision=OuterRef("pk"))
    return ArraySubquery(ticks.order_by("start").annotate(row=row).values("row"))


def ticks_from_rows(revision: Revision, rows: Iterable[Mapping[str, Any]]) -> Ticks:
    """Return the ticks by fact, in text order. `rows` come from `ticks_subquery`: no query."""
    ticks = (_tick(revision, row) for row in rows)
    return {tick.fact: tick for tick in ticks}


def _tick(revision: Revision, row: Mapping[str, Any]) -> Tick:
    names = {name: row[name] for name in ("username", "first_name", "last_name", "is_external")}
    return Tick(
        pk=row["pk"],
        version=int(row["version"]),
        revision=revision,
        start=int(row["start"]),
        end=int(row["end"]),
        kind=row["kind"],
        text=row["text"],
        ticked_by=User(**names),
        ticked_at=parse_datetime(row["at"]),
    )
