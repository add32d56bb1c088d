"""The claims and statements of a text that violate house rules."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from articles.models import Claim, Freshness, Revision, Rule, User
from articles.rules.claims import ClaimChecks, claims_with_checks
from articles.rules.freshness import freshness_of
from articles.rules.origins import common_pairs
from articles.text.evidence import origin_groups

Fact = tuple[int, int, str]  # start, end, kind
Origins = Collection[frozenset[int]]  # ids of sources with a common origin


class HasSpan(Protocol):
    """Something that covers [start, end) of a text, in code points."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


SpanT = TypeVar("SpanT", bound=HasSpan)


@dataclass(frozen=True, slots=True)
class Violation:
    """A claim or statement that violates a rule.

    Overrides store the `key`, so that a violation with another key is a new one.
    """

    key: str
    words: str
    claim_id: int | None = None
    claim_number: int | None = None
    statement_id: int | None = None


def rule_violations(revision: Revision, *, reader: User) -> dict[Rule, list[Violation]]:
    """Return the violations of each rule in text order, as far as `reader` may see the sources.

    Six queries, however long the text.
    """
    uncut = revision.claims.exclude(state=Claim.State.CUT).order_by("start", "end")
    checked = claims_with_checks(uncut)
    claims = [claim for claim, _checks in checked]
    freshness = freshness_of(claims)
    sources = {source for _claim, checks in checked for source in checks.supporting_source_ids}
    origins = origin_groups(common_pairs(sources, reader))
    violations: dict[Rule, list[Violation]] = {each: [] for each in Rule}
    for claim, checks in checked:
        for rule, keys in violations_of(claim, checks, freshness[claim.pk], origins).items():
            violations[rule] += [Violation(key, claim.text, claim.pk, claim.number) for key in keys]
    violations[Rule.NOT_CLOSED] = _not_closed(revision, claims)
    return violations


def violations_of(
    claim: Claim, checks: ClaimChecks, freshness: Freshness, origins: Origins
) -> Mapping[Rule, Sequence[str]]:
    """Return the keys of the claim's violations, by rule."""
    return {rule: keys for rule, keys in _keys(claim, checks, freshness, origins) if keys}


def is_closed(
    facts: Iterable[Sequence[Any]], ticked: Collection[Fact], claims: Sequence[Claim]
) -> bool | None:
    """Return whether everything in a statement is checked; None if there is nothing to check.

    A fact is checked if it is ticked or lies in a claim that is signed off.
    """
    to_check: list[Fact] = [(start, end, kind) for start, end, kind in facts]
    if not claims and not to_check:
        return None
    if any(claim.state != Claim.State.SIGNED_OFF for claim in claims):
        return False
    return all(
        fact in ticked or any(each.start <= fact[0] and fact[1] <= each.end for each in claims)
        for fact in to_check
    )


def _keys(
    claim: Claim, checks: ClaimChecks, freshness: Freshness, origins: Origins
) -> Iterable[tuple[Rule, Sequence[str]]]:
    name = f"claim {claim.pk}"
    verdict = f"{name} verdict {checks.current_verdict_id}"
    sources = set(checks.supporting_source_ids)
    unconfirmed = checks.unconfirmed_carry_over_id
    is_single = len(sources) > 1 and any(sources <= origin for origin in origins)
    is_stale = checks.current_verdict_id and freshness.is_stale
    is_judged_here = checks.current_verdict_id and not checks.is_external
    yield Rule.UNJUDGED, [] if is_judged_here else [name]
    yield Rule.UNSIGNED, [] if claim.state == Claim.State.SIGNED_OFF else [name]
    yield Rule.DISAGREEMENT, [verdict] if checks.is_disagreed else []
    yield Rule.STALE, [f"{verdict} {_changes(claim, freshness)}"] if is_stale else []
    yield Rule.OPEN_QUESTION, [f"query {pk}" for pk in checks.blocking_question_ids]
    yield Rule.TO_CONFIRM, [f"carry_over {unconfirmed}"] if unconfirmed else []
    yield Rule.SOURCED, [verdict] if is_judged_here and not checks.is_sourced else []
    turned = [] if checks.has_unturned else checks.turned_citation_ids
    yield Rule.OTHER_SENSE, [f"{verdict} citations {turned}"] if is_judged_here and turned else []
    yield Rule.LOCATOR, [f"citation {pk}" for pk in checks.unlocated_citation_ids]
    yield Rule.ONE_ORIGIN, [f"{name} sources {sorted(sources)}"] if is_single else []


def _changes(claim: Claim, freshness: Freshness) -> str:
    """Return a key of what has changed, so that a further change is a new violation."""
    after = sorted(each.after_id or 0 for each in freshness.sources if each.marks_verdict)
    return f"text {claim.start}-{claim.end} captures {after}"


def _not_closed(revision: Revision, claims: Sequence[Claim]) -> list[Violation]:
    """Return the statements that are not closed. Two queries."""
    ticks = revision.ticks.filter(ticked_by__is_external=False)
    ticked = set(ticks.values_list("start", "end", "kind"))
    rows = list(revision.statements.order_by("start").values_list("pk", "start", "end", "facts"))
    claims_of_rows = overlapping([(start, end) for _pk, start, end, _facts in rows], claims)
    return [
        Violation(f"statement {pk} {start}-{end}", revision.text[start:end], statement_id=pk)
        for (pk, start, end, facts), inside in zip(rows, claims_of_rows, strict=True)
        if is_closed(facts, ticked, inside) is False
    ]


def overlapping(spans: Iterable[tuple[int, int]], claims: Sequence[SpanT]) -> Iterator[list[SpanT]]:
    """Yield the claims that overlap each span. Both are in text order: one walk over both."""
    following = 0
    near: list[SpanT] = []
    for start, end in spans:
        while following < len(claims) and claims[following].start < end:
            near.append(claims[following])
            following += 1
        near = [claim for claim in near if claim.end > start]
        yield list(near)
