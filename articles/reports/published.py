"""What was published of an article, and what was corrected."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Correction:
    """What changed from one edition to the next. `claim`: its number in the newer one, if it has
    one. `before` and `after` are what was said, empty where nothing was."""

    what: str
    before: str
    after: str
    claim: int | None = None


@dataclass(frozen=True, slots=True)
class EditionNote:
    """A published edition, and what it says otherwise than the one before it.

    `note` is the editor's, on why there is a new one; `withdrawn` is why it was taken back, if it was.
    """

    number: int
    at: datetime
    note: str
    corrections: tuple[Correction, ...]
    withdrawn: str = ""
