"""The rows from which the card of a claim is made: two queries, whatever the claim has."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from articles import permissions
from articles.models import (
    Calculation,
    CellReading,
    Citation,
    Claim,
    CommonOrigin,
    Event,
    Freshness,
    NewsroomSettings,
    Question,
    Rating,
    SignOff,
    Source,
    TieBreak,
    User,
    Verdict,
    VerdictReconfirmation,
    newest_hashes,
)
from articles.models.conditions import is_withdrawn
from articles.prepared import Bound, Fixed, Reading, fill, prepared
from articles.reads.claims.citation_rows import (
    SourceRows,
    bind_sources,
    citations_by_id,
    newest_citations,
    outdated_citations,
)
from articles.reads.claims.feed import FeedRows, bind_feed, ids_of_comments
from articles.reads.history import bind_claim_events, claim_events_from
from articles.reads.sources import (
    calculations_of,
    cell_readings,
    evidence_rows,
    pair_rows,
    picked_captures,
)
from articles.reads.verdicts import annotate_blind, is_blind
from articles.reads.visibility import sources_visible_to
from articles.rules.freshness import drifts_of_claims, freshness_from


@dataclass(frozen=True, slots=True)
class ClaimRows:
    """What the database has of a claim, for one reader.

    `hidden` are the ids of the sources of its citations and questions that the reader may not see.
    The `citations` are the newest ones, one more than the card shows, and all outdated ones.
    """

    claim: Claim
    sign_offs_needed: int
    hashes: Sequence[tuple[int, str]]
    verdicts: Sequence[Verdict]  # with all judgements about them, withdrawn ones last
    people: Sequence[User]
    freshness: Freshness  # empty if the verdict is withheld
    questions: Sequence[Question]
    ratings: Sequence[Rating]
    hidden: frozenset[int]
    askable: Sequence[Source]
    evidence: Sequence[int]
    pairs: Sequence[CommonOrigin]
    citations: Sequence[Citation]
    sources: SourceRows
    calculations: Sequence[Calculation]
    cells: Sequence[CellReading]  # of the tables that the calculations use, the newest first
    comments: Sequence[int]  # the ids of those that are not withdrawn
    feed: FeedRows | None  # None if no entries are asked for


def claim_rows_reading(
    claim_id: int, *, reader: User, entries: int, sources: int
) -> Reading[ClaimRows | None]:
    """Return the reading of the rows of a claim, None without it: two rounds.

    `entries` and `sources` are the lengths of its feed, which is not read for 0, and of its list of
    sources.
    """
    reads = _first_reads(claim_id, reader, Fixed(sources + 1))
    feed = bind_feed(claim_id, limit=entries) if entries else ()
    rows = yield [*reads.values(), *feed]
    first = dict(zip(reads, rows, strict=False))
    if not first["claims"]:
        return None
    (claim,), hidden = first.pop("claims"), frozenset(first.pop("hidden"))
    drifts = first.pop("drifts")
    freshness = Freshness() if is_blind(claim) else freshness_from(drifts)[claim_id]
    judgements = {name: first.pop(name) for name in ("sign_offs", "reconfirmations", "tie_breaks")}
    verdicts = _with_judgements(first.pop("verdicts"), judgements)
    cells = cell_readings.bind(picked_captures(first["calculations"]))
    citations, about_sources, events, cell_rows = yield from _details(
        claim_id, first.pop("citations"), verdicts, freshness, hidden, entries, cells
    )
    return ClaimRows(
        claim=claim,
        sign_offs_needed=claim.sign_offs_needed,
        verdicts=sorted(verdicts, key=is_withdrawn),
        freshness=freshness,
        hidden=hidden,
        citations=citations,
        sources=about_sources,
        cells=cell_rows,
        feed=FeedRows(events, *rows[len(reads) :]) if feed else None,
        **first,
    )


def _first_reads(claim_id: int, reader: User, number: Fixed) -> dict[str, Bound[Any]]:
    """Return what needs no other id than that of the claim, by name."""
    return {
        "claims": _claims.bind(claim_id, reader),
        "hashes": newest_hashes.bind(claim_id),
        "verdicts": _verdicts.bind(claim_id),
        "sign_offs": _sign_offs.bind(claim_id),
        "reconfirmations": _reconfirmations.bind(claim_id),
        "tie_breaks": _tie_breaks.bind(claim_id),
        "people": _people.bind(),
        "drifts": drifts_of_claims([claim_id]),
        "questions": _questions.bind(claim_id),
        "ratings": ratings_of.bind(claim_id),
        "hidden": _hidden_sources.bind(claim_id, reader),
        "askable": _askable_sources.bind(claim_id, reader),
        "evidence": evidence_rows.bind(claim_id),
        "pairs": pair_rows.bind(claim_id, reader),
        "citations": newest_citations.bind(claim_id, number),
        "calculations": calculations_of.bind(claim_id),
        "comments": ids_of_comments.bind(claim_id),
    }


def _with_judgements(
    verdicts: Sequence[Verdict], judgements: Mapping[str, Sequence[Any]]
) -> Sequence[Verdict]:
    """Give the verdicts their sign-offs, reconfirmations and tie-breaks."""
    for verdict in verdicts:
        for name, rows in judgements.items():
            fill(verdict, name, [row for row in rows if row.verdict_id == verdict.pk])
    return verdicts


def _details(
    claim_id: int,
    citations: Sequence[Citation],
    verdicts: Sequence[Verdict],
    freshness: Freshness,
    hidden: frozenset[int],
    entries: int,
    cells: Bound[CellReading],
) -> Reading[tuple[list[Citation], SourceRows, list[Event], list[CellReading]]]:
    """Return the reading of what needs ids of the first query: all citations, their sources, and the events."""
    known = {citation.pk: citation.source_id for citation in citations}
    source_of = {drift.citation_id: drift.source_id for drift in freshness.sources}
    missing = [pk for pk in outdated_citations(freshness) if pk not in known]
    known |= {pk: source_of[pk] for pk in missing}
    about_sources = bind_sources(list(known), known.values(), freshness, hidden)
    happened = bind_claim_events(claim_id, verdicts, entries + 1) if entries else []
    others, read, *rows = yield [citations_by_id.bind(missing), cells, *about_sources, *happened]
    events = claim_events_from(rows[len(about_sources) :], hidden=hidden, limit=entries + 1)
    return [*citations, *others], SourceRows(*rows[: len(about_sources)]), events, read


@prepared
def _claims(claim_id: int, reader: User) -> QuerySet[Claim]:
    claims = annotate_blind(Claim.objects.filter(pk=claim_id), reader)
    return (
        claims.select_related("revision__article__scale", "assignee", "flagged_by", "signed_off_by")
        .annotate(sign_offs_needed=NewsroomSettings.sign_offs_needed())
        .defer("revision__text")
    )


@prepared
def _verdicts(claim_id: int) -> QuerySet[Verdict]:
    return Verdict.objects.filter(claim=claim_id).select_related("author", "withdrawal")


@prepared
def _sign_offs(claim_id: int) -> QuerySet[SignOff]:
    sign_offs = SignOff.objects.filter(verdict__claim=claim_id)
    return sign_offs.select_related("signer", "withdrawal")


@prepared
def _reconfirmations(claim_id: int) -> QuerySet[VerdictReconfirmation]:
    reconfirmations = VerdictReconfirmation.objects.filter(verdict__claim=claim_id)
    return reconfirmations.select_related("confirmed_by", "withdrawal")


@prepared
def _tie_breaks(claim_id: int) -> QuerySet[TieBreak]:
    tie_breaks = TieBreak.objects.filter(verdict__claim=claim_id)
    return tie_breaks.select_related("decided_by", "withdrawal")


@prepared
def _people() -> QuerySet[User]:
    return User.objects.order_by("username")


@prepared
def _questions(claim_id: int) -> QuerySet[Question]:
    questions = Question.objects.filter(claim=claim_id)
    return questions.select_related("asked_by", "closed_by", "overridden_by")


@prepared
def ratings_of(claim_id: int) -> QuerySet[Rating]:
    """Return the offered ratings of the scale of a claim's article, and those that it has already."""
    mine = Exists(Verdict.objects.filter(rating=OuterRef("pk"), claim=claim_id))
    ratings = Rating.objects.filter(scale__articles__revisions__claims=claim_id)
    return ratings.filter(Q(is_retired=False) | mine)


@prepared
def _hidden_sources(claim_id: int, reader: User) -> QuerySet[Source, int]:
    """Return the restricted sources of a claim and its questions that `reader` may not see.

    Removed citations are included, because the feed shows their events.
    """
    cited = Citation.every.filter(claim=claim_id).values("source")
    asked = Question.objects.filter(claim=claim_id, source__isnull=False).values("source")
    restricted = Source.objects.filter(visibility=Source.Visibility.RESTRICTED)
    restricted = restricted.filter(Q(pk__in=cited) | Q(pk__in=asked))
    hidden = restricted.exclude(permissions.seen_by(reader))  # asked of these, not of all sources
    return hidden.order_by("pk").values_list("pk", flat=True)


@prepared
def _askable_sources(claim_id: int, reader: User) -> QuerySet[Source]:
    cited = Citation.objects.filter(claim=claim_id).values("source")
    return sources_visible_to(reader).filter(pk__in=cited)
