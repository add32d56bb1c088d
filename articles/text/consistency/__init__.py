"""Find possible inconsistencies in an article."""

from articles.text.consistency.article import Inconsistency, InconsistencyKind
from articles.text.consistency.check import inconsistencies

__all__ = ["Inconsistency", "InconsistencyKind", "inconsistencies"]
