"""What the records in a photo say of it, where they contradict each other, and what its credentials are.

Loads no library of pictures, so that pages can name it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

CONTRADICTED = _("%(what)s: %(first)s says “%(one)s”, %(second)s says “%(other)s”.")
LABELS = {
    "caption": _("Caption"),
    "headline": _("Headline"),
    "creator": _("Creator"),
    "credit": _("Credit"),
    "taken": _("Date"),
    "place": _("Place"),
    "rights": _("Copyright"),
}
# The most bytes of a field in IPTC: programs cut a longer text, which is then no contradiction.
_IPTC_LIMITS = {"caption": 2000, "headline": 256, "creator": 32, "credit": 32, "rights": 128}


class Credentials(StrEnum):
    """What the Content Credentials of a file are. None of it says that a photo is a forgery."""

    NONE = "none"
    VALID = "valid but not trusted"
    TRUSTED = "valid and trusted"
    CHANGED = "changed since"
    NOT_VALID = "not valid"
    NOT_READ = "not read"


@dataclass(frozen=True, slots=True)
class Statement:
    """What one record says: its `origin`, its captions by language, and its other values by name.

    The language of a caption is "" if it states none. `taken` is ISO 8601, in as much of it as is stated.
    """

    origin: str
    captions: tuple[tuple[str, str], ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)

    @property
    def caption(self) -> str:
        """The first caption."""
        return self.captions[0][1] if self.captions else ""

    def value(self, name: str) -> str:
        """Return the value of `name`; the first caption for "caption"."""
        return self.caption if name == "caption" else self.values.get(name, "")


def contradictions(first: Statement, second: Statement) -> Iterator[tuple[str, str]]:
    """Yield the name of each value that both state otherwise, and the sentence that says so."""
    for name, label in LABELS.items():
        value, other = first.value(name), second.value(name)
        captions = [words for _language, words in first.captions] if name == "caption" else [value]
        if value and other and not any(is_same(name, each, other) for each in captions):
            yield (
                name,
                str(CONTRADICTED)
                % {
                    "what": label,
                    "first": first.origin,
                    "second": second.origin,
                    "one": _shortened(value),
                    "other": _shortened(other),
                },
            )


def is_same(name: str, xmp: str, iptc: str) -> bool:
    """Whether two values are the same, or the second is the beginning that its record has room for."""
    if name == "taken":
        length = min(len(xmp), len(iptc), len("2026-03-05T10:12:13"))
        return xmp[:length] == iptc[:length]
    longer, shorter = _plain(xmp), _plain(iptc)
    size, limit = len(iptc.encode()), _IPTC_LIMITS.get(name, len(iptc.encode()) + 4)
    is_cut = limit - 4 < size  # a character has up to four bytes
    return longer == shorter or (is_cut and longer.startswith(shorter))


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _shortened(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 200 else f"{words[:200].rstrip()}…"
