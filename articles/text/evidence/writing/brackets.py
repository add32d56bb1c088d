"""Recognise insertions in brackets that only say who or what is meant: "They [the auditors] were given"."""

from collections.abc import Sequence

from articles.text.evidence.comparable_words import Word
from articles.text.evidence.vocabulary import SMALL_WEIGHT, word_weight
from articles.text.evidence.word_comparer import SHORTEST_STEM, WordComparer
from articles.text.languages import load_language

POINTING = "pronouns|subjects|possessives|he|she|they|it|oblique|clitics"
OPENING = "articles|definite|possessives"
LIGHT = "articles|definite|possessives|prepositions|pronouns|of|and|by|that|particles"
HELPING = "auxiliaries|modals|be|have|negations"


def only_explains(
    words: Sequence[Word], others: Sequence[Word], before: Word | None, comparer: WordComparer
) -> bool:
    """Tell whether the bracketed `words` name what a pronoun or name of the source means.

    `others` are the words of the source that they replace, `before` the word of the passage before them. A
    negation, a number or another word of its own never only explains.
    """
    if comparer.negations_differ(words, others) or comparer.numbers_differ(words, others):
        return False
    if others:
        return all(_points(word.key, comparer) for word in others) or _is_one_stem(words, others)
    return _names(words, comparer) or _follows_its_pronoun(words, before, comparer)


def _points(key: str, comparer: WordComparer) -> bool:
    """Tell whether a word of the source is a pronoun or another word that says little itself."""
    classes = load_language(comparer.language).words
    bare = key.partition("'")[0]
    if bare in classes(POINTING):
        return True
    return word_weight(key) <= SMALL_WEIGHT and bare not in classes(HELPING)


def _is_one_stem(words: Sequence[Word], others: Sequence[Word]) -> bool:
    """Tell whether only the ending of one word is the writer's own: "want[ed]"."""
    if len(words) != 1 or len(others) != 1:
        return False
    key, other = words[0].key, others[0].key
    stem = min(len(key), len(other))
    return stem >= SHORTEST_STEM and key[:stem] == other[:stem]


def _names(words: Sequence[Word], comparer: WordComparer) -> bool:
    """Tell whether the words are names, with small words between them."""
    light = load_language(comparer.language).words(LIGHT)
    return all(word.key in light or comparer.is_name(word, comparer.passage) for word in words)


def _follows_its_pronoun(
    words: Sequence[Word], before: Word | None, comparer: WordComparer
) -> bool:
    """Tell whether the words say who a pronoun or a name right before them is."""
    if before is None:
        return False
    classes = load_language(comparer.language).words
    if before.key not in classes(POINTING) and not comparer.is_name(before, comparer.passage):
        return False
    opening = classes(OPENING)
    return (
        not opening
        or words[0].key in opening
        or any(comparer.is_name(word, comparer.passage) for word in words)
    )
