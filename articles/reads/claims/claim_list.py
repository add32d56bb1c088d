"""Lists of claims: those of one text, and those of all articles that need work."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce, TruncDate

from articles import permissions
from articles.models import (
    Attribution,
    Claim,
    Freshness,
    Mark,
    Question,
    Rating,
    Revision,
    Rule,
    User,
    Verdict,
)
from articles.prepared import Bound, prepared, read_together
from articles.reads.claims.claim_line import ClaimLine, line_of
from articles.reads.claims.claim_rows import ratings_of
from articles.reads.rows import COUNTED, ON_A_PAGE, CountUpTo, PreparedRows, Rows
from articles.reads.search import claims_with
from articles.reads.verdicts import (
    annotate_blind,
    is_blind,
    verdicts_in_revision,
    verdicts_of_claims,
)
from articles.reads.visibility import listed_rows, readable_rows
from articles.rules import read_checks, violations_of, with_checks, with_disagreed
from articles.rules.freshness import (
    DriftRow,
    drifts_in_revision,
    drifts_of_claims,
    freshness_from,
    only_marked,
)
from articles.text.evidence import origin_groups


@dataclass(frozen=True, slots=True, eq=False)
class DeskClaim:
    """A claim as the desk shows it. If the reader must judge it blind, it has no `verdict`."""

    claim: Claim
    verdict: Verdict | None
    is_blind: bool
    freshness: Freshness
    violations: Mapping[Rule, Sequence[str]]  # their keys

    @property
    def number(self) -> int:
        return self.claim.number

    @property
    def start(self) -> int:
        return self.claim.start

    @property
    def end(self) -> int:
        return self.claim.end

    @property
    def is_judged(self) -> bool:
        """Whether somebody of this newsroom has judged it."""
        return self.is_blind or (self.verdict is not None and not self.verdict.is_external)

    @property
    def marks(self) -> frozenset[Mark]:
        """How fresh the verdict is; empty without one."""
        return frozenset(self.freshness.marks or [Mark.CURRENT]) if self.verdict else frozenset()


@dataclass(frozen=True, slots=True)
class ListedClaim:
    """A claim as a row of the list of claims to check."""

    claim: Claim
    verdict: Verdict | None
    is_blind: bool
    is_disagreed: bool
    freshness: Freshness
    blocking_questions: Sequence[Question]
    turned_sources: int = 0  # that have words of the claim in another sense, as far as it was asked

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to work on it, so that its due day matters."""
        return not self.claim.is_closed

    @property
    def line(self) -> ClaimLine:
        """What the list shows of it."""
        return line_of(self)


def readable_claim(claim_id: int, *, reader: User) -> Claim:
    """Return a claim with its revision and article. Raises `Claim.DoesNotExist`.

    It does not exist for people who may not read the article.
    """
    for claim in _readable_claims(claim_id, reader):
        return claim
    raise Claim.DoesNotExist


def claim_to_judge(claim_id: int, *, reader: User) -> tuple[Claim, list[Rating]]:
    """Return a claim as `readable_claim` does, with the ratings of its scale: one query."""
    claims, ratings = read_together(
        _readable_claims.bind(claim_id, reader), ratings_of.bind(claim_id)
    )
    if not claims:
        raise Claim.DoesNotExist
    return claims[0], ratings


@prepared
def _readable_claims(claim_id: int, reader: User) -> QuerySet[Claim]:
    claims = Claim.objects.filter(pk=claim_id).select_related("revision__article")
    return readable_rows(claims, "revision__article", reader).defer("revision__text")


def bind_desk_claims(revision: Revision, *, reader: User) -> tuple[Bound[Any], ...]:
    """Return the reads of the claims of a revision, in the order in which `desk_claims` takes them."""
    return (
        _uncut_claims.bind(revision, reader),
        verdicts_in_revision.bind(revision, reader),
        drifts_in_revision(revision),
    )


def desk_claims(
    claims: Sequence[Claim],
    verdict_rows: Iterable[Verdict],
    drifts: Iterable[DriftRow],
    *,
    common_pairs: Iterable[Sequence[int]],
) -> list[DeskClaim]:
    """Return the claims of a revision in text order, without those that were cut: no query.

    `common_pairs` are the pairs of ids of sources, with whether they have one origin.
    """
    verdicts = {verdict.claim_id: verdict for verdict in verdict_rows}
    known = freshness_from(drifts)
    freshness = {claim.pk: Freshness() if is_blind(claim) else known[claim.pk] for claim in claims}
    origins = origin_groups((first, second, state) for first, second, state in common_pairs)
    return [
        DeskClaim(
            claim=claim,
            verdict=verdicts.get(claim.pk),
            is_blind=is_blind(claim),
            freshness=freshness[claim.pk],
            violations=violations_of(claim, read_checks(claim), freshness[claim.pk], origins),
        )
        for claim in claims
    ]


