"""Look for the facts of a claim in a source: numbers, days, names and wordings."""

from articles.text.evidence.claim_facts.finder import FactFinder

__all__ = ["FactFinder"]
