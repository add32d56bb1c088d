"""How often reviewers agree, and how much of that chance explains: Cohen's kappa."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

ENOUGH = 30  # pairs; with fewer, a kappa says little


@dataclass(frozen=True, slots=True)
class Agreement:
    """Pairs of judgements of the same claims by two people who did not see each other's."""

    who: str
    pairs: int
    agreed: int
    kappa: float | None  # None without pairs, or if chance alone explains every agreement

    @property
    def is_enough(self) -> bool:
        """Whether there are enough pairs to read something into the kappa."""
        return self.pairs >= ENOUGH

    @property
    def share(self) -> int:
        """The pairs that agree, in per cent."""
        return round(100 * self.agreed / self.pairs) if self.pairs else 0


def agreement_of(who: str, pairs: Sequence[tuple[str, str]]) -> Agreement:
    """Return the agreement of pairs of ratings, each the first and the second person's."""
    total, agreed = len(pairs), sum(first == second for first, second in pairs)
    return Agreement(who, total, agreed, cohens_kappa(pairs))


def cohens_kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Return (observed - expected) / (1 - expected): 1 is full agreement, 0 is that of chance."""
    if not pairs:
        return None
    total = len(pairs)
    observed = sum(first == second for first, second in pairs) / total
    firsts, seconds = (Counter(column) for column in zip(*pairs, strict=True))
    expected = sum(firsts[rating] * seconds[rating] for rating in firsts) / total**2
    return None if expected == 1 else (observed - expected) / (1 - expected)
