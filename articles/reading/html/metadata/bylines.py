"""The names of the authors of a page: from what it states, or from the line below its headline."""

import re
from collections.abc import Iterator
from itertools import islice

from lxml.html import HtmlElement

from articles.reading.dates import written_days
from articles.reading.html.page_elements import PageElements
from articles.reading.html.words import BY_LINE, words_of

MOST_WORDS = 12  # of a byline
LONGEST_NAME = 60  # characters
LONGEST_LINE = 120  # characters
_ELEMENTS_LIMIT = 40  # elements of each kind that are looked at
_BLOCKS_LIMIT = 400
_TELLING = ("author", "byl", "writer", "journalist")  # words in attributes
_NAME = re.compile(r"(?:byline|author)(?:-|__)?name", re.IGNORECASE)
_MARKED = re.compile(r"\bauthor\b|byl|writer|journalist", re.IGNORECASE)
_BY = re.compile(
    r"^(?:(?:written|words|text|story|report|posted|published)\s+)?"
    r"(?:by|von|par|por|di|door|af|av|przez|от)\b[\s:]*",
    re.IGNORECASE,
)
_AFTER = re.compile(  # what stands behind a name
    r"\s*(?:[|•·–—]|,?\s+(?:edited by|updated|published|for the|is an?)\b"
    r"|\s(?:mon|tues|wednes|thurs|fri|satur|sun)day\b).*$",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\s*\b\d{1,2}[:.]\d{2}\b.*$")
_BESIDE = frozenset({"nav", "footer", "aside"})
_OTHERS = re.compile(
    r"comment|kommentar|related|teaser|sidebar|recommend|newsletter|footer", re.IGNORECASE
)
_NOBODY = frozenset(  # what software and templates write where nobody is named
    {
        *("admin", "administrator", "webmaster", "editor", "redaktion", "redaktor", "root", "user"),
        *(
            "username",
            "author",
            "authors",
            "guest",
            "unknown",
            "none",
            "null",
            "undefined",
            "staff",
        ),
        *("follow author", "view all posts", "author name", "by", "anonymous", "default", "autor"),
        *("comments", "share", "read more", "wordpress", "posts", "more", "about", "subscribe"),
    }
)


def names_in(value: str) -> str:
    """Return a stated author, without "By" and without placeholders; "" if nobody is left."""
    name = _BY.sub("", " ".join(value.split())).strip(" ,;:|-–—")
    is_name = any(map(str.isalpha, name)) and "://" not in name and name.casefold() not in _NOBODY
    return name if is_name else ""


def shown_authors(elements: PageElements) -> Iterator[str]:
    """Yield what stands for the author on the page, the best first."""
    candidates = elements.with_words(*_TELLING)
    names = [each for each in candidates if _is_name(each)]
    marked = [
        each for each in candidates if _MARKED.search(_names(each, "class", "itemprop", "id"))
    ]
    for element in [*names[:_ELEMENTS_LIMIT], *marked[:_ELEMENTS_LIMIT]]:
        if name := _name_in(element):
            yield name
    for line in islice(elements.page.iter("p", "div"), _BLOCKS_LIMIT):
        if not BY_LINE.match((line.text or "").lstrip()):
            continue
        words = words_of(line)
        if len(words) < LONGEST_LINE and BY_LINE.match(words) and (name := _name_in(line)):
            yield name


def _is_name(element: HtmlElement) -> bool:
    is_stated = element.get("rel") == "author" or element.get("itemprop") == "author"
    return is_stated or bool(_NAME.search(element.get("class", "")))


def _names(element: HtmlElement, *attributes: str) -> str:
    return " ".join(element.get(attribute, "") for attribute in attributes)


def _name_in(element: HtmlElement) -> str:
    """Return the name that an element consists of; "" if it says something else or of others."""
    parents = [element, *element.iterancestors()]
    about = " ".join(_names(each, "class", "id") for each in parents[:5])
    if _OTHERS.search(about) or any(each.tag in _BESIDE for each in parents):
        return ""
    words = element.get("content") or words_of(element)
    for written in written_days(words):
        words = words[: written.start]
        break
    words = names_in(_CLOCK.sub("", _AFTER.sub("", _BY.sub("", words))))
    is_name = 0 < len(words.split()) <= MOST_WORDS and len(words) <= LONGEST_NAME
    return words if is_name and not words.endswith((".", "?", "!")) else ""
