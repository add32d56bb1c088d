"""Look for a claim's negations, quantifiers, superlatives and comparisons in the sentence most like it."""

from collections.abc import Iterator, Sequence
from itertools import islice

from articles.text.evidence.comparable_words import comparable_words
from articles.text.evidence.findings import FactMatch, FactOutcome
from articles.text.evidence.placed_parts import sentence_ends_after
from articles.text.evidence.source import SourceText
from articles.text.evidence.vocabulary import word_weight
from articles.text.facts.fact import Fact, FactKind
from articles.text.facts.facts import facts
from articles.text.facts.numbers.lexicon import load_lexicon
from articles.text.spans import Span

WORDINGS = frozenset(
    {FactKind.NEGATION, FactKind.QUANTIFIER, FactKind.SUPERLATIVE, FactKind.COMPARISON}
)
SHARES = {FactKind.SUPERLATIVE, FactKind.QUANTIFIER}  # "only three members", "all three members"
ALIKE = 0.6  # share of the claim's words that the sentence must have
SEEDS = 200  # places that are tried, so that the cost is bounded
REACH = 60  # words on both sides within which a sentence begins and ends
STEM = 5  # letters by which words are compared: "minister", "ministers"
UP = (
    "more", "high", "larg", "great", "rose", "ris", "up", "incr", "grew", "grow", "jump", "climb", "surg",
    "doubl", "tripl", "trebl", "quadr", "twice", "exceed", "outnum",
)  # fmt: skip
DOWN = (
    "less", "fewer", "low", "small", "fell", "fall", "down", "decr", "drop", "declin", "halv", "half",
)  # fmt: skip
EXCLUSIVE = frozenset({"first", "only", "sole", "solely", "last"})


class WordingFinder:
    """Looks for the wordings of one claim in a source."""

    def __init__(self, source: SourceText, claim: str, span: Span) -> None:
        self.source, self.claim, self.span = source, claim, span

    def find(self, fact: Fact) -> FactMatch | None:
        """Return the wording of the sentence that says the same, or that it is not there.

        A sentence without a negation that has the words of a negated claim differs from it. A comparison
        with a number ("rose by 5%") is given only if it differs, because the number is a fact as well.
        """
        match = self._match(fact)
        numbered = any(map(str.isdecimal, fact.value))
        return None if numbered and match.outcome is not FactOutcome.DIFFERS else match

    def _match(self, fact: Fact) -> FactMatch:
        sentence = self._most_alike(fact)
        if sentence is None:
            return FactMatch(fact, FactOutcome.NOT_FOUND)
        written = self.source.text[sentence.start : sentence.end]
        others = [
            each
            for each in facts(written, Span(0, len(written)), self.source.language)
            if each.kind is fact.kind or {each.kind, fact.kind} == SHARES
        ]
        same = [each for each in others if self._says_the_same(fact, each)]
        if same:
            return FactMatch(fact, FactOutcome.FOUND, _moved(same, sentence.start))
        against = [each for each in others if self._contradicts(fact, each)]
        if against:
            return FactMatch(fact, FactOutcome.DIFFERS, _moved(against, sentence.start))
        if fact.kind is FactKind.NEGATION:
            return FactMatch(fact, FactOutcome.DIFFERS, (sentence,))
        return FactMatch(fact, FactOutcome.NOT_FOUND)

    def _says_the_same(self, fact: Fact, other: Fact) -> bool:
        if fact.kind is FactKind.NEGATION or fact.value == other.value:
            return True
        if fact.kind is other.kind is FactKind.QUANTIFIER:
            return self._quantity(fact) == self._quantity(other)
        return fact.kind is FactKind.COMPARISON and _direction(fact) == _direction(other) != 0

    def _contradicts(self, fact: Fact, other: Fact) -> bool:
        if fact.kind is not other.kind:
            return "only" in (fact.value, other.value)
        if fact.kind is FactKind.QUANTIFIER:
            return self._quantity(fact) != self._quantity(other)
        if fact.kind is FactKind.COMPARISON:
            return _direction(fact) * _direction(other) < 0
        return {fact.value, other.value} <= EXCLUSIVE

    def _quantity(self, fact: Fact) -> str:
        """The kind of a quantifier: "every" and "all" are the same."""
        quantifiers = load_lexicon(self.source.language).quantifiers
        words = reversed(fact.value.split())
        return next((quantifiers[(word,)] for word in words if (word,) in quantifiers), fact.value)

    def _most_alike(self, fact: Fact) -> Span | None:
        """The sentence of the source with most of the claim's words, if it has enough of them."""
        own = self.claim[fact.start : fact.end]
        left_out = {word.key for word in comparable_words(own)}
        words = comparable_words(self.claim[self.span.start : self.span.end])
        wanted = {
            word.key[:STEM]: word_weight(word.key) for word in words if word.key not in left_out
        }
        total = sum(wanted.values())
        best: tuple[float, Span] | None = None
        for first, last in self._sentences([word.key for word in words]):
            there = {key[:STEM] for key in self.source.keys[first:last]}
            share = sum(weight for stem, weight in wanted.items() if stem in there)
            if share >= ALIKE * total and (best is None or share > best[0]):
                span = Span(self.source.words[first].start, self.source.words[last - 1].end)
                best = (share, span)
        return best[1] if best else None

    def _sentences(self, keys: Sequence[str]) -> Iterator[tuple[int, int]]:
        """The sentences of the source that have the rarest of the words, by index."""
        places = sorted(
            (self.source.places[key] for key in set(keys) if key in self.source.places), key=len
        )
        seen: set[int] = set()
        for index in islice((index for listed in places for index in listed), SEEDS):
            first = index
            while (
                first > 0
                and index - first < REACH
                and not sentence_ends_after(self.source, first - 1)
            ):
                first -= 1
            if first in seen:
                continue
            seen.add(first)
            last = index + 1
            while last - index < REACH and not sentence_ends_after(self.source, last - 1):
                last += 1
            yield first, last


def _moved(others: Sequence[Fact], by: int) -> tuple[Span, ...]:
    return tuple(Span(each.start + by, each.end + by) for each in others)


def _direction(fact: Fact) -> int:
    """1 if the comparison says more, -1 if it says less, 0 if it says neither."""
    first = fact.value.split()[0]
    return first.startswith(UP) - first.startswith(DOWN)
