"""What can be checked in a statement: numbers, money, dates, names, and the words that sharpen them."""

from articles.text.facts.fact import Fact, FactKind
from articles.text.facts.facts import facts

__all__ = ["Fact", "FactKind", "facts"]
