"""The claims and statements of a text that violate house rules."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from articles.models import Claim, Revision, Rule, User
from articles.rules.claims import with_checks
from articles.rules.freshness import with_freshness
from articles.rules.origins import common_pairs
from articles.text.evidence import connected_groups

Fact = tuple[int, int, str]  # start, end, kind
SourcePairs = Iterable[Sequence[int]]


@dataclass(frozen=True, slots=True)
class Violation:
    """A claim or statement that violates a rule.

    Overrides store the `key`, so that a violation with another key is a new one.
    """

    key: str
    words: str
    claim: Claim | None = None
    statement_id: int | None = None


def rule_violations(revision: Revision, *, reader: User) -> dict[Rule, list[Violation]]:
    """Return the violations of each rule in text order, as far as `reader` may see the sources.

    Six queries, however long the text.
    """
    uncut = revision.claims.exclude(state=Claim.State.CUT).order_by("start", "end")
    claims = with_freshness(with_checks(uncut))
    sources = {source for claim in claims for source in claim.supporting_source_ids}
    mark_violations(claims, common_pairs(sources, reader))
    violations: dict[Rule, list[Violation]] = {each: [] for each in Rule}
    for number, claim in enumerate(claims, start=1):
        claim.number = number
        for rule, keys in claim.violations.items():
            violations[rule] += [Violation(key, claim.text, claim) for key in keys]
    violations[Rule.NOT_CLOSED] = _not_closed(revision, claims)
    return violations


def mark_violations(claims: Sequence[Claim], pairs: SourcePairs) -> None:
    """Set `violations` of each claim: the keys by rule. `pairs` of sources have a common origin."""
    origins = connected_groups((first, second) for first, second in pairs)
    for claim in claims:
        claim.violations = {rule: list(keys) for rule, keys in _keys(claim, origins) if keys}


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
    claim: Claim, origins: Collection[frozenset[int]]
) -> Iterable[tuple[Rule, Sequence[str]]]:
    name = f"claim {claim.pk}"
    verdict = f"{name} verdict {claim.current_verdict_id}"
    sources = set(claim.supporting_source_ids)
    is_single = len(sources) > 1 and any(sources <= origin for origin in origins)
    yield Rule.UNJUDGED, [] if claim.current_verdict_id else [name]
    yield Rule.UNSIGNED, [] if claim.state == Claim.State.SIGNED_OFF else [name]
    yield Rule.DISAGREEMENT, [verdict] if claim.is_disagreed else []
    yield Rule.STALE, [f"{verdict} {_changes(claim)}"] if _is_stale(claim) else []
    yield Rule.OPEN_QUESTION, [f"query {pk}" for pk in claim.blocking_question_ids]
    yield Rule.TO_CONFIRM, _carry_over_keys(claim)
    yield Rule.LOCATOR, [f"citation {pk}" for pk in claim.unlocated_citation_ids]
    yield Rule.ONE_ORIGIN, [f"{name} sources {sorted(sources)}"] if is_single else []


def _carry_over_keys(claim: Claim) -> list[str]:
    unconfirmed = claim.unconfirmed_carry_over_id
    return [f"carry_over {unconfirmed}"] if unconfirmed else []


def _is_stale(claim: Claim) -> bool:
    return bool(claim.current_verdict_id and claim.freshness and claim.freshness.is_stale)


def _changes(claim: Claim) -> str:
    """Return a key of what has changed, so that a further change is a new violation."""
    sources = claim.freshness.sources if claim.freshness else ()
    after = sorted(each.after_id or 0 for each in sources if each.rings)
    return f"text {claim.start}-{claim.end} captures {after}"


def _not_closed(revision: Revision, claims: Sequence[Claim]) -> list[Violation]:
    """Return the statements that are not closed. Two queries."""
    violations: list[Violation] = []
    first = 0
    ticks = revision.ticks.filter(ticked_by__isnull=False)
    ticked = set(ticks.values_list("start", "end", "kind"))
    rows = revision.statements.order_by("start").values_list("pk", "start", "end", "facts")
    for pk, start, end, facts in rows:
        while first < len(claims) and claims[first].end <= start:
            first += 1
        inside = []
        for claim in claims[first:] if first < len(claims) else ():
            if claim.start >= end:
                break
            if claim.end > start:
                inside.append(claim)
        if is_closed(facts, ticked, inside) is False:
            words = revision.text[start:end]
            violations.append(Violation(f"statement {pk} {start}-{end}", words, statement_id=pk))
    return violations
