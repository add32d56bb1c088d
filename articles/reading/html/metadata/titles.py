"""The title of a page: the headline of its article, without the name of the site."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from articles.reading.document import Field

_SEPARATOR = re.compile(r"\s+(?:[|\-–—·•:»«/\\]|::|>)\s+|\s*[|_·»]\s*")
_FEWEST_WORDS = 3  # of a headline that stands before a separator
_SHORTEST = 9  # characters of a heading that can be told from others


def title_candidates(
    structured: Mapping[str, str],
    stated: Sequence[Field],
    *,
    tag: str,
    headings: Sequence[str],
    sites: Collection[str],
) -> Iterator[Field]:
    """Yield what may be the title, the best first.

    `structured` is what JSON-LD says, `stated` come from meta tags, `tag` is the text of `title`, and
    `headings` are those of the first rank. `sites` are names of the site, which are no titles.
    """
    names = {_letters(site) for site in sites if site}
    shown = [tag, *headings, *(field.value for field in stated)]
    structured_titles = [structured.get("title", ""), structured.get("name", "")]
    confirmed = [title for title in structured_titles if _is_among(title, shown)]
    first = (confirmed or structured_titles)[0]
    candidates = [Field(first, "json-ld"), *stated, *_from_page(tag, headings, names)]
    for field in candidates:
        title = without_site(field.value, names)
        if title and _letters(title) not in names:
            yield Field(title, field.origin)


def _from_page(tag: str, headings: Sequence[str], names: Collection[str]) -> Iterator[Field]:
    """Yield the heading that the text of `title` names, else that text without the site's name."""
    parts = {_letters(part) for part in [tag, *_SEPARATOR.split(tag)]}
    named = [
        heading for heading in headings if _letters(heading) in parts and len(heading) >= _SHORTEST
    ]
    if named:
        yield Field(named[0], "h1")
    title = without_site(tag, names)
    if title != tag or len(headings) != 1:
        yield Field(title, "title")
    parts_of_tag = _SEPARATOR.split(tag)
    if title == tag and len(parts_of_tag) > 1 and len(parts_of_tag[0].split()) >= _FEWEST_WORDS:
        yield Field(tag[: len(parts_of_tag[0])].strip(), "title")
    yield Field(title, "title")
    if len(headings) == 1:
        yield Field(headings[0], "h1")


def without_site(title: str, names: Collection[str]) -> str:
    """Return a title without the name of the site before or behind it."""
    separators = list(_SEPARATOR.finditer(title))
    if not separators:
        return title
    if _letters(title[separators[-1].end() :]) in names:
        return title[: separators[-1].start()].strip()
    if _letters(title[: separators[0].start()]) in names:
        return title[separators[0].end() :].strip()
    return title


def _is_among(title: str, shown: Iterable[str]) -> bool:
    words = _letters(title)
    return bool(words) and any(words in _letters(each) or _letters(each) == words for each in shown)


def _letters(text: str) -> str:
    """Return the letters and digits of a name, so that "Orrin Post" is "orrinpost.example" too."""
    return "".join(character for character in text.casefold() if character.isalnum())
