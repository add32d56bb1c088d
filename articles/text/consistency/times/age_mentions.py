"""Find the ages and years of birth that a text gives people."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from articles.text.consistency.article import ENGLISH, Figure, StatementFacts
from articles.text.facts.fact import Fact, FactKind

OLDEST = 110
YOUNGEST = 5
NEAR_BIRTH = 6  # words between "born" and the year
NAME = r"[^\W\d_a-zß-öø-ÿ][\w’'-]+"
BEFORE = re.compile(
    rf"(?P<given>{NAME}\s)?(?:(?:van|von|de|der|da|al|el|bin)\s)*(?P<name>{NAME})(?:,\s|\s\()"
    r"(?:aged\s|de\s|âgée?\s(?:de\s)?)?\Z"
)
BEHIND = re.compile(
    rf"[-\s](?:year-old|jährigen?r?s?)\s(?:(?!(?:from|in|of|at|near|on|aus|von|and|und|with|was|is|ist|who)\s)[a-zß-öø-ÿ-]+\s){{0,3}}(?P<run>(?:{NAME}\s?)+)"
)
AT_AGE = re.compile(
    rf"(?:\sans|\saños|\sJahren)?,\s(?:[a-z]+\s)?(?P<given>{NAME}\s)?(?P<name>{NAME})"
)
AT = frozenset(
    {"At", "À", "Con", "Mit", "A", "A los", "A sus", "Aged", "With", "Now", "Im Alter von"}
)
AT_START = 14  # characters
WINDOW = 60
PRONOUN_WITHIN = 8  # words at the start of a sentence
IS_AGE = re.compile(
    rf"(?P<given>{NAME}\s)?(?P<name>{NAME})(?:,\s(?:who|qui))?\s(?:is|ist|est|tiene|a)\s(?:now\s|heute\s|jetzt\s)?\Z"
)
AGES = frozenset({"", "age", "Y", "years old"})
STOPS = frozenset(",.)-")  # behind an age without a unit


class AgeMention(NamedTuple):
    """An age that the text gives a person."""

    statement: StatementFacts
    figure: Figure
    given: str
    name: str
    beside: bool = True  # it stands beside the name, as of today, and is not of an event

    @property
    def age(self) -> int:
        return int(self.figure.value)


class Birth(NamedTuple):
    """A year of birth and its statement."""

    statement: StatementFacts
    fact: Fact

    @property
    def year(self) -> int:
        return int(self.fact.value[:4])


def births_of(statement: StatementFacts) -> Iterator[Birth]:
    """The year next to each "born" of a statement."""
    years = [fact for fact in statement.days if fact.value[:4].isdecimal()]
    for position in statement.places("born"):
        nearest = min(years, key=lambda fact: abs(fact.start - position.start), default=None)
        if nearest is None:
            continue
        first, last = sorted(((position.start, position.end), (nearest.start, nearest.end)))
        if len(statement.text[first[1] : last[0]].split()) <= NEAR_BIRTH:
            yield Birth(statement, nearest)


def age_mention(statement: StatementFacts, figure: Figure) -> AgeMention | None:
    """Return the person of an age, if the figure is one and its person is named beside it."""
    if not _may_be_age(statement, figure):
        return None
    text, span = statement.text, statement.span
    stop = text[figure.end : figure.end + 1]
    before = BEFORE.search(text, max(span.start, figure.start - WINDOW), figure.start)
    if before and (stop in (",", ".", ")") or figure.measure):
        return AgeMention(statement, figure, (before["given"] or "").strip(), before["name"])
    if (figure.measure or stop in (".", ",")) and (
        plain := IS_AGE.search(text, max(span.start, figure.start - WINDOW), figure.start)
    ):
        return AgeMention(statement, figure, (plain["given"] or "").strip(), plain["name"])
    number_end = text.find("-", figure.start, figure.end)
    for end in (number_end, figure.end):
        behind = BEHIND.match(text, end, span.end) if end > 0 else None
        if behind and not statement.is_after("person", behind.end()):
            *given, name = behind["run"].split()
            return AgeMention(statement, figure, given[-1] if given else "", name)
    if statement.has("died") and (mention := _of_the_dead(statement, figure)):
        return mention
    return _at_age(statement, figure)


def _may_be_age(statement: StatementFacts, figure: Figure) -> bool:
    """Tell whether the number may be the age of somebody who is named beside it. Most numbers may not."""
    if figure.measure not in AGES or not YOUNGEST <= figure.value <= OLDEST:
        return False
    if figure.value.denominator != 1 or figure.fact.modifier:
        return False
    if figure.measure == "Y" and statement.vocabulary.code == ENGLISH:
        return False
    return bool(figure.measure) or statement.text[figure.end : figure.end + 1] in STOPS


def is_plain_age(statement: StatementFacts, figure: Figure) -> bool:
    """Tell whether the number may be an age, also in "at 45 he sold it"."""
    whole = figure.value.denominator == 1 and YOUNGEST <= figure.value <= OLDEST
    stop = statement.text[figure.end : figure.end + 1]
    bare = not figure.measure and not figure.fact.unit and stop in (",", ".", " ")
    by_age = figure.fact.unit in ("Jährige", "Jähriger", "Jährigen", "jährige", "jähriger")
    known = figure.measure in ("age", "Y", "years old")
    return whole and not figure.fact.modifier and (bare or by_age or known)


def _at_age(statement: StatementFacts, figure: Figure) -> AgeMention | None:
    """The age at the beginning of "At 42, Roth ..."."""
    text, span = statement.text, statement.span
    if figure.start - span.start >= AT_START or text[span.start : figure.start].strip() not in AT:
        return None
    ahead = AT_AGE.match(text, figure.end, span.end)
    if ahead is None or not (figure.measure or text[figure.end] == ","):
        return None
    given = (ahead["given"] or "").strip()
    return AgeMention(statement, figure, given, ahead["name"], beside=False)


def _of_the_dead(statement: StatementFacts, figure: Figure) -> AgeMention | None:
    """The age in "The poet Edith Crane has died aged 77", if only one person is named before it."""
    names = [fact for fact in statement.facts if fact.kind == FactKind.NAME and " " in fact.value]
    if len(names) != 1 or statement.text[names[0].end : names[0].end + 2] in ("’s", "'s"):
        return None
    *_rest, given, name = names[0].value.split()
    return AgeMention(statement, figure, given, name, beside=False)


def begins_with_pronoun(statement: StatementFacts) -> bool:
    """Tell whether "he" or "she" is among the first words."""
    pronouns = statement.vocabulary["pronoun"].starts
    return not pronouns.isdisjoint({word.key for word in statement.words[:PRONOUN_WITHIN]})
