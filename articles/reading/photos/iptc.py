"""The older record of a photo (IPTC-IIM): fields with numbers, often in an encoding that it does not state."""

import re
import struct
from collections.abc import Mapping

from PIL import Image, IptcImagePlugin

from articles.reading.photos.statements import Statement
from articles.reading.plain import Decoded, decode, storable

_CHARACTERS = (1, 90)
_UTF8 = b"\x1b%G"
_TEXTS = {
    "caption": (2, 120),
    "headline": (2, 105),
    "name": (2, 5),
    "creator": (2, 80),
    "credit": (2, 110),
    "supplier": (2, 115),
    "rights": (2, 116),
}
_PLACES = ((2, 92), (2, 90), (2, 95), (2, 101))  # part of the city, city, state, country
_DAY, _TIME = (2, 55), (2, 60)
_DAY_FORM = re.compile(r"(\d{4})(\d\d)(\d\d)")
_TIME_FORM = re.compile(r"(\d\d)(\d\d)(\d\d)(?:([+-]\d\d)(\d\d))?")
_DAMAGED = (SyntaxError, ValueError, OSError, TypeError, IndexError, struct.error)

Fields = Mapping[tuple[int, int], bytes | list[bytes]]


def read_iptc(image: Image.Image) -> tuple[Statement, tuple[str, ...]]:
    """Return what the record says, and warnings: the sentence that its encoding was guessed."""
    try:
        fields = IptcImagePlugin.getiptcinfo(image) or {}  # type: ignore[arg-type]  # any opened file
    except _DAMAGED:
        fields = {}
    texts = {name: _first(fields, number, b"; ") for name, number in _TEXTS.items()}
    places = [_first(fields, number, b", ") for number in _PLACES]
    decoded = _decoded([*texts.values(), *places], is_utf8=_first(fields, _CHARACTERS) == _UTF8)
    words = [storable(text).strip() for text in decoded.text.split("\x00")]
    values = dict(zip(texts, words, strict=False))
    caption = values.pop("caption", "")
    values["place"] = ", ".join(filter(None, words[len(texts) :]))
    values["taken"] = _moment(_first(fields, _DAY), _first(fields, _TIME))
    values = {name: value for name, value in values.items() if value}
    captions = (("", caption.replace("\r\n", "\n").replace("\r", "\n")),) if caption else ()
    return Statement("IPTC", captions, values), decoded.warnings


def _first(fields: Fields, number: tuple[int, int], between: bytes = b"") -> bytes:
    """Return the value of a field; with several, all of them with `between` between them."""
    value = fields.get(number, b"")
    parts = [part or b"" for part in (value if isinstance(value, list) else [value])]
    return between.join(part.replace(b"\x00", b"") for part in parts) if between else parts[0]


def _decoded(values: list[bytes], *, is_utf8: bool) -> Decoded:
    """Decode all values in one encoding: UTF-8 if the record states it or allows it, else a guess."""
    joined = b"\n\n".join(values)
    text = decode(joined, content_type="text/plain; charset=utf-8" if is_utf8 else "")
    parts = [each.decode(text.encoding, "replace") for each in values]
    return Decoded("\x00".join(parts), text.encoding, text.is_guess)


def _moment(day: bytes, time: bytes) -> str:
    """Return a date in ISO 8601, with its time and zone as far as they are stated; "" without one."""
    date = _DAY_FORM.fullmatch(day.decode("ascii", "replace").strip())
    if date is None or date[2] == "00" or date[3] == "00":
        return f"{date[1]}-{date[2]}".removesuffix("-00") if date and date[1] != "0000" else ""
    clock = _TIME_FORM.fullmatch(time.decode("ascii", "replace").strip())
    stated = f"{date[1]}-{date[2]}-{date[3]}"
    if clock is None:
        return stated
    zone = f"{clock[4]}:{clock[5]}" if clock[4] else ""
    return f"{stated}T{clock[1]}:{clock[2]}:{clock[3]}{zone}"
