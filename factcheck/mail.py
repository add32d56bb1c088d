"""What becomes of e-mails in production while no mail server is set: none is sent, and none is logged."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

CONSOLE = "django.core.mail.backends.console.EmailBackend"


class NoMailServer(BaseEmailBackend):
    """Refuses every message, as a mail server does that cannot be reached.

    A message holds what only its reader may see: names, questions, and links that change a password.
    Printed, it would be in the log. Refused, it waits, and administrators see why.
    """

    def send_messages(self, _messages: Sequence[EmailMessage]) -> int:
        """Raise OSError."""
        raise OSError("EMAIL_URL is not set: there is no mail server.")


def mail_settings(config: Mapping[str, Any], *, is_debug: bool) -> dict[str, Any]:
    """Return the settings of e-mail of `EMAIL_URL`, in production without printing messages to the log."""
    settings = dict(config)
    if settings["EMAIL_BACKEND"] == CONSOLE and not is_debug:
        settings["EMAIL_BACKEND"] = "factcheck.mail.NoMailServer"
    return settings
