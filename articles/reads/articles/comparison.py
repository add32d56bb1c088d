"""Two texts of an article compared: a proposed one with the newest, or any two revisions."""

from collections.abc import Sequence
from dataclasses import dataclass

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
    Changes,
    NotCarriedOver,
    WordRun,
    changes,
    decisions_not_carried_over,
    difference,
    ticks_not_carried_over,
)
from articles.reads.articles.carry_overs import ClaimHistory, ClaimSpan, claim_histories
from articles.reads.verdicts import current_verdicts
from articles.text.revisions import AlignedKind


@dataclass(frozen=True, slots=True)
class ComparedClaim:
    """A claim and what happened to it between two texts.

    `kind` is one of `ClaimCarryOver.Kind`, or "new" (flagged since), or "back" (restored since).
    `carry_over` is the row that led to the second text; None if there is none.
    """

    claim: Claim
    verdict: Verdict | None
    kind: str
    before: str
    after: str
    doubt: str
    carry_over: ClaimCarryOver | None
    statement: int | None  # its number in the second text, from 1
    position: int  # where it starts, in code points
    is_in_newest: bool

    @property
    def words(self) -> list[WordRun]:
        """The words of both texts in reading order."""
        return difference(self.before, self.after)

    @property
    def doubt_label(self) -> str:
        return str(ClaimCarryOver.Doubt(self.doubt).label) if self.doubt else ""

    @property
    def is_changed(self) -> bool:
        """Whether the page lists it: it moved, its text changed, or its match is doubtful."""
        return self.kind != ClaimCarryOver.Kind.UNCHANGED or bool(self.doubt)

    @property
    def is_unconfirmed(self) -> bool:
        """Whether an editor still has to confirm where it went."""
        return self.carry_over is not None and self.carry_over.is_waiting


@dataclass(frozen=True, slots=True)
class Proposal:
    """What would change if `body` became the next revision. `unchanged` counts claims."""

    former: Revision
    body: str
    alignment_fingerprint: str
    changes: Changes
    claims: Sequence[ComparedClaim]
    unchanged: int
    behind: Sequence[NotCarriedOver]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two revisions of an article, with their claims. `numbers` are of all revisions."""

    former: Revision
    revision: Revision
    numbers: Sequence[int]
    changes: Changes
    claims: Sequence[ComparedClaim]
    behind: Sequence[NotCarriedOver]

    @property
    def changed(self) -> list[ComparedClaim]:
        return [claim for claim in self.claims if claim.is_changed]

    @property
    def unconfirmed(self) -> list[ComparedClaim]:
        return [claim for claim in self.claims if claim.is_unconfirmed]


def read_proposal(article: Article, body: str, *, reader: User) -> Proposal:
    """Compare `body` with the newest revision. Nothing is stored."""
    former = article.revisions.select_related("article").latest("number")
    claims = list(former.claims.order_by("start", "end"))
    verdicts = current_verdicts(claims, reader=reader)
    carrier = text.revise(former.copy(), body, article.language or None).carry_over
    carried = carrier.carry_spans([text.Span(claim.start, claim.end) for claim in claims])
    compared = [
        ComparedClaim(
            claim=claim,
            verdict=verdicts.get(claim.pk),
            kind=match.kind.value,
            before=claim.text,
            after=body[slice(*match.span)] if match.span else "",
            doubt=match.doubt.value,
            carry_over=None,
            statement=carrier.new.statement_at(match.span.start) + 1 if match.span else None,
            position=claim.start,
            is_in_newest=True,
        )
        for claim, match in zip(claims, carried, strict=True)
    ]
    changed = [each for each in compared if each.is_changed and each.claim.state != Claim.State.CUT]
    return Proposal(
        former=former,
        body=body,
        alignment_fingerprint=alignment_fingerprint(former, body),
        changes=changes(carrier),
        claims=changed,
        unchanged=len(compared) - len(changed),
        behind=decisions_not_carried_over(former, carrier)
        + ticks_not_carried_over(former, carrier),
    )


def read_comparison(
    article: Article, *, former: int, number: int, reader: User
) -> Comparison | None:
    """Compare two revisions, given by their numbers; None unless both exist, in this order."""
    numbers = dict(article.revisions.values_list("pk", "number"))
    newest = max(numbers.values())
    if not 0 < former < number <= newest:
        return None
    chosen = article.revisions.filter(number__in=[former, number])
    old, new = chosen.select_related("created_by").order_by("number")
    carrier = text.CarryOver(old.copy(), new.copy())
    histories = claim_histories(article, numbers)
    verdicts = current_verdicts([history.claim for history in histories], reader=reader)
    compared = [
        _compared(
            history,
            verdicts.get(history.claim.pk),
            (old, new),
            carrier,
            is_in_newest=numbers[history.claim.revision_id] == newest,
        )
        for history in histories
        if history.spans.get(former) or history.spans.get(number)
    ]
    return Comparison(
        former=old,
        revision=new,
        numbers=sorted(numbers.values()),
        changes=changes(carrier),
        claims=sorted(compared, key=lambda each: (each.position, each.claim.pk)),
        behind=decisions_not_carried_over(old, carrier) + ticks_not_carried_over(old, None),
    )


def _compared(
    history: ClaimHistory,
    verdict: Verdict | None,
    revisions: tuple[Revision, Revision],
    carrier: text.CarryOver,
    *,
    is_in_newest: bool,
) -> ComparedClaim:
    """Return what happened to a claim that is in at least one of the two revisions."""
    old, new = revisions
    before, after = history.spans.get(old.number), history.spans.get(new.number)
    carry_over = history.carry_over(old.pk, new.pk)
    if carry_over:
        kind = str(carry_over.kind)
    elif before is None:
        kind = "back" if min(history.spans) <= old.number else "new"
    else:
        kind = _kind(before, after, carrier)
    return ComparedClaim(
        claim=history.claim,
        verdict=verdict,
        kind=kind,
        before=old.text[slice(*before)] if before else "",
        after=new.text[slice(*after)] if after else "",
        doubt=carry_over.doubt if carry_over else "",
        carry_over=carry_over,
        statement=carrier.new.statement_at(after[0]) + 1 if after else None,
        position=(after or before or (0, 0))[0],
        is_in_newest=is_in_newest,
    )


def _kind(before: tuple[int, int], after: ClaimSpan, carrier: text.CarryOver) -> str:
    """Return what happened between two revisions that do not follow each other."""
    if after is None:
        return ClaimCarryOver.Kind.CUT
    if carrier.old.text[slice(*before)] != carrier.new.text[slice(*after)]:
        return ClaimCarryOver.Kind.EDITED
    moved = carrier.carry_span(text.Span(*before)).kind == AlignedKind.MOVED
    return ClaimCarryOver.Kind.MOVED if moved else ClaimCarryOver.Kind.UNCHANGED
