"""Check the count before a list: "three people: A, B, C and D"."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from articles.text.consistency.article import (
    CheckedArticle,
    Figure,
    Inconsistency,
    InconsistencyKind,
    StatementFacts,
    fact_span,
)
from articles.text.consistency.numbers.sums import BULLETS
from articles.text.spans import Span

MOST = 12  # items of a list
LONGEST = 60  # characters between a count and the sign or verb before its list
ITEM_WORDS = 5
ARTICLES = frozenset(
    {
        "the",
        "a",
        "an",
        "der",
        "die",
        "das",
        "le",
        "la",
        "les",
        "l",
        "el",
        "los",
        "las",
        "un",
        "une",
        "una",
    }
)
SIGN = re.compile(r"\s?(?::|\s[–—]|,)\s")
VERB = re.compile(r"\s\S+\s")
COLON = re.compile(r":\s")
COMMA = re.compile(r"[,;]\s")
NUMBERED = re.compile(r"(?:\(?[0-9]{1,2}[.)]|[a-z]\))\s")


def lists(article: CheckedArticle) -> Iterator[Inconsistency]:
    """Yield counts that differ from the number of things listed behind them."""
    statements = article.statements
    for index, statement in enumerate(statements):
        if not statement.quantities:
            continue
        for figure in statement.figures:
            if figure.measure or not 2 <= figure.value <= MOST or figure.fact.modifier:
                continue
            listed = _listed(statements, index, figure)
            if listed and len(listed) != figure.value:
                span = Span(listed[0].start, listed[-1].end)
                yield Inconsistency(
                    InconsistencyKind.LIST,
                    fact_span(figure),
                    span,
                    f"Is “{article.words(figure)}” right? {len(listed)} are listed: "
                    f"“{article.words(span)}”.",
                )


def _listed(statements: Sequence[StatementFacts], index: int, count: Figure) -> list[Span]:
    """The things listed behind the count: in its sentence, as items below it, or in the next sentence."""
    statement = statements[index]
    text = statement.text
    if text[statement.span.end - 1] == ":":
        near = statement.span.end - count.end <= LONGEST * 2
        return _items_below(statements, index) if near and not statement.has("partly") else []
    begin = _list_start(statement, count)
    if begin:
        return _items(statement, begin[0], names=begin[1])
    following = statements[index + 1] if index + 1 < len(statements) else None
    if following is None or len(statement.figures) != 1 or following.quantities:
        return []
    length = following.vocabulary["they"].length_at(following.words, 0)
    if not length or following.words[length - 1].end >= following.span.end:
        return []
    return _items(following, following.words[length - 1].end + 1, names=True)


def _list_start(statement: StatementFacts, count: Figure) -> tuple[int, bool] | None:
    """Where the list behind a count begins, and whether it must be of names."""
    text, end = statement.text, statement.span.end
    reach = min(end, count.end + LONGEST)
    sign = COLON.search(text, count.end - 1, reach) or SIGN.search(text, count.end - 1, reach)
    if not (sign and ":" in sign.group()) and statement.is_after("are", count.end):
        verb = VERB.match(text, count.end, end)
        return (verb.end(), True) if verb else None
    if sign is None:
        return None
    between = text[count.end : sign.start()]
    if any(character in between for character in '.;(“”"„«»'):
        return None
    behind = text[sign.end() : end]
    if sign.group().strip() == ",":
        named = statement.vocabulary.code != "de" and any(map(str.isupper, between))
        close = len(between.split()) <= 2 and not named
        return (sign.end(), True) if close else None
    if ":" not in sign.group() and any(dash in behind for dash in "–—"):
        end_of_insertion = min(
            position for dash in "–—" if (position := text.find(dash, sign.end(), end)) > 0
        )
        return (sign.end(), True) if end_of_insertion else None
    return sign.end(), False


def _items(statement: StatementFacts, start: int, *, names: bool) -> list[Span]:
    """The items from `start` to the end of the list, or none if it may be another kind of list."""
    text = statement.text
    end = min(
        (
            position
            for mark in "–—();:"
            if (position := text.find(mark, start, statement.span.end)) >= 0
        ),
        default=statement.span.end,
    )
    end = start + len(text[start:end].rstrip(' .!?“”"«»'))
    if any(start <= each.start < end for each in statement.places("partly")):
        return []
    joints = [each for each in statement.places("and") if start < each.start < end]
    if len(joints) != 1 or any(start <= fact.start < end for fact in statement.quantities):
        return []
    if any(mark in text[start:end] for mark in '“”"„«»'):
        return []
    comma = text.find(",", joints[0].end, end)
    end = comma if names and comma > 0 else end
    items = [*_parted(text, start, joints[0].start), Span(joints[0].end + 1, end)]
    return items if len(items) > 1 and _are_alike(text, items, names=names) else []


def _parted(text: str, start: int, end: int) -> list[Span]:
    """The spans between commas, without blanks and commas at their ends."""
    cuts = [start, *(each.end() for each in COMMA.finditer(text, start, end)), end]
    spans = []
    for first, last in pairwise(cuts):
        stripped = text[first:last].rstrip(" ,;")
        if stripped:
            spans.append(Span(first, first + len(stripped)))
    return spans


def _are_alike(text: str, items: Sequence[Span], *, names: bool) -> bool:
    """Tell whether all items are names, or all are short and none is."""
    named = set()
    for item in items:
        words = re.findall(r"[\w-]+", text[item.start : item.end])
        telling = [word for word in words if word.lower() not in ARTICLES]
        if not telling or len(words) > ITEM_WORDS:
            return False
        capitals = sum(word[0].isupper() for word in telling)
        if names and (capitals != len(telling) or words[0].lower() in ("a", "an")):
            return False
        named.add(telling[0][0].isupper())
    return len(named) == 1 and (names or named == {True} or len(items) > 2)


def _items_below(statements: Sequence[StatementFacts], index: int) -> list[Span]:
    """The items of the list below a statement."""
    items: list[Span] = []
    for item in statements[index + 1 : index + 2 + MOST * 2]:
        text, span = item.text, item.span
        begins_line = "\n" in text[max(0, span.start - 3) : span.start]
        marked = text[span.start] in BULLETS or NUMBERED.match(text, span.start, span.end)
        if marked and begins_line:
            items.append(span)
        elif begins_line or not items:
            break
    return items if len(items) > 1 else []
