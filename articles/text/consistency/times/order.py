"""Check the order of events: closed before it was opened, charged before the arrest, won before birth."""

from collections.abc import Iterator
from typing import NamedTuple

from articles.text.consistency.article import (
    CheckedArticle,
    Inconsistency,
    InconsistencyKind,
    StatementFacts,
    fact_span,
)
from articles.text.consistency.numbers.ranges import share_word
from articles.text.consistency.times.age_mentions import begins_with_pronoun
from articles.text.consistency.times.intervals import CLOCK, DAY, day_of
from articles.text.facts.fact import Fact, FactKind
from articles.text.spans import Span

FAR = 5  # statements between two events
CHAINS = (
    ("opened", "closed"),
    ("begin", "end"),
    ("elected", "resigned"),
    ("arrested", "charged", "convicted", "released"),
)
NAMES = tuple(sorted({name for chain in CHAINS for name in chain}))
NEAR_LIFE = 6  # words between "born" or "died" and its year
WITHOUT_PRONOUNS = frozenset({"es", "it", "pt"})  # "he" is left out
OF_THINGS = (*CHAINS[0], *CHAINS[1])
OF_PEOPLE = (*CHAINS[-1], *CHAINS[-2])
LONG = 100  # years of a life
AGAIN = 24  # characters behind an event in which "again" stands
SHORT_NOUN = 4  # letters


class Event(NamedTuple):
    """What happened when, in which statement."""

    number: int
    name: str
    fact: Fact
    statement: StatementFacts


def order(article: CheckedArticle) -> Iterator[Inconsistency]:
    """Yield events that cannot have happened in the order of their dates."""
    recent: list[Event] = []
    births: list[Event] = []
    deaths: list[Event] = []
    dated: list[tuple[int, StatementFacts]] = []
    for number, statement in enumerate(article.statements):
        if not statement.days:
            continue
        dated.append((number, statement))
        recent = [each for each in recent if number - each.number <= FAR]
        new = list(_events(number, statement))
        for index, event in enumerate(new):
            yield from _reversed(article, [*recent, *new[:index]], event)
        recent += new
        births += _life_ends(number, statement, "born")
        deaths += _life_ends(number, statement, "died")
        yield from _clauses(article, statement)
    if len(births) == 1:
        yield from _before_birth(article, births[0], dated)
    if len(deaths) == 1:
        yield from _after_death(article, deaths[0], dated)


def sortable(fact: Fact) -> tuple[str, str] | None:
    """Return the granularity and a sortable form of a date: two compare if the first is the same."""
    if len(fact.value) == 4 and fact.value.isdigit():
        return "year", fact.value
    if match := DAY.fullmatch(fact.value):
        made = day_of(match.groups())
        return ("day" if match[1] == "-" else "date", made.isoformat()) if made else None
    if CLOCK.fullmatch(fact.value):
        return "clock", fact.value
    return None


def _events(number: int, statement: StatementFacts) -> Iterator[Event]:
    """The events of a statement: each with the date that follows it, or the only date."""
    if statement.vocabulary.union(NAMES).isdisjoint(statement.keys):
        return
    dates = [fact for fact in statement.days if sortable(fact)]
    if not dates:
        return
    again = [position.start for position in statement.places("again")]
    events = [
        (position, name)
        for name in NAMES
        for position in statement.places(name)
        if name in CHAINS[-1] or not any(start < position.end + AGAIN for start in again)
    ]
    if len(dates) == 1 and len({name for _position, name in events}) <= 2:
        for name in dict.fromkeys(name for _position, name in sorted(events)):
            yield Event(number, name, dates[0], statement)
        return
    for position, name in sorted(events):
        behind = [fact for fact in dates if fact.start > position.end]
        if behind and len(statement.text[position.end : behind[0].start].split()) <= 4:
            yield Event(number, name, behind[0], statement)


def _reversed(
    article: CheckedArticle, earlier: list[Event], event: Event
) -> Iterator[Inconsistency]:
    for other in reversed(earlier):
        first, last = sorted((other, event), key=_rank)
        if not any(first.name in chain and last.name in chain for chain in CHAINS):
            continue
        if _rank(first) == _rank(last) or first.fact is last.fact:
            continue
        left, right = sortable(first.fact), sortable(last.fact)
        if left is None or right is None or left[0] != right[0] or left[1] <= right[1]:
            continue
        if left[0] == "clock" and (
            right[1] < "T06" or left[1] > "T20" or first.number != last.number
        ):
            continue
        if left[0] == "day" and left[1][5:7] >= "11" and right[1][5:7] <= "02":
            continue  # over the turn of the year
        if first.number != last.number and not (
            share_word(first.statement, last.statement)
            or (last is event and _continues(last.statement))
            or (last.name in OF_THINGS and _is_one_thing(first, last))
            or (first.name in OF_PEOPLE and _is_about_one(first.statement, last.statement))
        ):
            continue
        yield order_question(article, first.fact, last.fact)
        return


def _rank(event: Event) -> int:
    """The place of the event in its chain."""
    return next(chain.index(event.name) for chain in CHAINS if event.name in chain)


def order_question(article: CheckedArticle, first: Fact, last: Fact) -> Inconsistency:
    """Return the two dates, of which the later event has the earlier one."""
    spans = sorted((fact_span(first), fact_span(last)))
    return Inconsistency(
        InconsistencyKind.ORDER,
        spans[0],
        spans[1],
        f"Are “{article.words(spans[0])}” and “{article.words(spans[1])}” right? What is said to have "
        f"happened later has the earlier date.",
    )


