"""What a reader leaves out of a text, and the sentences that say so."""

from collections import Counter
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

UNKNOWN_SIGN = "\ufffd"  # stands in the text for a sign that is not known
QUOTED = 5  # words or descriptions that a sentence quotes
QUOTED_LENGTH = 120  # code points of each


@dataclass
class LeftOut:
    """What was left out of a text.

    `unknown_signs` counts by font. `pictures` holds a description of each picture, or "".
    """

    struck: list[str] = field(default_factory=list)
    unknown_signs: Counter[str] = field(default_factory=Counter)
    pictures: list[str] = field(default_factory=list)
    equations: int = 0
    parts: int = 0

    def sentences(self) -> tuple[str, ...]:
        """Return the sentences that say what was left out."""
        every = (
            self._struck(),
            self._signs(),
            self._pictures(),
            self._equations(),
            self._parts(),
        )
        return tuple(filter(None, every))

    def _struck(self) -> str:
        struck = [words for words in self.struck if words.strip()]
        if not struck:
            return ""
        return _("Struck-out text was left out: %(words)s.") % {"words": _quoted(struck)}

    def _signs(self) -> str:
        if not self.unknown_signs:
            return ""
        fonts = ", ".join(sorted(filter(None, self.unknown_signs)))
        number = self.unknown_signs.total()
        sentence = ngettext(
            "%(n)s sign has no known character and is shown as %(sign)s.",
            "%(n)s signs have no known character and are shown as %(sign)s.",
            number,
        ) % {"n": number, "sign": UNKNOWN_SIGN}
        return f"{sentence} {_('Font: %(fonts)s.') % {'fonts': fonts}}" if fonts else sentence

    def _pictures(self) -> str:
        if not self.pictures:
            return ""
        number = len(self.pictures)
        sentence = (
            ngettext("%(n)s picture was not read.", "%(n)s pictures were not read.", number)
            % {"n": number}
        )  # fmt: skip
        described = [words for words in self.pictures if words.strip()]
        if not described:
            return sentence
        return f"{sentence} {_('Described as: %(words)s.') % {'words': _quoted(described)}}"

    def _equations(self) -> str:
        if not self.equations:
            return ""
        return ngettext(
            "%(n)s equation could not be read.",
            "%(n)s equations could not be read.",
            self.equations,
        ) % {"n": self.equations}

    def _parts(self) -> str:
        if not self.parts:
            return ""
        return ngettext(
            "%(n)s part in another format could not be read.",
            "%(n)s parts in another format could not be read.",
            self.parts,
        ) % {"n": self.parts}


def _quoted(texts: list[str]) -> str:
    """Return the first texts in quotation marks, shortened."""
    short = [" ".join(text.split()) for text in texts]
    short = [
        text if len(text) <= QUOTED_LENGTH else f"{text[:QUOTED_LENGTH].rstrip()}…"
        for text in dict.fromkeys(short)
    ]
    more = ", …" if len(short) > QUOTED else ""
    return ", ".join(f"“{text}”" for text in short[:QUOTED]) + more
