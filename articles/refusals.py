"""What the app says when it will not do a thing: a sentence for people, and an HTTP status."""

from http import HTTPStatus

from django.utils.functional import Promise


class Refused(Exception):
    """The thing asked for cannot be done. `str(refusal)` is the sentence to show."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY

    def __init__(self, sentence: str | Promise) -> None:
        super().__init__(sentence)
        self.sentence = sentence

    def __str__(self) -> str:
        return str(self.sentence)


class NotAllowed(Refused):
    """This person, or this state of things, does not allow it."""

    status = HTTPStatus.FORBIDDEN


class Stale(Refused):
    """Somebody else changed it first. `theirs` is the text that now stands, if there is one."""

    status = HTTPStatus.CONFLICT

    def __init__(self, sentence: str | Promise, *, theirs: str = "") -> None:
        super().__init__(sentence)
        self.theirs = theirs
