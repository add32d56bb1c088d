"""Check the role and the place that the text gives a person: "the mayor of Linden", "the mayor of Lauben"."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from articles.text.consistency.article import (
    CheckedArticle,
    Inconsistency,
    InconsistencyKind,
    StatementFacts,
)
from articles.text.consistency.vocabulary import Vocabulary, Word
from articles.text.facts.names import TITLES, word_usage
from articles.text.spans import Span

# Roles that one person may have beside another one.
BESIDES = frozenset({
    "senator", "surgeon", "economist", "architect", "treasurer", "captain", "mp", "councillor",
    "congressman", "president", "dean", "rector", "priest", "vicar",
})  # fmt: skip
MOST = 4  # words between a name and the role behind it
MOST_MENTIONS = 8  # of one person
LONGEST_NAME = 3  # words
LONGEST_PREPOSITION = 6  # characters, with the blank before it
LONGEST_ROLE = 24  # characters
BACK = 4  # words before a role in which "until" says that it is of another time
REACH = 3  # words behind a role in which "former" says that it is of another time


class RoleMention(NamedTuple):
    """A role of a person, with what it is of, if the text says that."""

    given: str
    name: str
    role: str
    preposition: str
    position: str
    span: Span


def roles(article: CheckedArticle) -> Iterator[Inconsistency]:
    """Yield two roles, or two places of one role, that the text gives one person."""
    mentions: defaultdict[str, list[RoleMention]] = defaultdict(list)
    for statement in _statements_with_roles(article):
        for mention in _mentions(statement):
            mentions[mention.name].append(mention)
    for some in mentions.values():
        yield from _contradictions(article, some[:MOST_MENTIONS])


def _statements_with_roles(article: CheckedArticle) -> list[StatementFacts]:
    """The statements with the word for a role, if there are two such words in the article."""
    usage = word_usage(article.text)
    known = article.vocabulary.roles.all
    words = (known.starts & usage.small) | (known.starts & set(map(str.lower, usage.capitals)))
    begins = [statement.span.start for statement in article.statements]
    words |= known.starts & {
        article.text[start : start + LONGEST_ROLE].partition(" ")[0].lower() for start in begins
    }
    if not words:
        return []
    lowered = article.text.lower()
    places = {
        position
        for word in words
        for position in _places_of_roles(lowered, article.vocabulary, word)
    }
    if len(places) < 2:
        return []
    numbers = sorted({bisect_right(begins, position) - 1 for position in places})
    return [article.statements[number] for number in numbers if number >= 0]


def _places_of_roles(text: str, vocabulary: Vocabulary, word: str) -> Iterator[int]:
    """Where the roles begin that begin with the word. One that says little must have a place behind it."""
    prepositions = vocabulary["role_of"].starts
    for phrase in vocabulary.roles.all.phrases[word]:
        for joined in {" ".join(phrase), "-".join(phrase)}:
            for position in each_place(text, joined):
                end = position + len(joined)
                following = text[end : end + LONGEST_PREPOSITION].split()[:1]
                if joined not in BESIDES or prepositions.intersection(following):
                    yield position


def each_place(text: str, word: str) -> Iterator[int]:
    """Yield where the word begins in the text, also as part of another word."""
    position = text.find(word)
    while position >= 0:
        yield position
        position = text.find(word, position + 1)


def _contradictions(
    article: CheckedArticle, mentions: list[RoleMention]
) -> Iterator[Inconsistency]:
    for first, second in combinations(mentions, 2):
        if first.given and second.given and first.given != second.given:
            continue
        if first.role == second.role:
            if not first.position or not second.position or first.preposition != second.preposition:
                continue
            if first.position in second.position or second.position in first.position:
                continue
        elif BESIDES.intersection((first.role, second.role)):
            continue
        yield Inconsistency(
            InconsistencyKind.ROLE,
            first.span,
            second.span,
            f"Is {second.name} “{article.words(first.span)}” or “{article.words(second.span)}”? "
            f"The article says both.",
        )
        return


def _mentions(statement: StatementFacts) -> Iterator[RoleMention]:
    """The roles of a statement whose person is named beside them."""
    words, known = statement.words, statement.vocabulary.roles
    free = 0
    for index, word in enumerate(words):
        if word.key not in known.all.starts or index < free:
            continue
        role, length = known.at(words, index)
        if not role:
            continue
        free = last = index + length
        if not _is_former(statement, index, last):
            preposition, position, end = _place(statement, last)
            person = _person_behind(statement, end) or _person_before(statement, index)
            if not position:
                position, preposition = _owner(statement, index)
            if person:
                span = Span(words[index].start, words[end - 1].end)
                yield RoleMention(*person, role, preposition, position, span)


def _is_former(statement: StatementFacts, first: int, last: int) -> bool:
    former = statement.vocabulary["former"]
    around = (*range(max(0, first - BACK), first), *range(last, last + REACH))
    return any(former.length_at(statement.words, index) for index in around)


def _is_capital(statement: StatementFacts, word: Word) -> bool:
    return statement.text[word.start].isupper()


def _run(statement: StatementFacts, index: int) -> int:
    """The index behind the capitalised words that begin at `index`, joined by blanks or hyphens."""
    words, last = statement.words, index
    while last < min(len(words), index + LONGEST_NAME) and _is_capital(statement, words[last]):
        if last > index and statement.text[words[last - 1].end : words[last].start] not in (
            " ",
            "-",
            "’",
            "'",
        ):
            break
        last += 1
    return last


def _place(statement: StatementFacts, last: int) -> tuple[str, str, int]:
    """The preposition, the place or office behind a role, and the index behind it."""
    words = statement.words
    length = statement.vocabulary["role_of"].length_at(words, last)
    if not length or last + length >= len(words):
        return "", "", last
    first = last + length
    end = _run(statement, first)
    if end == first:
        return "", "", last
    position = statement.text[words[first].start : words[end - 1].end]
    return words[last].key, position, end


def _owner(statement: StatementFacts, index: int) -> tuple[str, str]:
    """The place in "Linden's mayor", as if it were "mayor of Linden"."""
    words = statement.words
    if index >= 2 and words[index - 1].key == "s" and _is_capital(statement, words[index - 2]):
        return statement.text[words[index - 2].start : words[index - 2].end], "of"
    return "", ""


def _person_behind(statement: StatementFacts, end: int) -> tuple[str, str] | None:
    """The given name and surname behind a role: "chief executive Peter Zorn", "the mayor, Ruth Ames"."""
    words = statement.words
    if end >= len(words):
        return None
    gap = statement.text[words[end - 1].end : words[end].start]
    last = _run(statement, end)
    if gap not in (" ", ", ") or last == end or (gap == ", " and last - end < 2):
        return None
    return _name(words[end:last], statement)


def _person_before(statement: StatementFacts, index: int) -> tuple[str, str] | None:
    """The name before a role: "Zorn, the company's spokesman"."""
    words, text = statement.words, statement.text
    first = index
    while first > max(0, index - MOST) and text[words[first - 1].end : words[first].start] in (
        " ",
        "’",
        "'",
    ):
        first -= 1
    if first == 0 or text[words[first - 1].end : words[first].start] != ", ":
        return None
    begin = first - 1
    if not _is_capital(statement, words[begin]):
        return None
    while (
        begin > 0
        and first - begin < LONGEST_NAME
        and _is_capital(statement, words[begin - 1])
        and text[words[begin - 1].end : words[begin].start] in (" ", "-")
    ):
        begin -= 1
    return _name(words[begin:first], statement)


def _name(words: list[Word], statement: StatementFacts) -> tuple[str, str]:
    while len(words) > 1 and _is_no_name(statement, words[0]):
        words = words[1:]  # "Later Reed", "Mr Reed"
    *given, name = (statement.text[word.start : word.end] for word in words)
    return (given[-1] if given else ""), name


def _is_no_name(statement: StatementFacts, word: Word) -> bool:
    written = statement.text[word.start : word.end]
    return word.key in statement.vocabulary.common or written in TITLES
