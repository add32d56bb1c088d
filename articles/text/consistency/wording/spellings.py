"""Find names that are spelled in two ways."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations, groupby

from articles.text.consistency.article import CheckedArticle, Inconsistency, InconsistencyKind
from articles.text.consistency.vocabulary import CAPITAL_NOUNS
from articles.text.consistency.wording.distinct_names import Spelling, are_distinct
from articles.text.facts.fact import Fact, FactKind
from articles.text.facts.names import ARABIC, WordUsage, word_usage
from articles.text.spans import Span

SHORT = 4  # letters; two shorter words may well be two names
LONGEST = 30  # letters; longer words are not compared
LONG = 6  # letters of a word without a first name
LONG_ARABIC = 5  # after "al-", whose spellings in Latin letters vary
FEW = 12  # words that are compared with each other
MOST_CHANGED = 2  # letters between two spellings of a word beside the same word
WITHOUT_ACCENTS = str.maketrans("áàâäãåçéèêëíìîïñóòôöõúùûüýÿ", "aaaaaaceeeeiiiinooooouuuuyy")
MOST_ALIKE = 8  # words that become equal without one letter; more are not misspellings
ENDINGS = frozenset("td")  # in which two spellings of a surname behind one first name may differ
VOWELS = frozenset("aeiouy")
SOUNDS_ALIKE = (
    {"c", "k"},
    {"k", "q"},
    {"c", "q"},
    {"s", "z"},
    {"i", "j"},
    {"f", "v"},
    {"d", "t"},
    {"b", "v"},
)
# A word that begins a sentence: a name, if the rest of the text has it as one.
FIRST_WORD = re.compile(r"([^\W\d_a-z][^\W\d_A-Z]{4,})[’' ]")


def spellings(article: CheckedArticle) -> Iterator[Inconsistency]:
    """Yield names that are one or two letters apart and seem to mean the same person or place.

    The two must begin alike. If another word of the name is the same ("Ann Brown", "Ann Browne"), one
    letter may differ, or two in long words. Otherwise a word must be long and differ as spellings do: by a
    doubled letter, a vowel, two letters of one sound, or two letters that changed places. No question is
    asked where the text tells the two apart: side by side, as relatives, or each with its description.
    """
    spellings_found = _spellings_of_names(article)
    usage = word_usage(article.text)
    pairs = _one_letter_apart(spellings_found)
    pairs += [pair for pair in _two_letters_apart(spellings_found) if pair not in pairs]
    for word, other_word in pairs:
        if word in usage.small or other_word in usage.small:
            continue
        first, second = sorted(
            (spellings_found[word], spellings_found[other_word]), key=lambda name: name.first
        )
        alike = _may_be_same_name(
            first, second, usage, capital_nouns=article.vocabulary.code in CAPITAL_NOUNS
        )
        if alike and not are_distinct(article, first, second):
            yield Inconsistency(
                InconsistencyKind.NAME,
                first.first,
                second.first,
                f"Is it “{first.written}” or “{second.written}”? If they are the same, one spelling "
                f"must be wrong.",
            )


def _spellings_of_names(article: CheckedArticle) -> dict[str, Spelling]:
    """Each word of each name, in small letters and without "al-"."""
    spellings_found: dict[str, Spelling] = {}
    text = article.text
    seen: set[str] = set()
    for statement in article.statements:
        first = None
        for fact in statement.facts:
            if fact.kind == FactKind.NAME:
                first = first or fact
                if fact.value not in seen:
                    seen.add(fact.value)
                    _add_spelling(spellings_found, text, fact)
        start = statement.span.start
        if (first is None or first.start > start) and (word := FIRST_WORD.match(text, start)):
            if word[1] in seen:
                continue
            seen.add(word[1])
            _add_spelling(spellings_found, text, Fact(start, word.end(1), FactKind.NAME, word[1]))
    return spellings_found


def _add_spelling(spellings_found: dict[str, Spelling], text: str, fact: Fact) -> None:
    words = text[fact.start : fact.end].split()
    keys = [_key(word) for word in words]
    position = fact.start
    for index, (word, key) in enumerate(zip(words, keys, strict=True)):
        if not SHORT <= len(key) <= LONGEST or not key.isalpha():
            continue
        spelling = spellings_found.get(key)
        if spelling is None:
            position = text.index(word, position)
            spelling = spellings_found[key] = Spelling(
                key, word, Span(position, position + len(word)), Span(fact.start, fact.end)
            )
        if len(key) != len(word):
            spelling.arabic |= ARABIC.match(word.lower()) is not None
        if index:
            spelling.before.add(keys[index - 1])
        if index + 1 < len(keys):
            spelling.after.add(keys[index + 1])


def _key(word: str) -> str:
    """The word in small letters and without "al-"."""
    key = word.lower()
    return key if key.isalpha() else ARABIC.sub("", key)


def _one_letter_apart(spellings_found: dict[str, Spelling]) -> list[tuple[str, str]]:
    """Pairs of words that become equal when one letter of each is left out, never the first."""
    begins: defaultdict[str, list[str]] = defaultdict(list)
    for word in spellings_found:
        begins[word[0]].append(word)
    pairs: list[tuple[str, str]] = []
    for words in begins.values():
        if len(words) > FEW:
            pairs += _alike_but_one(words)
        elif len(words) > 1:
            pairs += [
                (a, b)
                for a, b in combinations(sorted(words), 2)
                if (a[1] == b[1] or a[-1] == b[-1])
                and -2 < len(a) - len(b) < 2
                and _is_one_apart(a, b)
            ]
    return sorted(pairs)


def _is_one_apart(first: str, second: str) -> bool:
    """Tell whether the two become equal when one letter of each is left out."""
    if len(first) == len(second):
        index = next(index for index, letter in enumerate(first) if second[index] != letter)
        same = first[index + 1 :] == second[index + 1 :]
        return same or not _without_one(first).isdisjoint(_without_one(second))
    short, long = sorted((first, second), key=len)
    index = next((i for i, letter in enumerate(short) if long[i] != letter), len(short))
    return short[index:] == long[index + 1 :]


def _without_one(word: str) -> set[str]:
    """The word without one letter, which is not the first."""
    return {word[:index] + word[index + 1 :] for index in range(1, len(word))}


def _alike_but_one(words: list[str]) -> set[tuple[str, str]]:
    """The pairs among many words, in linear time."""
    shortened: defaultdict[str, list[str]] = defaultdict(list)
    for word in words:
        for form in {word, *_without_one(word)}:
            shortened[form].append(word)
    return {
        (min(pair), max(pair))
        for some in shortened.values()
        if len(some) <= MOST_ALIKE
        for pair in combinations(some, 2)
        if pair[0] != pair[1]
    }


def _two_letters_apart(spellings_found: dict[str, Spelling]) -> list[tuple[str, str]]:
    """Pairs of long words beside the same word of a name that are two letters apart."""
    beside: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for key, spelling in spellings_found.items():
        if len(key) >= LONG:
            for word in spelling.before:
                beside["before", word].append(key)
            for (
                word
            ) in spelling.after:  # a first name: "Mohammed", "Muhamad", not "Solange", "Solène"
                beside[f"after {_consonants(key)}", word].append(key)
    return sorted(
        {
            (min(pair), max(pair))
            for words in beside.values()
            if 1 < len(words) <= MOST_ALIKE
            for pair in combinations(words, 2)
            if _begin_alike(*pair) and _is_two_apart(*pair)
        }
    )


def _consonants(word: str) -> str:
    """The consonants of a word as they sound, doubled ones once."""
    plain = word.translate(WITHOUT_ACCENTS).replace("ph", "f").replace("c", "k").replace("h", "")
    return "".join(letter for letter, _same in groupby(plain) if letter not in VOWELS)


def _begin_alike(first: str, second: str) -> bool:
    pair = {first[0], second[0]}
    return len(pair) == 1 or pair in SOUNDS_ALIKE


def _is_two_apart(first: str, second: str) -> bool:
    """Tell whether two letters at most are put in, left out or changed, accents aside."""
    short, long = sorted((first, second), key=len)
    if long.startswith(short) and long[len(short) :] == f"{short[-1]}e":
        return True  # "Isabel" and "Isabelle"
    if abs(len(first) - len(second)) > 1:
        return False
    first, second = first.translate(WITHOUT_ACCENTS), second.translate(WITHOUT_ACCENTS)
    row = list(range(len(second) + 1))
    for number, letter in enumerate(first, start=1):
        former, row = row, [number]
        for index, other in enumerate(second, start=1):
            changed = former[index - 1] + (letter != other)
            row.append(min(changed, former[index] + 1, row[index - 1] + 1))
    return row[-1] <= MOST_CHANGED


def _may_be_same_name(
    first: Spelling, second: Spelling, usage: WordUsage, *, capital_nouns: bool
) -> bool:
    """Tell whether two words look like one name in two spellings."""
    a, b = sorted((first, second), key=lambda spelling: len(spelling.key))
    short, long = a.key, b.key
    more = long[len(short) :] if long.startswith(short) else ""
    one_person = bool((a.before & b.before) - usage.small) and more in ENDINGS
    if more and more != f"{short[-1]}e" and not (one_person or _is_variant_ending(short, more[-1])):
        return False  # a plural, a people and its country
    if short.endswith(("man", "men")) and short[:-3] == long[:-3]:
        return False
    before = a.before - usage.small, b.before - usage.small
    after = a.after - usage.small, b.after - usage.small
    if before[0] & before[1] or after[0] & after[1]:
        return True
    if all(before) or all(after) or not _is_one_letter(short, long):
        return False  # two people, each with their own first name
    arabic = a.arabic or b.arabic
    if any(before) and len(short) >= LONG and not (after[0] or after[1]):
        return _sounds_alike(
            short, long, arabic=arabic, ending=True
        )  # a full name, and later the surname alone
    if capital_nouns:
        return False  # they may be two nouns
    return len(short) >= (LONG_ARABIC if arabic else LONG) and _sounds_alike(
        short, long, arabic=arabic
    )


def _is_one_letter(short: str, long: str) -> bool:
    """Tell whether one letter is put in or changed, or two changed places."""
    if len(short) == len(long):
        differ = [index for index, letter in enumerate(short) if long[index] != letter]
        return len(differ) == 1 or (len(differ) == 2 and sorted(short) == sorted(long))
    return len(long) == len(short) + 1


def _is_variant_ending(short: str, added: str) -> bool:
    """Accept "Browne", "Hoffmann" and "Farrah", but not "Iraqi", "Korean" or "Kennedys"."""
    return added == short[-1] or added in "eh"


def _sounds_alike(short: str, long: str, *, arabic: bool, ending: bool = False) -> bool:
    """Tell whether they differ as spellings do. The last letter may differ only if `ending` is set."""
    index = next((i for i, letter in enumerate(short) if long[i] != letter), len(short))
    if len(short) < len(long):
        added = long[index]
        vowel = added in VOWELS and (index < len(short) or ending)
        return added in (long[index - 1], "h") or vowel
    if short[index + 1 :] != long[index + 1 :]:
        return sorted(short) == sorted(long)  # a letter changed its place
    if _is_doubled(short, index) and _is_doubled(long, index):
        return True
    pair = {short[index], long[index]}
    if index == len(short) - 1 and not arabic:
        return ending and (pair == {"i", "y"} or pair in SOUNDS_ALIKE)
    return pair <= VOWELS or pair in SOUNDS_ALIKE


def _is_doubled(word: str, index: int) -> bool:
    return word[index] in (word[index - 1], word[index + 1 : index + 2])
