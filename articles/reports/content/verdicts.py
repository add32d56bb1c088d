"""The scale, and verdicts with their sign-offs, tie-breaks and reconfirmations."""

from dataclasses import dataclass, field
from datetime import datetime

from articles.reports.content.article import Term
from articles.reports.content.people import external_mark


@dataclass(frozen=True, slots=True)
class Rating:
    """A step of a scale, or what a verdict or sign-off copied of it.

    `value` is its ordinal value, None without one. `position`: the place in the scale, from 1, of
    a copy that the scale now words otherwise. `retired`: a step of a scale that is no longer offered.
    """

    label: str
    short_label: str
    colour: str
    shape: str
    value: int | None
    definition: str
    position: int | None = field(default=None, metadata={"since": 3})
    retired: bool = field(default=False, metadata={"since": 3})


@dataclass(frozen=True, slots=True)
class Scale:
    """A set of ratings, in their order, the retired ones last."""

    key: str
    name: str
    description: str
    ratings: tuple[Rating, ...]

    @property
    def offered(self) -> tuple[Rating, ...]:
        """The ratings that are not retired."""
        return tuple(rating for rating in self.ratings if not rating.retired)


@dataclass(frozen=True, slots=True)
class SignOff:
    """The opinion of a second person on a verdict.

    `blind`: they gave it before they saw the verdict. `rating` is theirs, if they gave one.
    """

    signer: str
    agrees: bool
    reason: str
    at: datetime
    rating: Rating | None = None
    blind: bool = False
    external: bool = external_mark()


@dataclass(frozen=True, slots=True)
class TieBreak:
    """The decision of an editor between two people who disagreed."""

    by: str
    at: datetime
    outcome: Term
    reason: str
    external: bool = external_mark()


@dataclass(frozen=True, slots=True)
class VerdictReconfirmation:
    """The confirmation that a verdict still stands after its text or sources changed.

    `claim_sha256` and `captures` are those of the day of the confirmation.
    """

    by: str
    at: datetime
    reason: str
    claim_sha256: str = ""
    captures: tuple[tuple[int, str], ...] = ()
    external: bool = external_mark()


@dataclass(frozen=True, slots=True)
class Verdict:
    """A judgement on a claim. `captures`: (number of the source, SHA-256 of its capture)."""

    number: int
    rating: Rating
    explanation: str
    author: str
    at: datetime
    claim_sha256: str
    captures: tuple[tuple[int, str], ...]
    sign_offs: tuple[SignOff, ...]
    confirmations: tuple[VerdictReconfirmation, ...] = ()
    tie_breaks: tuple[TieBreak, ...] = ()
    external: bool = external_mark()
