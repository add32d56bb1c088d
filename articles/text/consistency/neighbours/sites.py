"""Check where something happened: "a factory in Denholm ... the burned-out factory in Oxley"."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from articles.text.consistency.article import (
    CheckedArticle,
    Inconsistency,
    InconsistencyKind,
    StatementFacts,
)
from articles.text.consistency.wording.roles import each_place
from articles.text.facts.fact import FactKind
from articles.text.facts.names import word_usage
from articles.text.spans import Span

NAME = r"[^\W\d_a-zß-öø-ÿ][\w’'-]+"
PLACED = re.compile(rf"\s(?P<in>in|at|near|bei|à|en)\s(?P<place>{NAME}(?:\s{NAME})?)")
THING = re.compile(rf"(?:-[a-z]{{2,5}})?\s(?P<noun>[^\W\d_]{{4,30}}){PLACED.pattern}")
ARTICLE = re.compile(
    r"\b(?P<article>an?|the|this|that|eine?[nmrs]?|der|die|das|dem|den|des|une?|la|le|l|el|un|una|del|al|du|au)"
    r"(?:\s|[’'])(?:[^\W\d_][\w-]{2,25}\s){0,3}\Z",
    re.IGNORECASE,
)
INDEFINITE = frozenset({
    "a", "an", "ein", "eine", "einen", "einem", "einer", "eines", "un", "une", "una",
})  # fmt: skip
LOOK = 60  # characters before a noun
FAR = 900  # characters between the two
MOST = 6  # mentions of one thing
# What happens to somebody or something once, with the words that must stand before it.
ONCE = {
    "en": {
        "sank": "", "capsized": "", "aground": "ran ", "born": "", "killed": "was ", "buried": "was ",
        "arrested": "was ", "found": "was ",
    },
    "de": {"starb": "", "sank": "", "gesunken": "", "kenterte": "", "verhaftet": "", "begraben": ""},
    "fr": {
        "coulé": "a ", "tué": "a été ", "arrêté": "a été ", "enterré": "a été ", "tuée": "a été ",
        "arrêtée": "a été ", "enterrée": "a été ", "mort": "est ", "morte": "est ", "né": "est ", "née": "est ",
    },
    "es": {
        "naufragó": "", "hundió": "se ", "nació": "", "murió": "", "detenido": "fue ", "detenida": "fue ",
        "enterrado": "fue ", "enterrada": "fue ",
    },
}  # fmt: skip
WHERE = re.compile(
    rf"\s(?P<in>in|off|near|at|vor|bei|à|en|frente\sa)\s"
    rf"(?:(?:the|dem|le|el)\s(?:[^\W\d_]+\s)?(?:of|von|de)\s)?(?P<place>{NAME}(?:\s{NAME})?)"
)
BORN = re.compile(rf"\b(?P<place>{NAME})-born\b")
BORN_IN = re.compile(rf"\bborn\sin\s(?P<place>{NAME})\b")


class Site(NamedTuple):
    """Where something is said to be."""

    new: bool  # introduced with "a"
    town: str
    preposition: str
    span: Span


def sites(article: CheckedArticle) -> Iterator[Inconsistency]:
    """Yield two places of one thing, and of the birth of one person."""
    yield from _births(article)
    yield from _happenings(article)
    usage = word_usage(article.text)
    vocabulary = article.vocabulary
    known = vocabulary["event"].starts | vocabulary["damaged"].starts
    words = (known & usage.small) | (known & set(map(str.lower, usage.capitals)))
    lowered = article.text.lower() if words else ""
    if not words or len(lowered) != len(article.text):
        return
    nouns = words & vocabulary["event"].starts
    for word in sorted(words - nouns):
        nouns |= _things(article.text, lowered, word)
    for noun in sorted(nouns):
        mentions = list(_mentions(article.text, lowered, noun))
        if 1 < len(mentions) <= MOST:
            yield from _contradiction(article, mentions)


def _things(text: str, lowered: str, adjective: str) -> set[str]:
    """The nouns behind "burned-out" that have a place behind them."""
    return {
        match["noun"].lower()
        for position in each_place(lowered, adjective)
        if (match := THING.match(text, position + len(adjective)))
    }


def _mentions(text: str, lowered: str, noun: str) -> Iterator[Site]:
    for position in each_place(lowered, noun):
        if position and lowered[position - 1].isalpha():
            continue
        placed = PLACED.match(text, position + len(noun))
        before = ARTICLE.search(text, max(0, position - LOOK), position) if placed else None
        if placed and before:
            new = before["article"].lower() in INDEFINITE
            yield Site(new, placed["place"], placed["in"], Span(placed.start("in"), placed.end()))


def _contradiction(article: CheckedArticle, mentions: list[Site]) -> Iterator[Inconsistency]:
    """Yield the first place of a thing, and another one, if only one thing of the kind is introduced."""
    if [each.new for each in mentions].count(True) != 1 or not mentions[0].new:
        return
    first = mentions[0]
    other = next((each for each in mentions if each.town != first.town), None)
    if other is None or other.span.start - first.span.end > FAR:
        return
    if first.preposition != other.preposition or other.town in article.text[: other.span.start]:
        return
    if first.town in other.town or other.town in first.town:
        return
    statement = _statement_at(article, other.span.start)
    if statement is not None and not statement.has("second_one"):
        yield _question(article, first.span, other.span)


def _statement_at(article: CheckedArticle, position: int) -> StatementFacts | None:
    """The statement in which the position lies."""
    begins = [statement.span.start for statement in article.statements]
    index = bisect_right(begins, position) - 1
    return article.statements[index] if index >= 0 else None


def _births(article: CheckedArticle) -> Iterator[Inconsistency]:
    """Check "born in Cork" against "the Galway-born violinist"."""
    if "-born" not in article.text:
        return
    by_word = list(BORN.finditer(article.text))
    written_out = list(BORN_IN.finditer(article.text))
    if len(by_word) != 1 or len(written_out) != 1 or by_word[0]["place"] == written_out[0]["place"]:
        return
    first, second = sorted((by_word[0], written_out[0]), key=lambda match: match.start())
    names = [_names_near(article, match) for match in (first, second)]
    if names[0] & names[1]:
        yield _question(article, Span(*first.span()), Span(*second.span()))


def _happenings(article: CheckedArticle) -> Iterator[Inconsistency]:
    """Check what can happen to a person or ship only once: "sank in Aldmere", "which sank in Corrin"."""
    for verb, before in ONCE.get(article.vocabulary.code, {}).items():
        matches = [
            match
            for position in each_place(article.text, verb)
            if article.text.endswith(before, 0, position)
            and (match := WHERE.match(article.text, position + len(verb)))
        ]
        if not 1 < len(matches) <= MOST:
            continue
        for first, second in combinations(matches, 2):
            if _are_two_places(article, first, second):
                yield _question(article, *(Span(m.start("in"), m.end()) for m in (first, second)))
                return


def _are_two_places(article: CheckedArticle, first: re.Match[str], second: re.Match[str]) -> bool:
    """Tell whether two statements about one name give the same event two places."""
    places = [match["place"] for match in (first, second)]
    if first["in"] != second["in"] or places[0] in places[1] or places[1] in places[0]:
        return False
    if _statement_at(article, first.start()) is _statement_at(article, second.start()):
        return False
    left, right = (
        _names_near(article, match) - set(" ".join(places).split()) for match in (first, second)
    )
    return bool(left & right)


def _names_near(article: CheckedArticle, match: re.Match[str]) -> set[str]:
    """The words of the names in the statement of the match."""
    statement = _statement_at(article, match.start())
    facts = statement.facts if statement else ()
    return {word for fact in facts if fact.kind == FactKind.NAME for word in fact.value.split()} - {
        match["place"]
    }


def _question(article: CheckedArticle, first: Span, second: Span) -> Inconsistency:
    return Inconsistency(
        InconsistencyKind.ROLE,
        first,
        second,
        f"Is it “{article.words(first)}” or “{article.words(second)}”? The article says both.",
    )
