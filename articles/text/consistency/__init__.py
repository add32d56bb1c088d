"""Find possible inconsistencies in an article."""

from articles.text.consistency.check import inconsistencies
from articles.text.consistency.inconsistency import Inconsistency, InconsistencyKind

__all__ = ["Inconsistency", "InconsistencyKind", "inconsistencies"]
