"""Find the checkable facts of a statement: numbers, money, dates, names, superlatives, negations."""

from articles.text.facts.fact import Fact, FactKind
from articles.text.facts.facts import facts
from articles.text.facts.other_languages import language_of_facts

__all__ = ["Fact", "FactKind", "facts", "language_of_facts"]
