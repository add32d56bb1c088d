"""Check the numbers of a statement: shares, sums and changes."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from articles.text.consistency.inconsistency import (
    CheckedArticle,
    Inconsistency,
    InconsistencyKind,
    StatementFacts,
    fact_span,
)
from articles.text.facts.fact import Fact, FactKind

OF = re.compile(r"\s(?:out\s)?of\s(?:(?:the|its|all|their|those|these)\s)?", re.IGNORECASE)
SHARE_BEHIND = re.compile(r"[^.;:()\d]{0,40}(?:\(|,\sor\s|\s[—–-]+\s)(?:or\s)?", re.IGNORECASE)
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
MOST_PARTS = 12  # in one sentence
ROUGHLY = Fraction(1, 20)  # of the number, which is never rounded further
NEAR = 60  # characters between a change and its share
TOO_MUCH = 105  # percent; a higher total is not due to rounding


def shares(article: CheckedArticle) -> Iterator[Inconsistency]:
    """Check the share in "40 of 80 (45 percent)", and shares that exceed their whole."""
    for statement in article.statements:
        for part, whole, share in _parts_with_shares(article.text, statement.facts):
            portion = fact_value(part) * 100 / fact_value(whole)
            if fact_value(part) > fact_value(whole) or _is_share(share, portion):
                continue
            both = fact_span(part, whole)
            yield Inconsistency(
                InconsistencyKind.PERCENTAGE,
                min(both, fact_span(share)),
                max(both, fact_span(share)),
                f"Is “{article.words(share)}” right? “{article.words(both)}” is about "
                f"{_rounded(portion)} percent.",
            )
        yield from _shares_above_whole(article, statement)


def _parts_with_shares(text: str, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Fact, Fact]]:
    """Each part, its whole, and the percentage next to them."""
    figures = [fact for fact in facts if fact.kind in FIGURES]
    for first, second, third in zip(figures, figures[1:], figures[2:], strict=False):
        kinds = first.kind, second.kind, third.kind
        if kinds == (FactKind.NUMBER, FactKind.NUMBER, FactKind.PERCENTAGE):
            part, whole, share = first, second, third
            near = SHARE_BEHIND.fullmatch(text, whole.end, share.start)
        elif kinds == (FactKind.PERCENTAGE, FactKind.NUMBER, FactKind.NUMBER):
            share, part, whole = first, second, third
            near = SHARE_FIRST.fullmatch(text, share.end, part.start)
        else:
            continue
        exact = all(map(is_exact, (part, whole, share))) and share.unit == "%" and fact_value(whole)
        if near and exact and OF.fullmatch(text, part.end, whole.start):
            yield part, whole, share


def _is_share(share: Fact, portion: Fraction) -> bool:
    """Tell whether the share is right, as newspapers round."""
    rounding_step = Fraction(1, 10 ** len(share.value.partition(".")[2]))
    return abs(portion - fact_value(share)) < (rounding_step if not share.modifier else 5)


def _shares_above_whole(
    article: CheckedArticle, statement: StatementFacts
) -> Iterator[Inconsistency]:
    """Three or more shares above 100 percent, in a sentence that names the undecided or the rest."""
    listed = [fact for fact in statement.facts if fact.kind == FactKind.PERCENTAGE]
    if len(listed) < 3 or any(fact.unit != "%" or not is_exact(fact) for fact in listed):
        return
    words = article.text[statement.span.start : statement.span.end]
    total = sum(fact_value(fact) for fact in listed)
    if total >= TOO_MUCH and PARTITION.search(words) and not GROUPS.search(words):
        shown = ", ".join(f"“{article.words(fact)}”" for fact in listed)
        yield Inconsistency(
            InconsistencyKind.PERCENTAGE,
            fact_span(listed[0]),
            fact_span(listed[1], listed[-1]),
            f"Are {shown} shares of one whole? Together they are {_rounded(Fraction(total))} percent.",
        )


def sums(article: CheckedArticle) -> Iterator[Inconsistency]:
    """Check the parts in "12 people: 5 men and 8 women"."""
    for statement in article.statements:
        figures = [fact for fact in statement.facts if fact.kind in FIGURES]
        for index, total in enumerate(figures):
            after = figures[index + 1 : index + 1 + MOST_PARTS]
            parts = _listed_parts(article.text, total, after)
            added = sum(fact_value(part) for part in parts)
            if (
                len(parts) < 2
                or added == fact_value(total)
                or MORE_PARTS.match(article.text, parts[-1].end)
            ):
                continue
            listed = fact_span(parts[0], parts[-1])
            yield Inconsistency(
                InconsistencyKind.SUM,
                fact_span(total),
                listed,
                f"Does “{article.words(listed)}” make “{article.words(total)}”? The parts add up to "
                f"{_rounded(Fraction(added))}.",
            )


def _listed_parts(text: str, total: Fact, after: Sequence[Fact]) -> list[Fact]:
    """The counts that are listed behind a total as its parts."""
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
        if fact.unit == total.unit or fact_value(fact) >= fact_value(total):
            return []
        parts.append(fact)
        end = fact.end
    return parts


def changes(article: CheckedArticle) -> Iterator[Inconsistency]:
    """Check the share in "rose from 20 to 30, an increase of 40 percent"."""
    text = article.text
    for statement in article.statements:
        figures = [fact for fact in statement.facts if fact.kind in FIGURES]
        for before, after, share in zip(figures, figures[1:], figures[2:], strict=False):
            if not _is_change(text, before, after, share):
                continue
            low, high = _change(before, after)
            if low <= fact_value(share) <= high:
                continue
            both = fact_span(before, after)
            yield Inconsistency(
                InconsistencyKind.CHANGE,
                both,
                fact_span(share),
                f"Is “{article.words(share)}” right? From “{article.words(before)}” to "
                f"“{article.words(after)}” is a change of about {_rounded((low + high) / 2)} percent.",
            )


def _is_change(text: str, before: Fact, after: Fact, share: Fact) -> bool:
    """Tell whether two numbers and a percentage describe one change."""
    if before.kind != after.kind or share.kind != FactKind.PERCENTAGE or share.unit != "%":
        return False
    if share.modifier or not all(map(is_exact, (before, after, share))) or not fact_value(before):
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
    """The lowest and highest percentage of the change, if both ends and the share are rounded."""
    old, new = fact_value(before), fact_value(after)
    ends = [
        abs(later - earlier) * 100 / earlier
        for earlier in (old - rounding_step(before) / 2, old + rounding_step(before) / 2)
        for later in (new - rounding_step(after) / 2, new + rounding_step(after) / 2)
    ]
    return min(ends) - 1, max(ends) + 1


def rounding_step(fact: Fact) -> Fraction:
    """Return the step to which a number is rounded: 0.1 for "4.5", 1,000 for "30,000"."""
    whole, _point, decimals = fact.value.partition(".")
    if decimals:
        return Fraction(1, 10 ** len(decimals))
    zeros = len(whole) - len(whole.rstrip("0"))
    return min(Fraction(10**zeros), fact_value(fact) * ROUGHLY) if len(whole) > 3 else Fraction(1)


def is_exact(fact: Fact) -> bool:
    """Tell whether it is one number, neither a range nor "dozens"."""
    return PLAIN.fullmatch(fact.value) is not None and fact.modifier != "multiples of"


def fact_value(fact: Fact) -> Fraction:
    """Return the value of an exact fact."""
    return Fraction(fact.value)


def _rounded(size: Fraction) -> str:
    """The number with at most one decimal."""
    tenths = round(size * 10)
    return f"{tenths // 10}" if tenths % 10 == 0 else f"{tenths // 10}.{tenths % 10}"
