"""ninjs: news as JSON, in its first, second and third version."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from articles.reading.dates import iso_date
from articles.reading.document import Document, Unreadable
from articles.reading.embedded import text_of_markup
from articles.reading.news.stories import Story, document_of, fields_of
from articles.reading.plain import decode

DAMAGED = _("This file is damaged: it is no complete JSON. Export it again, or paste the text.")
_BODIES = ("body_xhtml", "body_html", "body_text")
_MARKS = ("uri", "headline", "headlines", "versioncreated", "type", "byline", "title")
_CLEAN = {"title": text_of_markup, "published": iso_date}
_MARKUP = ("<p", "<div", "<br", "</")

Item = Mapping[str, Any]


def read_ninjs(body: bytes, *, choice: int) -> Document:
    """Return an article of a file, or all of them. Raises Unreadable."""
    stories = [_story(item) for item in _items(_loaded(body))]
    return document_of(stories, choice=choice, origin="ninjs")


def _loaded(body: bytes) -> Any:
    try:
        return json.loads(decode(body, content_type="application/json").text.lstrip("\ufeff"))
    except ValueError as error:
        raise Unreadable(DAMAGED) from error


def _items(loaded: Any) -> Iterator[Item]:
    """Yield the articles: of one object, of a list, or of an object that holds a list of them."""
    if isinstance(loaded, list):
        for each in loaded:
            yield from _items(each)
    elif isinstance(loaded, dict):
        if _is_article(loaded):
            yield loaded
            return
        for name in ("items", "_items", "newsItems", "associations"):
            inside = loaded.get(name)
            if isinstance(inside, dict):
                inside = list(inside.values())
            if isinstance(inside, list):
                yield from _items(inside)


def _is_article(item: Item) -> bool:
    has_text = any(isinstance(item.get(name), str) for name in _BODIES) or _listed(item, "bodies")
    return bool(has_text) and sum(name in item for name in _MARKS) >= 2


def _story(item: Item) -> Story:
    body, is_markup = _body(item)
    values = {
        "title": _title(item),
        "author": _authors(item),
        "site": _site(item),
        "published": _day(item),
        "canonical": (_address(item), "uri"),
        "language": (_string(item, "language"), "language"),
    }
    captions = tuple(_captions(item))
    return Story(fields_of(values, _CLEAN), body, is_markup=is_markup, captions=captions)


def _body(item: Item) -> tuple[str, bool]:
    """Return the text, and whether it is HTML."""
    for name in _BODIES:
        if text := _string(item, name):
            return text, name != "body_text"
    for each in _listed(item, "bodies"):
        if text := _string(each, "value"):
            kind = _string(each, "contenttype")
            return text, "html" in kind or any(mark in text for mark in _MARKUP)
    return "", False


def _title(item: Item) -> tuple[str, str]:
    if headline := _string(item, "headline"):
        return headline, "headline"
    listed = sorted(
        _listed(item, "headlines"), key=lambda each: _string(each, "role") not in {"", "main"}
    )
    for each in listed:
        if headline := _string(each, "value"):
            return headline, "headlines"
    return _string(item, "title"), "title"


def _authors(item: Item) -> tuple[str, str]:
    """Return the byline, else the people who are named as authors."""
    if byline := _string(item, "byline"):
        return (byline[3:] if byline[:3].lower() == "by " else byline), "byline"
    names = []
    for each in [*_listed(item, "people"), *_listed(item, "authors")]:
        role = _string(each, "rel") or _string(each, "role")
        if "auth" in role or "writer" in role or each in _listed(item, "authors"):
            names.append(_string(each, "name"))
    return "; ".join(filter(None, names)), "people"


def _site(item: Item) -> tuple[str, str]:
    for name in ("infosources", "infosource", "organisations"):
        for each in _listed(item, name):
            if (shown := _string(each, "name")) and name != "organisations":
                return shown, name
    return _string(item, "source") or _string(item, "copyrightholder"), "copyrightholder"


def _day(item: Item) -> tuple[str, str]:
    for name in (
        "firstcreated",
        "firstCreated",
        "contentcreated",
        "contentCreated",
        "versioncreated",
    ):
        if iso_date(_string(item, name)):
            return _string(item, name), name
    return _string(item, "versionCreated"), "versionCreated"


def _address(item: Item) -> str:
    for name in ("url", "href", "uri"):
        if _string(item, name).startswith(("http://", "https://")):
            return _string(item, name)
    return ""


def _captions(item: Item) -> Iterator[str]:
    """Yield the captions of the pictures that belong to an article."""
    inside = item.get("associations")
    listed = list(inside.values()) if isinstance(inside, dict) else _listed(item, "associations")
    for each in listed:
        if isinstance(each, dict) and _string(each, "type") == "picture":
            caption = _string(each, "description_text") or _string(each, "body_text")
            if caption:
                yield caption


def _string(item: Item, name: str) -> str:
    value = item.get(name)
    return value if isinstance(value, str) else ""


def _listed(item: Item, name: str) -> list[Item]:
    value = item.get(name)
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []
