"""A form has a random key. Its first transaction stores the key; a second one with it is refused.

So a double click or a retry of the browser makes nothing twice. `acting` calls this module.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db import IntegrityError
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import SubmissionKey, User
from articles.refusals import Refused

KEPT = timedelta(days=7)


class AlreadySent(Exception):
    """The form was sent before, with the same content: answer as then."""


@dataclass(slots=True)
class Submission:
    """The form that is being handled. `content` is the SHA-256 of its address and its fields."""

    user: User
    key: UUID
    content: str
    is_stored: bool = False

    def former(self) -> SubmissionKey | None:
        """Return the row of the same form, if it was sent before.

        Raises `Refused` if it was sent with other content.
        """
        former = SubmissionKey.objects.filter(user=self.user, key=self.key).first()
        if former and former.content != self.content:
            raise Refused(
                _(
                    "This form was already sent, with other content. Reload the page to see what was "
                    "saved, then enter what is still missing."
                )
            )
        return former

    def record_location(self, location: str) -> None:
        """Remember where the answer leads, for a repetition."""
        SubmissionKey.objects.filter(user=self.user, key=self.key).update(location=location)


_current: ContextVar[Submission | None] = ContextVar("submission", default=None)


@contextmanager
def one_submission() -> Iterator[None]:
    """End the current submission with the block, in which `begin` may name it."""
    token = _current.set(None)
    try:
        yield
    finally:
        _current.reset(token)


def begin(submission: Submission) -> None:
    """Have the first transaction from now on store the key of the submission."""
    _current.set(submission)


@contextmanager
def storing_key() -> Iterator[None]:
    """Store the key of the current submission in the open transaction, once.

    Waits for another transaction with the same key. Raises `AlreadySent` if that one commits.
    """
    submission = _current.get()
    if submission is None or submission.is_stored:
        yield
        return
    try:
        SubmissionKey.objects.create(
            user=submission.user, key=submission.key, content=submission.content
        )
    except IntegrityError as error:
        raise AlreadySent from error
    submission.is_stored = True
    try:
        yield
    except BaseException:
        submission.is_stored = False  # the transaction is rolled back, and the key with it
        raise


def delete_old_keys() -> None:
    """Delete keys of forms that nobody will send again."""
    SubmissionKey.objects.filter(created_at__lt=timezone.now() - KEPT).delete()