@prepared
def _uncut_claims(revision: Revision, reader: User) -> QuerySet[Claim]:
    uncut = annotate_blind(revision.claims.exclude(state=Claim.State.CUT), reader)
    return with_checks(uncut.select_related("assignee").order_by("start", "end"))


def claims_to_check(
    *,
    reader: User,
    states: Sequence[str] | None = None,
    assignee: User | None = None,
    words: str = "",
    marks: list[str] | None = None,
    archived: bool = False,
) -> QuerySet[Claim]:
    """Return the claims that need work in all articles that `reader` may read.

    Urgent ones come first, then the oldest.

    With `marks` of freshness, signed-off claims are included, but none whose verdict is withheld
    from `reader`. Claims of archived articles are included only if `archived`.
    """
    unfinished = [
        Claim.State.OPEN,
        Claim.State.IN_PROGRESS,
        Claim.State.HELP_NEEDED,
        Claim.State.READY,
    ]
    marks = [mark for mark in marks or [] if mark in Mark.values]
    if marks:
        unfinished.append(Claim.State.SIGNED_OFF)
    rows_of = readable_rows if archived else listed_rows
    readable = rows_of(Claim.objects.all(), "revision__article", reader)
    every_claim = annotate_blind(with_disagreed(readable), reader)
    claims = only_marked(every_claim.filter(state__in=states or unfinished), marks)
    if marks:
        claims = claims.exclude(pk__in=permissions.blind_claims(reader).values("pk"))
    if assignee:
        claims = claims.filter(assignee=assignee)
    if words:
        claims = claims.filter(claims_with(words))
    rows = claims.select_related("revision__article", "assignee", "flagged_by").defer(
        "revision__text"
    )
    return rows.order_by("priority", "created_at", "pk")


def listed_claims(claims: QuerySet[Claim], *, reader: User) -> Rows[ListedClaim]:
    """Return some of `claims_to_check` as rows of the list: two queries a page."""
    return Rows(with_dissent(claims), partial(as_listed, reader=reader))


def all_claims_to_check(reader: User) -> Rows[ListedClaim]:
    """Return all `claims_to_check` as rows of the list: as many queries, the first page prepared."""
    rest = partial(_every_claim, reader)
    build = partial(as_listed, reader=reader)
    return PreparedRows(_first_claims.bind(reader), _number.bind(reader), rest, build)


def _every_claim(reader: User) -> QuerySet[Claim]:
    return with_dissent(claims_to_check(reader=reader))


@prepared
def _first_claims(reader: User) -> QuerySet[Claim]:
    return _every_claim(reader)[:ON_A_PAGE]


@prepared
def _number(reader: User) -> QuerySet[User, tuple[int]]:
    every_one = claims_to_check(reader=reader)
    return User.objects.filter(pk=reader.pk).values_list(CountUpTo(every_one, COUNTED))


def with_due(claims: QuerySet[Claim]) -> QuerySet[Claim]:
    """Return claims with the day on which each is due (`due`): its own, else that of its article."""
    of_article = TruncDate("revision__article__plan__deadline")
    return claims.annotate(due=Coalesce("due_on", of_article))


def speakers_of_outer_claim() -> QuerySet[Attribution]:
    """Return the attributions, with a speaker, of the statement in which the outer claim begins."""
    return Attribution.objects.filter(
        speaker__isnull=False,
        statement__revision=OuterRef("revision"),
        statement__start__lte=OuterRef("start"),
        statement__end__gt=OuterRef("start"),
    ).order_by("pk")


def with_dissent(claims: QuerySet[Claim]) -> QuerySet[Claim]:
    """Return `claims_to_check` with what `as_listed` needs to know of each."""
    speaker = speakers_of_outer_claim().values("speaker__name")[:1]
    return with_due(claims).annotate(has_dissent=F("is_disagreed"), speaker_name=Subquery(speaker))


def as_listed(claims: Sequence[Any], *, reader: User) -> list[ListedClaim]:
    """Return claims that were read by `with_dissent` as rows of a list: one query."""
    numbers = [claim.pk for claim in claims]
    visible = [claim.pk for claim in claims if not is_blind(claim)]
    verdicts, drifts, blocking = read_together(
        verdicts_of_claims.bind(numbers, reader),
        drifts_of_claims(visible),
        _blocking_questions.bind(numbers),
    )
    freshness = freshness_from(drifts)
    newest = {verdict.claim_id: verdict for verdict in verdicts}
    questions: dict[int, list[Question]] = {number: [] for number in numbers}
    for question in blocking:
        questions[question.claim_id].append(question)
    return [
        ListedClaim(
            claim=claim,
            verdict=newest.get(claim.pk),
            is_blind=is_blind(claim),
            is_disagreed=claim.has_dissent,
            freshness=freshness.get(claim.pk, Freshness()),
            blocking_questions=questions[claim.pk],
        )
        for claim in claims
    ]


@prepared
def _blocking_questions(claim_ids: list[int]) -> QuerySet[Question]:
    return Question.objects.blocking().filter(claim__any_of=claim_ids)
