"""Revisions of an article: what the next one would do, what each did, and how any two compare."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Prefetch, QuerySet

from articles import text
from articles.models import (
    Article,
    Claim,
    ClaimCarryOver,
    Revision,
    User,
    Verdict,
    alignment_fingerprint,
)
from articles.reads.articles.alignment import (
    Behind,
    Changes,
    Words,
    changes,
    difference,
    left_behind,
    ticks_behind,
)
from articles.reads.claims import newest_verdicts, verdict_of
from articles.text.revisions import AlignedKind
from articles.text.segments import segments

Place = tuple[int, int] | None  # None: it stands nowhere in this text


@dataclass(slots=True)
class ClaimRow:
    """A claim and what happened to it between two texts.

    `kind` is one of those of `ClaimCarryOver`, or "new" (flagged since), or "back" (put back since).
    `carry_over` is what the database tells of these two revisions; None where it is not told yet.
    """

    claim: Claim
    kind: str
    before: str
    after: str
    doubt: str = ""
    carry_over: ClaimCarryOver | None = None
    statement: int | None = None  # its number in the new text, from 1
    place: int = 0
    stands: bool = True  # in the newest text

    @property
    def verdict(self) -> Verdict | None:
        return verdict_of(self.claim)

    @property
    def words(self) -> list[Words]:
        """Old and new words, in the order of reading."""
        return difference(self.before, self.after)

    @property
    def has_other_words(self) -> bool:
        return self.before != self.after

    @property
    def doubt_label(self) -> str:
        return str(ClaimCarryOver.Doubt(self.doubt).label) if self.doubt else ""

    @property
    def needs_look(self) -> bool:
        return self.kind != ClaimCarryOver.Kind.UNCHANGED or bool(self.doubt)

    @property
    def is_waiting(self) -> bool:
        """Has an editor still to confirm where it went?"""
        return self.carry_over is not None and self.carry_over.is_waiting


@dataclass(slots=True)
class Proposal:
    """What would become of everything if `body` followed the newest revision."""

    former: Revision
    body: str
    alignment_fingerprint: str
    changes: Changes
    rows: list[ClaimRow]
    unchanged: int
    behind: list[Behind]


@dataclass(slots=True)
class Comparison:
    """Two revisions of an article side by side."""

    former: Revision
    revision: Revision
    numbers: list[int]
    changes: Changes
    rows: list[ClaimRow]
    behind: list[Behind]
    newest: int

    @property
    def waiting(self) -> list[ClaimRow]:
        return [row for row in self.rows if row.is_waiting]

    @property
    def shown(self) -> list[ClaimRow]:
        """The claims to which something happened."""
        return [row for row in self.rows if row.needs_look]


@dataclass(frozen=True, slots=True)
class RevisionRow:
    """A revision with how many statements it has, how many claims stood in it, and how many of
    those that came to it are still to be confirmed."""

    revision: Revision
    statements: int
    claims: int
    waiting: int


def read_proposal(article: Article, body: str, *, reader: User) -> Proposal:
    """Lay `body` beside the newest revision. Nothing is stored."""
    former = article.revisions.select_related("article").latest("number")
    claims = list(former.claims.prefetch_related(newest_verdicts(reader)).order_by("start", "end"))
    carrier = text.revise(former.copy(), body, article.language or None).carry_over
    carried = carrier.carry_spans([text.Span(claim.start, claim.end) for claim in claims])
    rows = [
        ClaimRow(
            claim,
            one.kind.value,
            claim.text,
            body[slice(*one.span)] if one.span else "",
            one.doubt.value,
            statement=carrier.new.statement_at(one.span.start) + 1 if one.span else None,
        )
        for claim, one in zip(claims, carried, strict=True)
    ]
    shown = [row for row in rows if row.needs_look and row.claim.state != Claim.State.CUT]
    return Proposal(
        former=former,
        body=body,
        alignment_fingerprint=alignment_fingerprint(former, body),
        changes=changes(carrier),
        rows=shown,
        unchanged=len(rows) - len(shown),
        behind=left_behind(former, carrier) + ticks_behind(former, carrier),
    )


def list_revisions(article: Article) -> list[RevisionRow]:
    """All revisions, newest first."""
    revisions = article.revisions.select_related("created_by").defer("text")
    numbers = {each.pk: each.number for each in revisions}
    statements = revisions.annotate(many=Count("statements")).values_list("number", "many")
    waiting = Counter(_waiting(article).values_list("revision__number", flat=True))
    stood = Counter(
        number
        for claim, told in _told(article, None)
        for number, place in _places(claim, told, numbers).items()
        if place
    )
    count = dict(statements)
    return [
        RevisionRow(each, count[each.number], stood[each.number], waiting[each.number])
        for each in sorted(revisions, key=lambda each: -each.number)
    ]


def waiting_count(article: Article) -> int:
    """How many claims went somewhere with a new text, and nobody has confirmed where."""
    return _waiting(article).count()


def newest_waiting(article: Article) -> ClaimCarryOver | None:
    """Of these, one in the newest revision that has any."""
    waiting = _waiting(article).select_related("former", "revision")
    waiting = waiting.defer("former__text", "revision__text")
    return waiting.order_by("-revision__number", "former_start").first()


def next_waiting(carry_over: ClaimCarryOver) -> ClaimCarryOver | None:
    """What is to be confirmed next between the same two revisions; from the top after the last."""
    rest = _waiting(carry_over.revision.article).filter(
        former=carry_over.former_id, revision=carry_over.revision_id
    )
    ordered = rest.order_by("former_start", "pk")
    after = ordered.filter(former_start__gte=carry_over.former_start)
    return after.first() or ordered.first()


def read_comparison(
    article: Article, *, former: int, number: int, reader: User
) -> Comparison | None:
    """Two revisions by their numbers; None when there is no such one, or both are the same."""
    numbers = dict(article.revisions.values_list("pk", "number"))
    newest = max(numbers.values())
    if not 0 < former < number <= newest:
        return None
    wanted = article.revisions.filter(number__in=[former, number])
    old, new = wanted.select_related("created_by").order_by("number")
    carrier = text.CarryOver(old.copy(), new.copy())
    rows = [
        row
        for claim, told in _told(article, reader)
        if (row := _row(claim, told, numbers, old, new, carrier))
    ]
    return Comparison(
        former=old,
        revision=new,
        numbers=sorted(numbers.values()),
        changes=changes(carrier),
        rows=sorted(rows, key=lambda row: (row.place, row.claim.pk)),
        behind=left_behind(old, carrier) + ticks_behind(old, None),
        newest=newest,
    )


def claims_at(revision: Revision, *, reader: User) -> list[tuple[Claim, int, int]]:
    """The claims that stood in a revision, with their places in it, in the order of the text."""
    numbers = dict(revision.article.revisions.values_list("pk", "number"))
    found = []
    for claim, told in _told(revision.article, reader):
        place = _places(claim, told, numbers).get(revision.number)
        if place:
            found.append((claim, *place))
    return sorted(found, key=lambda each: (each[1], each[2]))


def marked(
    revision: Revision, claims: Iterable[tuple[Claim, int, int]]
) -> list[list[tuple[str, list[Claim]]]]:
    """The text in paragraphs, each in pieces with the claims that lie over them."""
    marks = [(start, end, claim) for claim, start, end in claims]
    starts = [start for start, _end, _claim in marks]
    paragraphs, place = [], 0
    for words in revision.text.split("\n\n"):
        end = place + len(words)
        inside = marks[: bisect_right(starts, end)]
        near = [mark for mark in inside if mark[1] > place]
        paragraphs.append(
            [
                (revision.text[first:last], over)
                for first, last, over in (segments(place, end, near) if words else ())
            ]
        )
        place = end + 2
    return paragraphs


def _waiting(article: Article) -> QuerySet[ClaimCarryOver]:
    return ClaimCarryOver.objects.filter(
        revision__article=article, needs_look=True, confirmed_by__isnull=True
    )


def _told(article: Article, reader: User | None) -> list[tuple[Claim, list[ClaimCarryOver]]]:
    """Every claim that the article has had, with how it came from text to text, in order."""
    carried = ClaimCarryOver.objects.select_related("confirmed_by").order_by("revision__number")
    claims = (
        Claim.objects.filter(revision__article=article)
        .prefetch_related(newest_verdicts(reader), Prefetch("carry_overs", carried))
        .order_by("pk")
    )
    return [(claim, list(claim.carry_overs.all())) for claim in claims]


def _places(claim: Claim, told: list[ClaimCarryOver], numbers: dict[int, int]) -> dict[int, Place]:
    """Where the claim stood, by the number of the revision; None where it had been cut."""
    places: dict[int, Place] = {}
    for one in told:
        places.setdefault(numbers[one.former_id], (one.former_start, one.former_end))
        is_cut = one.start is None or one.end is None
        places[numbers[one.revision_id]] = None if is_cut else (one.start or 0, one.end or 0)
    return places or {numbers[claim.revision_id]: (claim.start, claim.end)}


def _row(
    claim: Claim,
    told: list[ClaimCarryOver],
    numbers: dict[int, int],
    old: Revision,
    new: Revision,
    carrier: text.CarryOver,
) -> ClaimRow | None:
    """None for a claim that stands in neither of the two texts."""
    places = _places(claim, told, numbers)
    before, after = places.get(old.number), places.get(new.number)
    if before is None and after is None:
        return None
    carry_over = next((each for each in told if each.revision_id == new.pk), None)
    if carry_over and carry_over.former_id == old.pk:
        kind = carry_over.kind
    elif before is None:
        carry_over, kind = None, "back" if min(places) <= old.number else "new"
    else:
        carry_over, kind = None, _kind(before, after, carrier)
    return ClaimRow(
        claim,
        kind,
        old.text[slice(*before)] if before else "",
        new.text[slice(*after)] if after else "",
        carry_over.doubt if carry_over else "",
        carry_over,
        carrier.new.statement_at(after[0]) + 1 if after else None,
        (after or before or (0, 0))[0],
        numbers[claim.revision_id] == max(numbers.values()),
    )


def _kind(before: tuple[int, int], after: Place, carrier: text.CarryOver) -> str:
    """What happened between two revisions that do not follow each other."""
    if after is None:
        return ClaimCarryOver.Kind.CUT
    if carrier.old.text[slice(*before)] != carrier.new.text[slice(*after)]:
        return ClaimCarryOver.Kind.EDITED
    moved = carrier.carry_span(text.Span(*before)).kind == AlignedKind.MOVED
    return ClaimCarryOver.Kind.MOVED if moved else ClaimCarryOver.Kind.UNCHANGED
