"""The properties of an article in the JSON-LD of its page."""

import json
from collections.abc import Iterator

_ARTICLES = (
    frozenset({"Article", "NewsArticle", "BlogPosting", "Report", "ScholarlyArticle"})
    | frozenset({"LiveBlogPosting", "OpinionNewsArticle", "AnalysisNewsArticle"})
    | frozenset({"ReportageNewsArticle", "ReviewNewsArticle", "BackgroundNewsArticle"})
    | frozenset({"TechArticle", "AdvertiserContentArticle", "ClaimReview", "VideoObject"})
)
_PAGES = frozenset({"WebPage", "ItemPage"})
_NODES_LIMIT = 2000
_NAMES_LIMIT = 50
_LENGTH_LIMIT = 500_000  # characters

Json = object


def article_fields(scripts: list[str]) -> dict[str, str]:
    """Return title, author, site, published and language of the article that `scripts` describe.

    Invalid JSON and unexpected types are skipped: many pages are written by hand.
    """
    nodes = [node for script in scripts for node in _nodes(script)]
    described = next((node for node in nodes if _is_a(node, _ARTICLES)), None)
    described = described or next((node for node in nodes if _is_a(node, _PAGES)), None)
    if described is None:
        return {}
    named = {_text(node.get("@id")): node for node in nodes if "name" in node}
    values = {
        "title": _text(described.get("headline")) or _text(described.get("name")),
        "author": ", ".join(dict.fromkeys(_names(described.get("author"), named))),
        "site": next(_names(described.get("publisher"), named), ""),
        "published": _text(described.get("datePublished")),
        "language": _text(described.get("inLanguage")),
    }
    return {name: value for name, value in values.items() if value}


def _nodes(script: str) -> list[dict[str, Json]]:
    """Return every object in `script`, outermost first. Not recursive, so that depth is harmless."""
    if len(script) > _LENGTH_LIMIT:
        return []
    try:
        queue: list[Json] = [json.loads(script.strip().rstrip(";"), strict=False)]
    except (ValueError, RecursionError):
        return []
    objects: list[dict[str, Json]] = []
    for value in queue:
        if isinstance(value, dict):
            objects.append(value)
            queue.extend(value.values())
        elif isinstance(value, list):
            queue.extend(value)
        if len(queue) > _NODES_LIMIT:
            break
    return objects


def _is_a(node: dict[str, Json], kinds: frozenset[str]) -> bool:
    stated = node.get("@type")
    types = stated if isinstance(stated, list) else [stated]
    return any(isinstance(kind, str) and kind.rpartition("/")[2] in kinds for kind in types)


def _names(value: Json, named: dict[str, dict[str, Json]]) -> Iterator[str]:
    people = value if isinstance(value, list) else [value]
    for person in people[:_NAMES_LIMIT]:
        if isinstance(person, dict) and "name" not in person:
            name = _text(named.get(_text(person.get("@id")), {}).get("name"))
        else:
            name = _text(person.get("name") if isinstance(person, dict) else person)
        if name and not name.startswith(("http://", "https://")):
            yield name


def _text(value: Json) -> str:
    if isinstance(value, list) and value:
        value = value[0]
    return " ".join(value.split()) if isinstance(value, str) else ""
