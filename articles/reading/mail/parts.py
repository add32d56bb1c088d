"""The parts of a message: the texts that a reader sees, and the attachments."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from articles.reading.document import Unreadable
from articles.reading.html.text_parser import all_text
from articles.reading.mail.flowed import unflowed
from articles.reading.mail.headers import Mail, header, readable
from articles.reading.plain import decode

ENCRYPTED = _("This message is encrypted. Decrypt it in your mail program and save it again.")
PARTS_LIMIT = 500
TOO_MANY = _("This message has too many parts to be read. Save its text as a new file.")
DEPTH_LIMIT = 30
_ENOUGH = 0.5  # of the words of the HTML: a plain text with fewer only points to it
_SECRET = frozenset({"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"})
_SIGNATURES = frozenset(
    {"application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature"}
)


@dataclass(frozen=True, slots=True)
class Words:
    """A text of a message: plain, or HTML."""

    text: str
    is_markup: bool


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file in a message."""

    name: str
    content_type: str
    data: bytes


def parts_of(message: Mail) -> tuple[list[Words], list[Attachment]]:
    """Return the texts in the order in which they are shown, and the attachments.

    Raises Unreadable for an encrypted message, and for one of too many parts.
    """
    words: list[Words] = []
    attachments: list[Attachment] = []
    for number, part in enumerate(_parts(message, 0)):
        if number >= PARTS_LIMIT:
            raise Unreadable(TOO_MANY)
        if isinstance(part, Words):
            words.append(part)
        elif part.get_content_type() not in _SIGNATURES:
            attachments.append(_attachment(part, number))
    return words, attachments


def _parts(part: Mail, depth: int) -> Iterator[Words | Mail]:
    """Yield texts, and the parts that are attachments."""
    kind = part.get_content_type()
    if kind in _SECRET:
        raise Unreadable(ENCRYPTED)
    children = _children(part)
    if kind == "message/rfc822" or depth > DEPTH_LIMIT:
        yield part
    elif kind == "multipart/alternative":
        yield from _best([list(_parts(child, depth + 1)) for child in children])
    elif children:
        for child in children:
            yield from _parts(child, depth + 1)
    elif kind in {"text/plain", "text/html"} and part.get_content_disposition() != "attachment":
        yield Words(text_of(part), is_markup=kind == "text/html")
    elif part.get("Content-ID") is None or part.get_content_maintype() != "image":
        yield part  # a picture with an id belongs to the HTML


def _children(part: Mail) -> list[Mail]:
    payload = part.get_payload() if part.is_multipart() else []
    return [each for each in payload if isinstance(each, Mail)] if isinstance(payload, list) else []


def _best(versions: list[list[Words | Mail]]) -> Iterator[Words | Mail]:
    """Yield one of several versions of the same: the plain one, unless it says much less."""
    plain = [each for each in versions if _count(each, is_markup=False)]
    markup = [each for each in versions if _count(each, is_markup=True)]
    chosen = (markup or plain or versions[-1:] or [[]])[0]
    if plain and markup:
        enough = _ENOUGH * _count(markup[0], is_markup=True)
        chosen = plain[0] if _count(plain[0], is_markup=False) >= enough else markup[0]
    yield from chosen
    for version in versions:  # attachments may stand in any of them
        yield from (
            each for each in version if version is not chosen and not isinstance(each, Words)
        )


def _count(version: list[Words | Mail], *, is_markup: bool) -> int:
    texts = [each for each in version if isinstance(each, Words) and each.is_markup == is_markup]
    plain = (all_text(each.text) if is_markup else each.text for each in texts)
    return sum(len(text.split()) for text in plain)


def payload_of(part: Mail) -> bytes:
    """Return the bytes of a part, decoded from base64 or quoted-printable."""
    if part.is_multipart():
        return next((inner.as_bytes() for inner in _children(part)), b"")
    try:
        payload = part.get_payload(decode=True)
    except (ValueError, LookupError, AssertionError):
        return b""
    return payload if isinstance(payload, bytes) else b""


def text_of(part: Mail) -> str:
    """Return the text of a part, with the lines of a paragraph joined if the program says how."""
    text = decode(payload_of(part), content_type=str(part.get("Content-Type", ""))).text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if str(part.get_param("format", "")).lower() != "flowed":
        return text
    return unflowed(text, delete_space=str(part.get_param("delsp", "")).lower() == "yes")


def _attachment(part: Mail, number: int) -> Attachment:
    try:
        name = readable(part.get_filename() or "")
    except (ValueError, LookupError, TypeError):
        name = ""
    if not name and part.get_content_type() == "message/rfc822":
        name = next((f"{header(inner, 'Subject')}.eml" for inner in _children(part)), "")
    kind = part.get_content_type()
    return Attachment(name or f"{kind.partition('/')[2]} {number + 1}", kind, payload_of(part))
