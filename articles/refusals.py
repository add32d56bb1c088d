"""Exceptions that people see: a sentence to show, and an HTTP status."""

from http import HTTPStatus

from django.utils.functional import Promise


class Refused(Exception):
    """The action cannot be done. `str(refusal)` is the sentence to show."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY

    def __init__(self, sentence: str | Promise) -> None:
        super().__init__(sentence)
        self.sentence = sentence

    def __str__(self) -> str:
        return str(self.sentence)


class NotAllowed(Refused):
    """The user's roles or the current state do not allow the action."""

    status = HTTPStatus.FORBIDDEN


class NotReaders(Refused):
    """People whom an action names may not read its article.

    `names` are theirs. `may_add` says whether the user may make them readers, which the page offers.
    """

    def __init__(self, sentence: str | Promise, *, names: str, may_add: bool) -> None:
        super().__init__(sentence)
        self.names = names
        self.may_add = may_add


class Stale(Refused):
    """Somebody else made a change first. `theirs` is the current text, if there is one."""

    status = HTTPStatus.CONFLICT

    def __init__(self, sentence: str | Promise, *, theirs: str = "") -> None:
        super().__init__(sentence)
        self.theirs = theirs


class TooManyRequests(Refused):
    """A program has used up its requests. `wait` are the seconds until it may send the next one."""

    status = HTTPStatus.TOO_MANY_REQUESTS

    def __init__(self, sentence: str | Promise, *, wait: float) -> None:
        super().__init__(sentence)
        self.wait = wait
