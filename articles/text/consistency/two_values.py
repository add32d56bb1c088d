"""The same quantity with two values in two statements."""

import re
from collections import defaultdict, deque
from collections.abc import Iterator
from typing import NamedTuple

from articles.text.consistency.arithmetic import amount, is_exact, step
from articles.text.consistency.suspicions import (
    Inconsistency,
    InconsistencyKind,
    Reading,
    Statement,
    span_of,
)
from articles.text.facts.fact import Fact, FactKind
from articles.text.facts.names import known
from articles.text.languages import english_words

WINDOW = 60  # characters on either side in which the words stand that say what is counted where
SHARED = 2  # of those words, so many must be the same; a name alone will do
FAR = 3  # times as many are other things ...
SLIPS = (10, 100, 1_000)  # ... unless a nought was lost
KEPT = 4  # earlier counts of the same things that a count is compared with
WORD = re.compile(r"[^\W\d_][\w’'-]+")
CAPITAL = re.compile(r"(?:[a-z]{2}-)?(?=[^\W\d_a-z])[\w-]+")
CLAUSE = re.compile(r"[.;:()\"“”—–\n]|,\s(?:and|but|while|who|which)\b")
# A statement with these speaks of a change, of another time or of others: both values may be right.
OTHERWISE = re.compile(
    r"""
    \b(?: another | other | more | additional(?:ly)? | further | extra | rose | risen | rise | fell
    | fallen | grew | grown | grow | increas\w* | decreas\w* | declin\w* | drop\w* | doubl\w* | up | down
    | previous(?:ly)? | earlier | formerly | former | initial(?:ly)? | ago | last | once | used | now
    | already | later | then | since | until | by | next | will | would | could | each | every | per | half
    | some | among | including | only | rest | remaining | revised | average | total | altogether )\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
TIMES = re.compile(r"-W-[1-7]|T[0-9:]+")  # the day and hour of a report date nothing


class Count(NamedTuple):
    """A quantity with what is said around it."""

    number: int  # of the statement
    fact: Fact
    around: frozenset[str]
    names: frozenset[str]
    dates: frozenset[str]


def two_values(reading: Reading) -> Iterator[Inconsistency]:
    """As "30,000 Iraqis in al-Hol" here and "40,000 Iraqis in al-Hol" there.

    The unit must be the same, the words around it alike, and nothing may suggest that the two
    speak of different times, parts or people.
    """
    earlier: defaultdict[tuple[str, str], deque[Count]] = defaultdict(lambda: deque(maxlen=KEPT))
    asked: set[tuple[str, str, str]] = set()
    for count in _counts(reading):
        unit = count.fact.unit.lower()
        before = {
            other.fact.start: other
            for word in sorted(count.around)
            for other in earlier[unit, word]
        }
        for _start, other in sorted(before.items()):
            values = other.fact.value, count.fact.value
            key = unit, min(values), max(values)
            if (
                key not in asked
                and _is_one_thing(other, count)
                and _contradict(other.fact, count.fact)
            ):
                asked.add(key)
                yield _question(reading, other, count)
        for word in count.around:
            earlier[unit, word].append(count)


def _counts(reading: Reading) -> Iterator[Count]:
    for number, statement in enumerate(reading.statements):
        span = statement.span
        counted = [fact for fact in statement.facts if _is_count(fact)]
        if len(counted) != 1 or OTHERWISE.search(reading.text, span.start, span.end):
            continue  # of several counts nobody knows which one a word belongs to
        names = _names(reading.text, statement)
        dates = frozenset(
            fact.value
            for fact in statement.facts
            if fact.kind in (FactKind.DATE, FactKind.PERIOD) and not TIMES.fullmatch(fact.value)
        )
        around = _around(reading.text, statement, counted[0])
        yield Count(number, counted[0], around, names, dates)


def _names(text: str, statement: Statement) -> frozenset[str]:
    """The words that may be of names: the first of a sentence too, unless the text has it small."""
    found = {word.lower() for word in CAPITAL.findall(text, *statement.span)}
    return frozenset(found - english_words("function_words") - known(text).small)


def _is_count(fact: Fact) -> bool:
    return (
        fact.kind in (FactKind.NUMBER, FactKind.MONEY)
        and bool(fact.unit)
        and is_exact(fact)
        and fact.unit != "years old"
    )


def _around(text: str, statement: Statement, fact: Fact) -> frozenset[str]:
    """The words near the count in its clause that say something."""
    before = text[max(statement.span.start, fact.start - WINDOW) : fact.start]
    after = text[fact.end : min(statement.span.end, fact.end + WINDOW)]
    clauses = CLAUSE.split(before)[-1], CLAUSE.split(after)[0]
    found = {word.lower() for clause in clauses for word in WORD.findall(clause)}
    return frozenset(found - english_words("function_words") - set(fact.unit.lower().split()))


def _is_one_thing(one: Count, other: Count) -> bool:
    """Do the two count the same things in the same place at the same time?"""
    if one.number == other.number or one.dates != other.dates:
        return False
    if one.names - other.names and other.names - one.names:
        return False  # each speaks of somebody else
    shared = one.around & other.around
    return len(shared) >= SHARED or bool(shared & one.names & other.names)


def _contradict(one: Fact, other: Fact) -> bool:
    """Can the two not both be right, hedged and rounded as they are?"""
    less, more = sorted((one, other), key=amount)
    if amount(less) == amount(more) or not amount(less):
        return False
    if less.modifier in ("at least", "more than") or more.modifier in ("at most", "less than"):
        return False
    if amount(less) * FAR < amount(more) and amount(more) / amount(less) not in SLIPS:
        return False  # a part, or a goal: nobody mistakes one for the other
    gap = amount(more) - amount(less)
    hedged = any(fact.modifier in ("about", "almost") for fact in (one, other))
    return gap > max(step(one), step(other)) / 2 and not (hedged and gap * 5 < amount(more))


def _question(reading: Reading, one: Count, other: Count) -> Inconsistency:
    same = "sum" if one.fact.kind == FactKind.MONEY else one.fact.unit
    verb = "be" if one.fact.kind == FactKind.MONEY else "count"
    return Inconsistency(
        InconsistencyKind.QUANTITY,
        span_of(one.fact),
        span_of(other.fact),
        f"Is it “{reading.words(one.fact)}” or “{reading.words(other.fact)}”? Both seem to {verb} the "
        f"same {same}.",
    )
