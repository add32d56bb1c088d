"""What a page says of itself in JSON-LD."""

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
    """Return title, author, site, published, language of the article that `scripts` describe.

    Broken JSON and other shapes are passed over: whoever writes pages writes these by hand.
    """
    nodes = [node for script in scripts for node in _nodes(script)]
    described = next((node for node in nodes if _is_a(node, _ARTICLES)), None)
    described = described or next((node for node in nodes if _is_a(node, _PAGES)), None)
    if described is None:
        return {}
    named = {_text(node.get("@id")): node for node in nodes if "name" in node}
    found = {
        "title": _text(described.get("headline")) or _text(described.get("name")),
        "author": ", ".join(dict.fromkeys(_names(described.get("author"), named))),
        "site": next(_names(described.get("publisher"), named), ""),
        "published": _text(described.get("datePublished")),
        "language": _text(described.get("inLanguage")),
    }
    return {name: value for name, value in found.items() if value}


def _nodes(script: str) -> list[dict[str, Json]]:
    """Return every object in `script`, outermost first, without recursion."""
    if len(script) > _LENGTH_LIMIT:
        return []
    try:
        waiting: list[Json] = [json.loads(script.strip().rstrip(";"), strict=False)]
    except (ValueError, RecursionError):
        return []
    found: list[dict[str, Json]] = []
    for part in waiting:
        if isinstance(part, dict):
            found.append(part)
            waiting.extend(part.values())
        elif isinstance(part, list):
            waiting.extend(part)
        if len(waiting) > _NODES_LIMIT:
            break
    return found


def _is_a(node: dict[str, Json], kinds: frozenset[str]) -> bool:
    said = node.get("@type")
    types = said if isinstance(said, list) else [said]
    return any(isinstance(kind, str) and kind.rpartition("/")[2] in kinds for kind in types)


def _names(said: Json, named: dict[str, dict[str, Json]]) -> Iterator[str]:
    people = said if isinstance(said, list) else [said]
    for person in people[:_NAMES_LIMIT]:
        if isinstance(person, dict) and "name" not in person:
            name = _text(named.get(_text(person.get("@id")), {}).get("name"))
        else:
            name = _text(person.get("name") if isinstance(person, dict) else person)
        if name and not name.startswith(("http://", "https://")):
            yield name


def _text(said: Json) -> str:
    if isinstance(said, list) and said:
        said = said[0]
    return " ".join(said.split()) if isinstance(said, str) else ""