def _clauses(article: CheckedArticle, statement: StatementFacts) -> Iterator[Inconsistency]:
    """Check "elected in 2010 after losing in 2014"."""
    if len(statement.days) != 2:
        return
    dates = [fact for fact in statement.days if sortable(fact)]
    if len(dates) != 2:
        return
    words = [
        (position, name) for name in ("after", "before") for position in statement.places(name)
    ]
    if len(words) != 1 or any(
        words[0][0].end + 2 >= fact.start > words[0][0].end for fact in statement.facts
    ):
        return
    (position, name), (first, second) = words[0], dates
    left, right = sortable(first), sortable(second)
    if left is None or right is None or left[0] != right[0] or left[0] == "clock":
        return
    if statement.index_at(position.start) <= 1:
        is_first_earlier = name == "after"
    elif first.end <= position.start and position.end <= second.start:
        is_first_earlier = name == "before"
    else:
        return
    wrong = left[1] > right[1] if is_first_earlier else left[1] < right[1]
    if wrong:
        yield order_question(article, first, second)


def _life_ends(number: int, statement: StatementFacts, name: str) -> list[Event]:
    """The years of birth or of death in a statement."""
    if statement.vocabulary[name].starts.isdisjoint(statement.keys):
        return []
    years = [fact for fact in statement.days if fact.value[:4].isdigit()]
    return [
        Event(number, name, nearest, statement)
        for position in statement.places(name)
        if not (name == "died" and _is_of_somebody_else(statement, position))
        and (nearest := min(years, key=lambda fact: abs(fact.start - position.start), default=None))
        and len(statement.text[slice(*_gap(position, nearest))].split()) <= NEAR_LIFE
    ]


def _is_of_somebody_else(statement: StatementFacts, position: Span) -> bool:
    """Tell whether it is in a relative clause beside another name: "he married Joan Kerr, who died in 1990"."""
    index = statement.index_at(position.start)
    before = statement.words[index - 1].key if index else ""
    if before not in statement.vocabulary["who"].starts:
        return False
    first = statement.words[0]
    named = any(fact.kind == FactKind.NAME and fact.start <= first.end for fact in statement.facts)
    return not named


def _gap(position: Span, fact: Fact) -> tuple[int, int]:
    """Where the text between a word and a date begins and ends."""
    return min(position.end, fact.end), max(position.start, fact.start)


def _after_death(
    article: CheckedArticle, death: Event, dated: list[tuple[int, StatementFacts]]
) -> Iterator[Inconsistency]:
    """What only the living do, after the year of somebody's death."""
    died = int(death.fact.value[:4])
    for number, statement in dated:
        if abs(number - death.number) > FAR or not statement.has("alive"):
            continue
        if statement is death.statement or not _is_of_person(death.statement, statement):
            continue
        for fact in statement.days:
            year = fact.value[:4]
            if year.isdigit() and died < int(year) < died + LONG:
                yield order_question(article, death.fact, fact)
                return


def _before_birth(
    article: CheckedArticle, birth: Event, dated: list[tuple[int, StatementFacts]]
) -> Iterator[Inconsistency]:
    """What somebody did before the year of their birth."""
    born = int(birth.fact.value[:4])
    for number, statement in dated:
        if abs(number - birth.number) > FAR:
            continue
        died = statement.has("died")
        if not (died or statement.has("life")) or not _is_of_person(birth.statement, statement):
            continue
        for fact in statement.days:
            year = fact.value[:4]
            if fact is not birth.fact and year.isdigit() and born - LONG < int(year) < born:
                yield order_question(article, birth.fact, fact)
                return


def _continues(statement: StatementFacts) -> bool:
    """Tell whether the statement begins with "It", and so speaks of what was named before."""
    words = statement.words[:4]
    return any(word.key in statement.vocabulary["it"].starts for word in words)


def _is_one_thing(first: Event, last: Event) -> bool:
    """Tell whether the later sentence speaks of "the pool" or "the building" that the other one opens."""
    earlier, later = sorted((first, last), key=lambda event: event.number)
    words, vocabulary = later.statement.words[:2], later.statement.vocabulary
    if len(words) < 2 or words[0].key not in vocabulary["role_article"].starts:
        return False
    noun = words[1].key
    if len(noun) >= SHORT_NOUN and noun in earlier.statement.keys:
        return True
    return later.number == earlier.number + 1 and noun in vocabulary["building"].starts


def _is_about_one(first: StatementFacts, last: StatementFacts) -> bool:
    """Tell whether one of them speaks of "him" or "her", as only sentences about one case do."""
    return any(
        not each.vocabulary["pronoun"].starts.isdisjoint(each.keys) for each in (first, last)
    )


def _is_of_person(left: StatementFacts, other: StatementFacts) -> bool:
    """Tell whether a statement is about the person born in another: by name or by pronoun."""
    if left is other:
        return True
    names = {
        word.key for word in left.words if left.text[word.start].isupper() and len(word.key) > 3
    }
    if names & other.keys:
        return True
    if other.vocabulary.code in WITHOUT_PRONOUNS and not any(
        fact.kind == FactKind.NAME for fact in other.facts
    ):
        return True
    return begins_with_pronoun(other)
