"""What in an article does not fit together."""

from articles.text.consistency.check import inconsistencies
from articles.text.consistency.suspicions import Inconsistency, InconsistencyKind

__all__ = ["Inconsistency", "InconsistencyKind", "inconsistencies"]
