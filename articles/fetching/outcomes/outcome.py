"""The ways in which a fetch can end, and the sentence for each."""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Outcome(StrEnum):
    """How one fetch ended.

    CHANGED and GONE are given by the caller, who compares a fetch with earlier ones: no single
    fetch ends with either.
    """

    CAPTURED = "captured"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    MOVED = "moved"
    BEGINNING = "beginning"
    WALL = "wall"
    BLOCKED = "blocked"
    MISSING = "missing"
    GONE = "gone"
    UNREACHABLE = "unreachable"
    TIMED_OUT = "timed_out"
    MALFORMED = "malformed"
    TOO_LARGE = "too_large"
    NOT_A_PAGE = "not_a_page"
    REFUSED = "refused"

    @property
    def label(self) -> Promise:
        """The outcome in one or two words."""
        return _LABELS[self]

    @property
    def sentence(self) -> Promise:
        """The outcome as a sentence that says what to do next."""
        return _SENTENCES[self]


_LABELS = {
    Outcome.CAPTURED: _("captured"),
    Outcome.CHANGED: _("changed"),
    Outcome.UNCHANGED: _("unchanged"),
    Outcome.MOVED: _("moved"),
    Outcome.BEGINNING: _("beginning only"),
    Outcome.WALL: _("text not shown"),
    Outcome.BLOCKED: _("blocked"),
    Outcome.MISSING: _("not found"),
    Outcome.GONE: _("gone"),
    Outcome.UNREACHABLE: _("unreachable"),
    Outcome.TIMED_OUT: _("timed out"),
    Outcome.MALFORMED: _("malformed answer"),
    Outcome.TOO_LARGE: _("too large"),
    Outcome.NOT_A_PAGE: _("not text"),
    Outcome.REFUSED: _("refused"),
}

_SENTENCES = {
    Outcome.CAPTURED: _("The page was captured."),
    Outcome.CHANGED: _("The page has changed since the last capture. Compare the two."),
    Outcome.UNCHANGED: _("The page has not changed since the last capture."),
    Outcome.MOVED: _("The page has moved to another address and was captured there."),
    Outcome.BEGINNING: _("Only the beginning of the page could be read. Upload the whole page."),
    Outcome.WALL: _("The page does not show its text. Upload the page as you see it instead."),
    Outcome.BLOCKED: _("The server does not let programs read this page. Upload it instead."),
    Outcome.MISSING: _("The server says that this page does not exist. Check the address."),
    Outcome.GONE: _("The page is gone: it could not be found on three checks, three days apart."),
    Outcome.UNREACHABLE: _("The server could not be reached. Try again, or upload the page."),
    Outcome.TIMED_OUT: _("The server did not answer in time. Try again, or upload the page."),
    Outcome.MALFORMED: _("The server's answer is malformed. Try again, or upload the page."),
    Outcome.TOO_LARGE: _("The page is too large to fetch. Upload the part that you cite."),
    Outcome.NOT_A_PAGE: _("No text could be read from this address. Upload the page instead."),
    Outcome.REFUSED: _("This address cannot be fetched because it does not lead to a public page."),
}


class FetchFailed(Exception):
    """A fetch, or the reading of a file, ended without a document.

    `sentence` explains `outcome` to people. `retry_after` is the number of seconds that the server
    asked us to wait; None if it did not. `final_url` is the address that failed. `is_accident`
    means that the fault may be ours, so that another try may succeed.
    """

    def __init__(
        self,
        outcome: Outcome,
        sentence: str | Promise | None = None,
        *,
        retry_after: float | None = None,
        final_url: str = "",
        is_accident: bool = False,
    ) -> None:
        super().__init__(outcome, sentence)
        self.outcome = outcome
        self.sentence = outcome.sentence if sentence is None else sentence
        self.retry_after = retry_after
        self.final_url = final_url
        self.is_accident = is_accident

    def __str__(self) -> str:
        return str(self.sentence)
