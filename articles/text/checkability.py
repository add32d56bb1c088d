"""How much there is to check in a statement, from its facts and its wording: a rank, not a verdict.

Facts are found in all languages in which the engine finds them; the words are English.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from articles.text.facts.fact import FactKind
from articles.text.languages import english_words_of_mark

LIKELY = 30  # from this score on, a statement is likely to need a check
SHORTEST = 20  # code points: hardly anything shorter states a fact


class Reason(StrEnum):
    """Why a statement is likely to need a check."""

    FIGURE = "figure"
    SUPERLATIVE = "superlative"
    COMPARISON = "comparison"
    ACCUSATION = "accusation"
    DEED = "deed"  # what somebody did, or what happened
    OFFICIAL = "official"  # said by somebody with an office


# Weights as a logistic regression on the ClaimBuster sentences gives them, rounded.
WEIGHTS: dict[str, tuple[int, Reason | None]] = {
    FactKind.PERCENTAGE: (30, Reason.FIGURE),
    FactKind.MONEY: (30, Reason.FIGURE),
    FactKind.NUMBER: (22, Reason.FIGURE),
    FactKind.SUPERLATIVE: (18, Reason.SUPERLATIVE),
    FactKind.COMPARISON: (22, Reason.COMPARISON),
    FactKind.DATE: (8, None),
    FactKind.PERIOD: (8, None),
    FactKind.NAME: (8, None),
    FactKind.NEGATION: (4, None),
    FactKind.QUANTIFIER: (0, None),
}
SECOND = 3  # the second fact of a kind weighs a third, later ones nothing
ACCUSED, DID, IN_OFFICE = 22, 14, 8
OPINION_WEIGHT, QUESTION_WEIGHT, SHORT_WEIGHT = 18, 25, 10

ACCUSATION = tuple(sorted(english_words_of_mark("checkability", "accusation")))
DEEDS = english_words_of_mark("checkability", "deed")
OPINION = re.compile(
    r"\b(?:believe me|hope|i (?:think|believe|feel|guess|wonder|want|would|will|love|like|agree|mean"
    r"|am glad)|i['’](?:ll|d|m)|in my (?:opinion|view)|let (?:me|us)|let['’]s|maybe|ought to|please"
    r"|perhaps|should|thank|want to|we['’ ]?(?:ll|will|need|must|have to)|welcome|wish)\b"
)
WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")


@dataclass(frozen=True, slots=True)
class Checkability:
    """`score` is 0 to 100. `reasons` say what raised it, the heaviest first."""

    score: int
    reasons: tuple[Reason, ...]

    @property
    def is_likely(self) -> bool:
        """Whether the statement is likely to need a check. Names and dates alone are no reason."""
        return bool(self.reasons) and self.score >= LIKELY


def checkability(text: str, kinds: Iterable[str], *, is_official: bool = False) -> Checkability:
    """Return how much there is to check in the text of a statement with facts of these kinds.

    `kinds` are values of `FactKind`, one for each fact; `is_official` says that somebody with an
    office said it.
    """
    lowered = text.strip().lower()
    weights = _weights_of_facts(kinds)
    words = set(WORD.findall(lowered))
    if any(word.startswith(ACCUSATION) for word in words):
        weights[Reason.ACCUSATION] = ACCUSED
    if not words.isdisjoint(DEEDS):
        weights[Reason.DEED] = DID
    if is_official and weights:
        weights[Reason.OFFICIAL] = IN_OFFICE
    score = sum(weights.values())
    if score:
        score -= OPINION_WEIGHT * bool(OPINION.search(lowered))
        score -= QUESTION_WEIGHT * lowered.endswith("?") + SHORT_WEIGHT * (len(lowered) < SHORTEST)
    reasons = sorted((each for each in weights if each), key=lambda each: -weights[each])
    return Checkability(max(0, min(score, 100)), tuple(reasons))


def _weights_of_facts(kinds: Iterable[str]) -> dict[Reason | None, int]:
    weights: dict[Reason | None, int] = {}
    counts: dict[str, int] = {}
    for kind in kinds:
        counts[kind] = counts.get(kind, 0) + 1
        if counts[kind] > 2:
            continue
        weight, reason = WEIGHTS[kind]
        weights[reason] = weights.get(reason, 0) + (
            weight if counts[kind] == 1 else weight // SECOND
        )
    return weights
