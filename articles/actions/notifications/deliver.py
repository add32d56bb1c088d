"""Send the messages of the outbox by e-mail: what still holds, to who may still read it."""

import smtplib
from collections.abc import Sequence
from email.utils import parseaddr

import structlog
from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.urls import reverse
from django.utils import translation
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.actions.notifications import outbox
from articles.models import (
    Delivery,
    Notification,
    NotificationPreference,
    OutboxMessage,
    User,
)
from articles.rules import current_notifications

log = structlog.get_logger(__name__)
State = OutboxMessage.State
QUOTED = 300  # characters
PERMANENT = 500  # the first code of an SMTP server that means: never


def deliver_messages() -> int:
    """Send each message that is due. Returns how many were tried."""
    ids = outbox.due_messages()
    for message_id in ids:
        deliver_message(message_id)
    return len(ids)


def deliver_message(message_id: int) -> None:
    """Send one message, unless another worker has it. Safe to call twice, late or never."""
    message = outbox.claim_message(message_id)
    if message is None:
        return
    try:
        with translation.override(language_of(message.recipient)):
            email = _email(message)
        if email:
            email.message()  # what cannot be written must fail before it is handed over
    except Exception:
        log.exception("message.failed", message=message.pk)
        outbox.retry_message(message, _("The message could not be written: see the log."))
        return
    if email:
        _send(message, email)
    else:
        outbox.finish_message(message, State.NOT_NEEDED)


def language_of(person: User) -> str:
    """Return the language of the messages to a person: so far that of the installation."""
    return str(getattr(person, "language", "") or settings.LANGUAGE_CODE)


def _send(message: OutboxMessage, email: EmailMessage) -> None:
    connection = get_connection()
    try:
        connection.open()
    except OSError as failure:  # also what smtplib raises
        outbox.retry_message(message, _("The mail server cannot be reached: %s") % failure)
        return
    try:
        if outbox.hand_over(message):
            connection.send_messages([email])
            outbox.finish_message(message, State.SENT)
    except smtplib.SMTPResponseException as refusal:
        problem = f"{refusal.smtp_code} {_text(refusal.smtp_error)}"
        _refused(message, problem, refusal.smtp_code)
    except smtplib.SMTPRecipientsRefused as refusal:
        code, error = next(iter(refusal.recipients.values()))
        _refused(message, f"{code} {_text(error)}", code)
    except OSError as failure:
        problem = _("The connection ended while the message was sent. It may have arrived: %s")
        outbox.finish_message(message, State.UNKNOWN, problem % failure)
    finally:
        connection.close()


def _refused(message: OutboxMessage, answer: str, code: int) -> None:
    problem = _("The mail server refused the message: %s") % answer
    outbox.retry_message(message, problem, is_final=code >= PERMANENT)


def _text(answer: bytes | str) -> str:
    return answer.decode(errors="replace") if isinstance(answer, bytes) else answer


def _email(message: OutboxMessage) -> EmailMessage | None:
    """Return the e-mail with what the recipient may read of it now; None if nothing is left."""
    person = message.recipient
    shown = _current(message)
    if not shown or not person.email:
        return None
    is_digest = message.kind == OutboxMessage.Kind.DIGEST
    if is_digest or len(shown) > 1:
        count = len(shown)
        sentence = ngettext("%(n)s notification", "%(n)s notifications", count) % {"n": count}
        sentence = _("Today: %s") % sentence if is_digest else sentence
    else:
        sentence = shown[0].sentence
    settings_page = f"{_address('account_detail')}#notifications"
    why = _("Choose which e-mails you get: %s") % settings_page
    body = "\n\n\n".join([*map(_paragraph, shown), why])
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    return EmailMessage(
        subject=f"{settings.ACCOUNT_EMAIL_SUBJECT_PREFIX}{' '.join(sentence.split())}",
        body=body + "\n",
        to=[person.email],
        headers={
            "Message-ID": f"<factcheck-{message.pk}-{message.created_at.timestamp():.0f}@{domain}>"
        },
    )


def _current(message: OutboxMessage) -> Sequence[Notification]:
    """Return what of the message still holds and is still wanted, the oldest first."""
    person = message.recipient
    unwanted = NotificationPreference.objects.filter(
        person=person, delivery__in=[Delivery.IN_APP, Delivery.OFF]
    )
    rows = current_notifications(person).filter(message=message)
    rows = rows.exclude(kind__in=unwanted.values("kind"))
    if message.kind == OutboxMessage.Kind.DIGEST:
        rows = rows.filter(read_at__isnull=True)
    related = (
        "actor",
        "article",
        "claim",
        "comment",
        "question",
        "edition__publication",
        "endpoint",
    )
    shown = rows.select_related(*related).defer("edition__page", "edition__record")
    return list(shown.order_by("pk"))


def _paragraph(notification: Notification) -> str:
    lines = [f"{notification.sentence}.", notification.subject]
    if notification.quote:
        quote = " ".join(notification.quote.split())
        lines.insert(1, f"> {Truncator(quote).chars(QUOTED)}")
    return "\n".join([*lines, f"{settings.SITE_ADDRESS}{notification.get_absolute_url()}"])


def _address(view: str) -> str:
    return f"{settings.SITE_ADDRESS}{reverse(view)}"
