"""Figures of one statement that do not follow from each other: shares, sums and changes."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from articles.text.consistency.suspicions import (
    Inconsistency,
    InconsistencyKind,
    Reading,
    Statement,
    span_of,
)
from articles.text.facts.fact import Fact, FactKind

OF = re.compile(r"\s(?:out\s)?of\s(?:(?:the|its|all|their|those|these)\s)?", re.IGNORECASE)
SO_MUCH = re.compile(r"[^.;:()\d]{0,40}(?:\(|,\sor\s|\s[—–-]+\s)(?:or\s)?", re.IGNORECASE)
SHARE_FIRST = re.compile(r"[^.;:()\d]{0,20}\(", re.IGNORECASE)
PARTITION = re.compile(
    r"\b(?:undecided|unsure|the\srest|remain(?:ing|der)|no\sopinion|abstain(?:ed)?|blank|spoil(?:ed|t))\b",
    re.IGNORECASE,
)
GROUPS = re.compile(r"\b(?:among|while|whereas|compared|versus)\b|;", re.IGNORECASE)
PARTS_BEGIN = re.compile(r"\s?(?::|[—–]|--|\s-|\()\s?")
PARTS_BEGIN_OF_PEOPLE = re.compile(r",\s")
PARTS_GO_ON = re.compile(r",\s|,?\sand\s|\s?[+]\s?")
MORE_PARTS = re.compile(r",?\s(?:and|plus|as\swell\sas)\s|,\s(?:an?|the)\s", re.IGNORECASE)
PEOPLE = frozenset({"people", "victims", "persons", "deaths", "dead", "passengers", "hostages"})
FROM = re.compile(r"\bfrom\s(?:[$€£]|[A-Z]{3}\s)?\Z", re.IGNORECASE)
TO = re.compile(r"\sto\s")
UP = r"increase|rise|jump|growth|gain|surge"
DOWN = r"decrease|decline|drop|fall|cut|loss|reduction"
BY_BEFORE = re.compile(rf"\b(?:an?|the)\s(?:{UP}|{DOWN})\sof\s\Z|\b(?:up|down)\s\Z", re.IGNORECASE)
BY_AFTER = re.compile(rf"[-\s](?:{UP}|{DOWN})\b", re.IGNORECASE)
PLAIN = re.compile(r"[0-9]+(?:\.[0-9]+)?")
FIGURES = frozenset({FactKind.NUMBER, FactKind.PERCENTAGE, FactKind.MONEY})
MOST_PARTS = 12  # that a sentence lists
ROUGHLY = Fraction(1, 20)  # of itself: a number is never rounded further
NEAR = 60  # characters between a change and its share
TOO_MUCH = 105  # percent: more is not rounding


def shares(reading: Reading) -> Iterator[Inconsistency]:
    """In "40 of 80 (45 percent)" the share, and shares of one whole that make more than it."""
    for statement in reading.statements:
        for part, whole, share in _parts_with_shares(reading.text, statement.facts):
            portion = amount(part) * 100 / amount(whole)
            if amount(part) > amount(whole) or _is_share(share, portion):
                continue
            both = span_of(part, whole)
            yield Inconsistency(
                InconsistencyKind.PERCENTAGE,
                min(both, span_of(share)),
                max(both, span_of(share)),
                f"Is “{reading.words(share)}” right? “{reading.words(both)}” is about "
                f"{_rounded(portion)} percent.",
            )
        yield from _overfull(reading, statement)


def _parts_with_shares(text: str, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Fact, Fact]]:
    """Each part, its whole, and the percentage next to them."""
    figures = [fact for fact in facts if fact.kind in FIGURES]
    for first, second, third in zip(figures, figures[1:], figures[2:], strict=False):
        kinds = first.kind, second.kind, third.kind
        if kinds == (FactKind.NUMBER, FactKind.NUMBER, FactKind.PERCENTAGE):
            part, whole, share = first, second, third
            near = SO_MUCH.fullmatch(text, whole.end, share.start)
        elif kinds == (FactKind.PERCENTAGE, FactKind.NUMBER, FactKind.NUMBER):
            share, part, whole = first, second, third
            near = SHARE_FIRST.fullmatch(text, share.end, part.start)
        else:
            continue
        exact = all(map(is_exact, (part, whole, share))) and share.unit == "%" and amount(whole)
        if near and exact and OF.fullmatch(text, part.end, whole.start):
            yield part, whole, share


def _is_share(share: Fact, portion: Fraction) -> bool:
    """Is the portion what the share says, as newspapers round?"""
    step = Fraction(1, 10 ** len(share.value.partition(".")[2]))
    return abs(portion - amount(share)) < (step if not share.modifier else 5)


def _overfull(reading: Reading, statement: Statement) -> Iterator[Inconsistency]:
    """Three shares or more of what must be one whole: the sentence names the undecided, the rest."""
    listed = [fact for fact in statement.facts if fact.kind == FactKind.PERCENTAGE]
    if len(listed) < 3 or any(fact.unit != "%" or not is_exact(fact) for fact in listed):
        return
    words = reading.text[statement.span.start : statement.span.end]
    total = sum(amount(fact) for fact in listed)
    if total >= TOO_MUCH and PARTITION.search(words) and not GROUPS.search(words):
        shown = ", ".join(f"“{reading.words(fact)}”" for fact in listed)
        yield Inconsistency(
            InconsistencyKind.PERCENTAGE,
            span_of(listed[0]),
            span_of(listed[1], listed[-1]),
            f"Are {shown} shares of one whole? Together they are {_rounded(Fraction(total))} percent.",
        )


def sums(reading: Reading) -> Iterator[Inconsistency]:
    """In "12 people: 5 men and 8 women" the parts."""
    for statement in reading.statements:
        figures = [fact for fact in statement.facts if fact.kind in FIGURES]
        for place, total in enumerate(figures):
            parts = _parts(reading.text, total, figures[place + 1 :][:MOST_PARTS])
            added = sum(amount(part) for part in parts)
            if (
                len(parts) < 2
                or added == amount(total)
                or MORE_PARTS.match(reading.text, parts[-1].end)
            ):
                continue
            listed = span_of(parts[0], parts[-1])
            yield Inconsistency(
                InconsistencyKind.SUM,
                span_of(total),
                listed,
                f"Does “{reading.words(listed)}” make “{reading.words(total)}”? The parts add up to "
                f"{_rounded(Fraction(added))}.",
            )


def _parts(text: str, total: Fact, after: Sequence[Fact]) -> list[Fact]:
    """The counts that are listed right after a total as what it consists of."""
    comma = total.unit.lower() in PEOPLE  # "3 goals, 5 assists and 7 rebounds" is no sum
    parts: list[Fact] = []
    end = total.end
    for fact in (total, *after):
        countable = fact.kind == FactKind.NUMBER and fact.unit and is_exact(fact)
        if not countable or fact.modifier or fact.unit == "years old":
            break
        if fact is total:
            continue
        begins = PARTS_BEGIN.fullmatch(text, end, fact.start) or (
            comma and PARTS_BEGIN_OF_PEOPLE.fullmatch(text, end, fact.start)
        )
        if not (PARTS_GO_ON.fullmatch(text, end, fact.start) if parts else begins):
            break
        if fact.unit == total.unit or amount(fact) >= amount(total):
            return []
        parts.append(fact)
        end = fact.end
    return parts


def changes(reading: Reading) -> Iterator[Inconsistency]:
    """In "rose from 20 to 30, an increase of 40 percent" the share."""
    text = reading.text
    for statement in reading.statements:
        figures = [fact for fact in statement.facts if fact.kind in FIGURES]
        for before, after, share in zip(figures, figures[1:], figures[2:], strict=False):
            if not _is_change(text, before, after, share):
                continue
            low, high = _change(before, after)
            if low <= amount(share) <= high:
                continue
            both = span_of(before, after)
            yield Inconsistency(
                InconsistencyKind.CHANGE,
                both,
                span_of(share),
                f"Is “{reading.words(share)}” right? From “{reading.words(before)}” to "
                f"“{reading.words(after)}” is a change of about {_rounded((low + high) / 2)} percent.",
            )


def _is_change(text: str, before: Fact, after: Fact, share: Fact) -> bool:
    """Do the three say from what to what, and by how many percent?"""
    if before.kind != after.kind or share.kind != FactKind.PERCENTAGE or share.unit != "%":
        return False
    if share.modifier or not all(map(is_exact, (before, after, share))) or not amount(before):
        return False
    if not (
        FROM.search(text[max(0, before.start - 12) : before.start])
        and share.start - after.end < NEAR
    ):
        return False
    if not TO.fullmatch(text, after.start - 4, after.start) or "." in text[after.end : share.start]:
        return False
    return bool(BY_BEFORE.search(text[after.end : share.start]) or BY_AFTER.match(text, share.end))


def _change(before: Fact, after: Fact) -> tuple[Fraction, Fraction]:
    """Between which percentages the change lies, as both ends and the share may be rounded."""
    old, new = amount(before), amount(after)
    ends = [
        abs(later - earlier) * 100 / earlier
        for earlier in (old - step(before) / 2, old + step(before) / 2)
        for later in (new - step(after) / 2, new + step(after) / 2)
    ]
    return min(ends) - 1, max(ends) + 1


def step(fact: Fact) -> Fraction:
    """How far the next number lies that would be written so: 0.1 of "4.5", 1,000 of "30,000"."""
    whole, _point, decimals = fact.value.partition(".")
    if decimals:
        return Fraction(1, 10 ** len(decimals))
    zeros = len(whole) - len(whole.rstrip("0"))
    return min(Fraction(10**zeros), amount(fact) * ROUGHLY) if len(whole) > 3 else Fraction(1)


def is_exact(fact: Fact) -> bool:
    """Is it one number, neither a range nor "dozens"?"""
    return PLAIN.fullmatch(fact.value) is not None and fact.modifier != "multiples of"


def amount(fact: Fact) -> Fraction:
    """The number of an exact fact."""
    return Fraction(fact.value)


def _rounded(size: Fraction) -> str:
    """For people: no more than one decimal."""
    tenths = round(size * 10)
    return f"{tenths // 10}" if tenths % 10 == 0 else f"{tenths // 10}.{tenths % 10}"
