"""One time limit for everything that a fetch does."""

import time

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from articles.fetching.outcomes import FetchFailed, Outcome


class Deadline:
    """The end of a fetch, `seconds` from now."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Return the seconds that are left. Raises FetchFailed (timed out) when there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            sentence = _(
                "The server did not answer within {seconds} seconds. Try again, or upload the page."
            )
            raise FetchFailed(Outcome.TIMED_OUT, format_lazy(sentence, seconds=f"{self.seconds:g}"))
        return left
