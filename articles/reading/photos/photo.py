"""Read what stands beside the picture in a photo: its captions as text, its other fields by name."""

import re
import struct
import warnings
from collections.abc import Mapping
from io import BytesIO

from django.utils.translation import gettext_lazy as _
from PIL import Image, UnidentifiedImageError

from articles.reading.document import Document, Field, Paragraph, Role
from articles.reading.photos.credentials import read_credentials
from articles.reading.photos.iptc import read_iptc
from articles.reading.photos.statements import Statement, contradictions, is_same
from articles.reading.photos.xmp import read_xmp
from articles.reading.signatures import PICTURE

ONLY_CAPTION = _("This is a picture. Only its caption and its other texts can be searched.")
DAMAGED = _("This picture is damaged: its caption and other data could not be read.")
_START = re.compile(
    rb"(?P<png>\x89PNG\r\n\x1a\n) | (?P<jpeg>\xff\xd8\xff) | (?P<webp>RIFF....WEBP)"
    rb"| (?P<tiff>II\*\x00|MM\x00\*)",
    re.VERBOSE | re.DOTALL,
)
_FORMATS = ("PNG", "JPEG", "WEBP", "TIFF")
_XMP_OF_TIFF = 700
_TITLE = 90  # code points of a caption that stand for a title
_ALT = 400  # and for the picture
_DAMAGE = (
    *(UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, struct.error),
    *(ArithmeticError, AttributeError, LookupError, TypeError, ValueError),
)


def is_photo(start: bytes) -> bool:
    """Whether a file begins as a picture that can be read."""
    return _START.match(start) is not None


def read_photo(body: bytes) -> Document:
    """Return the captions of a photo as text, with what its records and its credentials say."""
    match = _START.match(body)
    if match is None:
        raise ValueError("not a picture")
    try:
        xmp, iptc, notes = _records(body)
    except _DAMAGE:
        return Document("", warnings=(str(PICTURE), str(DAMAGED)), origin="photo")
    credentials = read_credentials(body, f"image/{match.lastgroup}")
    contradicted = dict(contradictions(xmp, iptc))
    parts = _parts(xmp, iptc, contradicted)
    text, paragraphs = _joined(parts)
    note = str(ONLY_CAPTION if text else PICTURE)
    return Document(
        text,
        fields=_fields(xmp, iptc, credentials) | {"format": Field(_name_of(match), "file")},
        warnings=(note, *contradicted.values(), *notes),
        paragraphs=paragraphs,
        origin="photo",
    )


def _name_of(match: re.Match[bytes]) -> str:
    """Return the name of the format whose first bytes were recognised: "JPEG"."""
    return (match.lastgroup or "").upper()


def _records(body: bytes) -> tuple[Statement, Statement, tuple[str, ...]]:
    """Return what XMP and IPTC say, and warnings. Raises what Pillow raises for a damaged file."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the pixels are never decoded
        with Image.open(BytesIO(body), formats=_FORMATS) as image:
            iptc, notes = read_iptc(image)
            return read_xmp(_packet(image)), iptc, notes


def _packet(image: Image.Image) -> bytes:
    """Return the XMP of an opened file; b"" without any."""
    tags = getattr(image, "tag_v2", {})
    every = (image.info.get("xmp"), image.info.get("XML:com.adobe.xmp"), tags.get(_XMP_OF_TIFF))
    packet = next(filter(None, every), b"")
    if isinstance(packet, tuple):
        packet = bytes(packet)
    return packet.encode("utf-8", "replace") if isinstance(packet, str) else bytes(packet)


def _parts(
    xmp: Statement, iptc: Statement, contradicted: Mapping[str, str]
) -> list[tuple[str, str]]:
    """Return the texts of the photo with what each is, as it stands before it in brackets."""
    headline = xmp.value("headline") or iptc.value("headline")
    parts = [("Headline", headline)]
    if "headline" in contradicted:
        parts.append(("Headline in IPTC", iptc.value("headline")))
    for language, words in xmp.captions:
        parts.append((f"Caption, {language}" if language else "Caption", words))
    if iptc.caption and not any(
        is_same("caption", each, iptc.caption) for _l, each in xmp.captions
    ):
        parts.append(("Caption in IPTC" if xmp.captions else "Caption", iptc.caption))
    parts.append(("Alt text", xmp.value("alt")))
    return [(kind, words) for kind, words in parts if words.strip()]


def _joined(parts: list[tuple[str, str]]) -> tuple[str, tuple[Paragraph, ...]]:
    text = ""
    paragraphs = []
    for kind, words in parts:
        text += "\n\n" if text else ""
        start = len(text)
        text += f"[{kind}] {words.strip()}"
        role = Role.HEADING if kind.startswith("Headline") else Role.CAPTION
        paragraphs.append(Paragraph(start, len(text), role))
    return text, tuple(paragraphs)


def _fields(xmp: Statement, iptc: Statement, credentials: Mapping[str, str]) -> dict[str, Field]:
    """Return the fields, each from XMP if that has it, else from IPTC."""

    def stated(*names: str) -> tuple[str, str]:
        every = ((each.value(name), each.origin) for name in names for each in (xmp, iptc))
        return next(((value, origin) for value, origin in every if value), ("", ""))

    pairs = {
        "title": stated("headline", "name"),
        "author": stated("creator"),
        "credit": stated("credit", "supplier"),
        "rights": stated("rights"),
        "taken": stated("taken"),
        "place": stated("place"),
        "alt": (_shortened(stated("alt", "caption")[0]), stated("alt", "caption")[1]),
        "type": ("Photograph", "file"),
    }
    caption, origin = stated("caption")
    if not pairs["title"][0] and caption:
        pairs["title"] = (_shortened(caption, _TITLE), origin)
    every = pairs | {name: (value, "Content Credentials") for name, value in credentials.items()}
    return {name: Field(str(value), origin) for name, (value, origin) in every.items() if value}


def _shortened(caption: str, length: int = _ALT) -> str:
    words = " ".join(caption.split())
    return (
        words if len(words) <= length else f"{words[:length].rpartition(' ')[0] or words[:length]}…"
    )
