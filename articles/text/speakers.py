"""Who is named in an article: one entity per person or body, whatever the text calls them."""

import re
from collections.abc import Iterable

from articles.text.data import words
from articles.text.spans import Speaker

PARTICLES = "al|el|bin|bint|ibn|abu|van|von|der|den|de|del|della|da|di|dos|du|la|le|ter|ten|y"
CAPITAL = r"[A-ZÀ-ÖØ-ÞĀ-Ž]"
NAME_WORD = rf"(?:(?:{PARTICLES})[-‑])?{CAPITAL}[\w’'-]*(?:\.(?=\s{CAPITAL}))?"
NAME = re.compile(rf"{NAME_WORD}(?:\s+(?:(?:{PARTICLES})\s+)*{NAME_WORD})*")
TITLES = re.compile(
    r"(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Col|Lt|Capt|President|Minister|Senator|Judge|Sheriff"
    r"|Chief|Mayor|Professor|Secretary|Governor|Justice|Pope|King|Queen|Prince|Princess|Sir)\.?\s+"
)
PRONOUNS = frozenset({"he", "she", "they", "it", "who"})
DOCUMENTS = re.compile(
    r"\b(?:copy|report|law|document|study|letter|memo|statement|survey|poll|data|figures|files?"
    r"|records?|filing|complaint|lawsuit|indictment|bill|constitution|census|text)\b",
    re.IGNORECASE,
)
BODIES = re.compile(
    r"\b(?:Agency|Ministry|Department|Council|Committee|Commission|Court|Office|Party|Service|Union"
    r"|University|Institute|Bank|Group|Inc|Corp|Company|Association|Organi[sz]ation|Police|Army"
    r"|Reuters|AFP|AP|BBC|CNN|Xinhua|News|Times|Post|Journal|Guardian|Network|Foundation|Center"
    r"|Centre|House|Parliament|Congress|Senate|Government|Force|Forces|Front|Movement)\b"
)


def last_name(name: str) -> str:
    """The word by which a person is mentioned later, without a particle: "Shatri"."""
    return (
        name.rsplit(maxsplit=1)[-1].rpartition("-")[2]
        if re.match(rf"(?:{PARTICLES})-", name.rsplit(maxsplit=1)[-1])
        else name.rsplit(maxsplit=1)[-1]
    )


class Cast:
    """The speakers of one article, in the order in which they came."""

    def __init__(self, text: str) -> None:
        self.by_name: dict[str, Speaker] = {}
        self.last: str | None = None
        self.full_names = _full_names(text)

    def named(self, name: str, *, role: str = "") -> Speaker:
        """The speaker with this name or a part of it; a fuller name of the text wins."""
        bare = TITLES.sub("", name).strip() or name
        bare = re.sub(r"[’']s$", "", bare)
        full = bare
        if " " not in bare:
            full = self.full_names.get(bare.rpartition("-")[2], bare)
        aliases = {alias for alias in (name, bare) if alias != full}
        return self._keep(full, _kind_of_name(full), role, aliases)

    def described(self, phrase: str) -> Speaker:
        """A speaker that has no name: a document, a group, an unnamed source."""
        kind = "document" if DOCUMENTS.search(phrase) else "unnamed"
        if kind == "unnamed" and BODIES.search(phrase):
            kind = "organisation"
        return self._keep(phrase, kind, "", set())

    def pronoun(self) -> Speaker | None:
        """Whom "he" or "she" means: the person who spoke last."""
        return self.by_name.get(self.last) if self.last else None

    def _keep(self, name: str, kind: str, role: str, aliases: Iterable[str]) -> Speaker:
        known = self.by_name.get(name, Speaker(name, kind))
        together = tuple(sorted({*known.aliases, *aliases}))
        kept = Speaker(name, known.kind, known.role or role, together)
        self.by_name[name] = kept
        if kept.kind == "person":
            self.last = name
        return kept


def _full_names(text: str) -> dict[str, str]:
    """Names of several words by their last one; the first that the text gives wins."""
    found: dict[str, str] = {}
    for match in NAME.finditer(text):
        name = TITLES.sub("", " ".join(match.group().split()))
        parts = name.split()
        while len(parts) > 1 and parts[0].lower() in words("openers"):
            parts = parts[1:]
        if 2 <= len(parts) <= 5 and not BODIES.search(name):
            found.setdefault(last_name(name), " ".join(parts))
    return found


def _kind_of_name(name: str) -> str:
    if BODIES.search(name) or (name.isupper() and len(name) > 1):
        return "organisation"
    return "person"
