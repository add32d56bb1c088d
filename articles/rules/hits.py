"""Which claims and statements of a text hit which house rule."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from articles.models import Claim, Revision, Rule, User
from articles.rules.claims import with_checks
from articles.rules.freshness import with_freshness
from articles.rules.origins import common_pairs
from articles.text.evidence import groups

Fact = tuple[int, int, str]  # where it stands, and its kind
Pairs = Iterable[Sequence[int]]


@dataclass(frozen=True, slots=True)
class Violation:
    """What a rule minds. `key` names it for overrides: what has another key is another hit."""

    key: str
    words: str
    claim: Claim | None = None
    statement_id: int | None = None


def rule_violations(revision: Revision, *, reader: User) -> dict[Rule, list[Violation]]:
    """All that hits a rule in this text, in text order, as far as `reader` may know of sources.

    Six queries, however long the text.
    """
    shown = revision.claims.exclude(state=Claim.State.CUT).order_by("start", "end")
    claims = with_freshness(with_checks(shown))
    sources = {source for claim in claims for source in claim.rests_on}
    mark_violations(claims, common_pairs(sources, reader))
    found: dict[Rule, list[Violation]] = {each: [] for each in Rule}
    for number, claim in enumerate(claims, start=1):
        claim.number = number
        for rule, keys in claim.hits.items():
            found[rule] += [Violation(key, claim.text, claim) for key in keys]
    found[Rule.NOT_CLOSED] = _not_closed(revision, claims)
    return found


def mark_violations(claims: Sequence[Claim], pairs: Pairs) -> None:
    """Say of each claim what it hits, as `hits`: by rule, the keys. `pairs` of sources are one."""
    together = groups((first, second) for first, second in pairs)
    for claim in claims:
        found = {rule: list(keys) for rule, keys in _keys(claim, together) if keys}
        claim.hits = found


def is_closed(
    facts: Iterable[Sequence[Any]], ticked: Collection[Fact], claims: Sequence[Claim]
) -> bool | None:
    """Is all that is to check in a statement checked? None where there is nothing.

    A fact is, when somebody ticked it, or when it lies in a claim that is signed off.
    """
    found: list[Fact] = [(start, end, kind) for start, end, kind in facts]
    if not claims and not found:
        return None
    if any(claim.state != Claim.State.SIGNED_OFF for claim in claims):
        return False
    return all(
        fact in ticked or any(each.start <= fact[0] and fact[1] <= each.end for each in claims)
        for fact in found
    )


def _keys(
    claim: Claim, together: Collection[frozenset[int]]
) -> Iterable[tuple[Rule, Sequence[str]]]:
    name, judged = f"claim {claim.pk}", f"claim {claim.pk} verdict {claim.judged_as}"
    resting = set(claim.rests_on)
    is_one = len(resting) > 1 and any(resting <= group for group in together)
    yield Rule.UNJUDGED, [] if claim.judged_as else [name]
    yield Rule.UNSIGNED, [] if claim.state == Claim.State.SIGNED_OFF else [name]
    yield Rule.DISAGREEMENT, [judged] if claim.is_disagreed else []
    yield Rule.STALE, [f"{judged} {_changes(claim)}"] if _is_stale(claim) else []
    yield Rule.OPEN_QUESTION, [f"query {pk}" for pk in claim.asked]
    yield Rule.TO_CONFIRM, [f"carry_over {claim.unconfirmed}"] if claim.unconfirmed else []
    yield Rule.LOCATOR, [f"citation {pk}" for pk in claim.unplaced]
    yield Rule.ONE_ORIGIN, [f"{name} sources {sorted(resting)}"] if is_one else []


def _is_stale(claim: Claim) -> bool:
    return bool(claim.judged_as and claim.freshness and claim.freshness.is_stale)


def _changes(claim: Claim) -> str:
    """What has changed: once more, and it is another hit."""
    sources = claim.freshness.sources if claim.freshness else ()
    after = sorted(each.after_id or 0 for each in sources if each.rings)
    return f"text {claim.start}-{claim.end} captures {after}"


def _not_closed(revision: Revision, claims: Sequence[Claim]) -> list[Violation]:
    """The statements with something to check that nobody has closed. Two queries."""
    found, first = [], 0
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
            found.append(Violation(f"statement {pk} {start}-{end}", words, statement_id=pk))
    return found
