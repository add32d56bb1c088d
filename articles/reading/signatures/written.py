"""The type of a file in text form: XML by its first element, JSON, messages and captions."""

import codecs
import json
import re

from articles.reading.document import Unreadable
from articles.reading.signatures.refused import WITHOUT_TEXT, XML, refused_type
from articles.reading.signatures.types import FileType

_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CAPTIONS = re.compile(
    rb"WEBVTT(?:[ \t\r\n]|\Z)"
    rb"|(?:\d{1,7}[ \t]*\r?\n)?\d{1,4}:\d\d:\d\d[.,]\d{1,3}[ \t]*-->[ \t]*\d{1,4}:\d\d:\d\d[.,]\d{1,3}"
)
_HEADER = re.compile(rb"^([A-Za-z][A-Za-z0-9-]{1,40}):[ \t]?", re.MULTILINE)
_OF_MESSAGES = frozenset(
    b"mime-version message-id received return-path delivered-to x-mailer content-type".split()
)
_ALWAYS = frozenset(b"from date subject".split())
_SAVED_PAGE = re.compile(rb"^(?:From: ?<Saved by|Snapshot-Content-Location:)", re.MULTILINE)
_PROLOGUE = re.compile(  # atomic, lest a file of comments take forever
    rb"""
    \s* (?> (?: <\?.*?\?> | <!--.*?--> | <!DOCTYPE\s[^>\[]*(?:\[.*?\]\s*)?> ) \s* )*+
    < (?P<name>[^\s<>/!?]{1,100})
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_PROLOGUE_BYTES = 20_000
_ROOTS = {
    "rss": FileType.FEED,
    "feed": FileType.FEED,
    "RDF": FileType.FEED,
    "newsMessage": FileType.NEWSML,
    "newsItem": FileType.NEWSML,
    "packageItem": FileType.NEWSML,
    "nitf": FileType.NEWSML,
    "html": FileType.HTML,
}
_OPENDOCUMENT = b"office:document"
_NINJS = (b'"uri"', b'"headline', b'"byline"', b'"versioncreated"')
_NINJS_TEXT = (b'"body_', b'"bodies"', b'"body_text"')
_JSON_BYTES = 40_000_000


def written_type(body: bytes, start: bytes) -> FileType | None:
    """Return the type that the text proves; None for text of any kind. Raises Unreadable."""
    if start.startswith(_MARKS):
        start = start.decode("utf-16", "ignore").encode()
    start = start.removeprefix(codecs.BOM_UTF8).lstrip()
    if _CAPTIONS.match(start):
        return FileType.CAPTIONS
    if start.startswith((b"{", b"[")) and is_json(body):
        return _json_type(body)
    if start.startswith(b"<"):
        return _xml_type(body)
    return _message_type(body)


def _xml_type(body: bytes) -> FileType | None:
    """Return the type of XML by its first element. Unknown XML that says that it is XML is refused."""
    prologue = _PROLOGUE.match(body[:_PROLOGUE_BYTES].removeprefix(codecs.BOM_UTF8))
    if prologue is None:
        return None
    name = prologue["name"].decode("latin-1")
    local = name.rpartition(":")[2]
    if name.lower() == "svg":
        raise Unreadable(WITHOUT_TEXT["image"])
    if name == "office:document":
        return FileType.OPENDOCUMENT
    if local in _ROOTS or local.lower() == "html":
        return _ROOTS.get(local, FileType.HTML)
    if body.lstrip(codecs.BOM_UTF8 + b" \t\r\n").startswith(b"<?xml"):
        raise Unreadable(str(XML) % {"name": name[:60]})
    return None


def is_json(body: bytes) -> bool:
    """Whether a text is an object of JSON, or a list of objects."""
    if len(body) > _JSON_BYTES or not body.rstrip().endswith((b"}", b"]")):
        return False
    try:
        loaded = json.loads(body)
    except (ValueError, RecursionError):
        return False
    return isinstance(loaded, dict) or (isinstance(loaded, list) and isinstance(loaded[:1], list))


def _json_type(body: bytes) -> FileType:
    if any(mark in body for mark in _NINJS_TEXT) and any(mark in body for mark in _NINJS):
        return FileType.NINJS
    raise refused_type(".json")


def _message_type(body: bytes) -> FileType | None:
    """Return the type of a message: those headers stand in it that mail programs write."""
    head = re.split(rb"\r?\n\r?\n", body[:_PROLOGUE_BYTES].lstrip(), maxsplit=1)[0]
    if not re.match(rb"(?:From |[A-Za-z][A-Za-z0-9-]{1,40}:)", head):
        return None
    names = {name.lower() for name in _HEADER.findall(head)}
    if not names & _OF_MESSAGES or not names & _ALWAYS:
        return None
    return FileType.SAVED_PAGE if _SAVED_PAGE.search(head) else FileType.MESSAGE
