"""Separate names from titles where no capital and no blank shows them: Korean, Chinese, Japanese, Thai."""

import re

from articles.text.attribution.speakers.mentions import Mention
from articles.text.languages import Language

LONGEST_NAME = 8  # characters of a name beside a title in Chinese and Japanese
SHORTEST_NAME = 2
IDEOGRAPHS = re.compile(r"[\u3400-\u9fff\u30a0-\u30ff々・]+$")
OF = "の"
BODY_ENDS = ("部", "委", "局", "院", "省", "市", "司", "府", "会", "署", "庁", "党", "團", "团")


def name_with_particle(words: str, language: Language) -> Mention:
    """Return the name before or behind a title, without its particle: "김민수 장관은"."""
    particles = sorted(language.words("name_particles"), key=len, reverse=True)
    cut = next((p for p in particles if words.endswith(p) and len(words) > len(p) + 1), "")
    parts = words.removesuffix(cut).split()
    if len(parts) > 1 and parts[-1] in language.words("titles"):
        return Mention(parts[-2], " ".join([*parts[:-2], parts[-1]]))
    return Mention(" ".join(parts), "")


def name_without_blanks(words: str, language: Language) -> Mention | None:
    """Return the name behind a title ("部长张伟") or before it ("田中氏"), or None for a description."""
    behind = sorted(language.words("titles|titles_behind"), key=len, reverse=True)
    title = next((each for each in behind if words.endswith(each)), "")
    if title:
        written = IDEOGRAPHS.search(words.removesuffix(title))
        name = written.group() if written else words.removesuffix(title).rpartition(OF)[2]
        body = name.endswith(BODY_ENDS) or not SHORTEST_NAME <= len(name) <= LONGEST_NAME
        return None if body else Mention(name, title)
    before = language.words("titles")
    ends = [at + len(each) for each in before if (at := words.rfind(each)) >= 0]
    if ends and len(words) - max(ends) >= SHORTEST_NAME:
        return Mention(words[max(ends) :].strip(), words[: max(ends)])
    return None
