"""Write facts down as the tests expect them: `words = value unit | modifier`."""

from articles.text import Span
from articles.text.facts.facts import Fact, FactKind, facts

NUMBER, PERCENTAGE, MONEY = FactKind.NUMBER, FactKind.PERCENTAGE, FactKind.MONEY
DATE, PERIOD, NAME = FactKind.DATE, FactKind.PERIOD, FactKind.NAME
SUPERLATIVE, COMPARISON = FactKind.SUPERLATIVE, FactKind.COMPARISON
NEGATION, QUANTIFIER = FactKind.NEGATION, FactKind.QUANTIFIER


def facts_of(text, kind=None):
    return [fact for fact in facts(text, Span(0, len(text))) if kind in (None, fact.kind)]


def shown(text, fact: Fact):
    value = f"{fact.value} {fact.unit}".strip()
    hedge = f" | {fact.modifier}" if fact.modifier else ""
    return f"{text[fact.start : fact.end]} = {value}{hedge}"
