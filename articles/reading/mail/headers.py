"""The values of the headers of a message, decoded leniently: many programs write them wrongly."""

import email
import email.header
import email.policy
import email.utils
import re
from email.message import Message

from articles.reading.plain import decode, storable

Mail = Message
_ESCAPED = re.compile("[\udc80-\udcff]")


def parse(data: bytes) -> Mail:
    """Return the message in `data`. Headers stay as they are written."""
    return email.message_from_bytes(data, policy=email.policy.compat32)


def header(message: Mail, name: str) -> str:
    """Return the value of a header as a line of text; "" without one."""
    return readable(raw_header(message, name))


def raw_header(message: Mail, name: str) -> str:
    """Return a header as it is written; "" without one."""
    for key, value in message._headers:  # type: ignore[attr-defined]  # `get` decodes badly
        if key.lower() == name.lower():
            return str(value)
    return ""


def readable(value: str) -> str:
    """Return a header with its encoded words as text."""
    if _ESCAPED.search(value):  # bytes beyond ASCII, which are not allowed and common
        value = decode(value.encode("ascii", "surrogateescape")).text
    value = re.sub(r"\r?\n[ \t]", " ", value)
    try:
        parts = email.header.decode_header(value)
    except (ValueError, email.errors.HeaderParseError):
        return " ".join(storable(value).split())
    return " ".join(storable("".join(_text(*part) for part in parts)).split())


def people(value: str) -> list[str]:
    """Return the names in a header with addresses; the address of who has no name."""
    pairs = email.utils.getaddresses([value])
    names = (readable(name) or address for name, address in pairs)
    return [name for name in names if name]


def _text(part: bytes | str, encoding: str | None) -> str:
    if isinstance(part, str):
        return part
    if not encoding:
        return part.decode("latin-1")
    return decode(part, content_type=f"text/plain; charset={encoding}").text
