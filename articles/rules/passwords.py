"""A password must be good without the words that anybody knows about its owner."""

import re

from django.contrib.auth.password_validation import (
    CommonPasswordValidator,
    MinimumLengthValidator,
    NumericPasswordValidator,
)
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

ATTRIBUTES = ("username", "first_name", "last_name", "email")
SHORTEST_WORD = 3  # characters; shorter parts of a name occur in many good passwords
PRODUCT = "factcheck"


class PersonalWordsValidator:
    """Refuses "rosa-2026-berger" for Rosa Berger: without her name, too little of it is left."""

    def __init__(self) -> None:
        self.validators = (
            MinimumLengthValidator(),
            CommonPasswordValidator(),
            NumericPasswordValidator(),
        )

    def validate(self, password: str, user: object = None) -> None:
        """Raise `ValidationError` if what remains without personal words is a bad password."""
        rest = without(personal_words(user), password)
        if rest == password:
            return
        try:
            for validator in self.validators:
                validator.validate(rest)
        except ValidationError as weak:
            raise ValidationError(
                _("This password is too close to your name, username or e-mail address."),
                code="password_too_personal",
            ) from weak

    def get_help_text(self) -> str:
        """Return the sentence for the list beside a new password."""
        return _("Your name, username and e-mail address do not make a password stronger.")


def personal_words(user: object) -> set[str]:
    """Return the words of the person's names and address, and the name of this program."""
    words = {PRODUCT}
    for attribute in ATTRIBUTES:
        value = str(getattr(user, attribute, "") or "").casefold()
        words |= {value, *re.split(r"[\W_]+|(?<=\D)(?=\d)|(?<=\d)(?=\D)", value)}
    return {word for word in words if len(word) >= SHORTEST_WORD}


def without(words: set[str], password: str) -> str:
    """Return the password without the words, in any case and also written backwards."""
    rest = password.casefold()
    for word in sorted(words, key=len, reverse=True):
        rest = rest.replace(word, "").replace(word[::-1], "")
    return rest if len(rest) < len(password.casefold()) else password
