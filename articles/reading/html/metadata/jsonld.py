"""The properties of an article in the JSON-LD of its page."""

import json
import re
from collections.abc import Collection, Iterator, Sequence
from html import unescape
from urllib.parse import urlsplit

_ARTICLES = (
    frozenset({"Article", "NewsArticle", "BlogPosting", "Report", "ScholarlyArticle"})
    | frozenset({"LiveBlogPosting", "OpinionNewsArticle", "AnalysisNewsArticle"})
    | frozenset({"ReportageNewsArticle", "ReviewNewsArticle", "BackgroundNewsArticle"})
    | frozenset({"TechArticle", "AdvertiserContentArticle", "ClaimReview", "VideoObject"})
    | frozenset({"SocialMediaPosting", "DiscussionForumPosting", "AskPublicNewsArticle"})
)
_WORKS = (
    frozenset(
        {"Dataset", "Book", "Thesis", "Chapter", "Legislation", "Map", "MedicalScholarlyArticle"}
    )
    | frozenset({"SoftwareApplication", "SoftwareSourceCode", "Movie", "AudioObject"})
    | frozenset({"TVEpisode", "RadioEpisode", "PodcastEpisode"})
)
_ORGANISATIONS = (
    frozenset({"Organization", "NewsMediaOrganization", "GovernmentOrganization", "NGO"})
    | frozenset({"Corporation", "EducationalOrganization", "CollegeOrUniversity"})
    | frozenset({"ResearchOrganization", "LocalBusiness", "PoliticalParty"})
)
_PAGES = frozenset({"WebPage", "ItemPage"})
_NODES_LIMIT = 2000
_NAMES_LIMIT = 50
_LENGTH_LIMIT = 500_000  # characters
_SHORTEST_TITLE = 9  # characters of a headline that can be told from others
_WRAPPED = re.compile(  # <![CDATA[ … ]]> and <!-- … -->, often in comments of a script
    r"\A\s*(?://|/\*)?\s*(?:<!\[CDATA\[|<!--)\s*(?:\*/)?|(?://|/\*)?\s*(?:\]\]>|-->)\s*(?:\*/)?\s*\Z"
)

Json = object


def article_fields(
    scripts: list[str], *, url: str = "", titles: Collection[str] = ()
) -> dict[str, str]:
    """Return type, title, name, author, site, published, language of the article, and if it is free.

    It is the one of this page: at its address `url`, or with a headline among its `titles`. Authors
    are separated by "; ", as are the `organisations` among them. Invalid JSON and unexpected types
    are skipped: many pages are written by hand.
    """
    nodes = [node for script in scripts for node in _nodes(script)]
    described = _of_this_page(nodes, url, [_folded(title) for title in titles])
    if described is None:
        return {}
    named = {_text(node.get("@id")): node for node in nodes if "name" in node and "@id" in node}
    authors = described.get("author")
    if not authors and _is_a(described, _WORKS):
        authors = described.get("creator")
    values = {
        "type": next(_types(described, _ARTICLES | _WORKS), ""),
        "title": _text(described.get("headline")) or _text(described.get("name")),
        "name": _text(described.get("name")),
        "author": "; ".join(dict.fromkeys(_names(authors, named))),
        "organisations": "; ".join(dict.fromkeys(_names(_organisations(authors, named), named))),
        "site": next(_names(described.get("publisher"), named), ""),
        "published": _text(described.get("datePublished")),
        "language": _text(described.get("inLanguage")),
        "free": _is_free(described),
    }
    return {name: value for name, value in values.items() if value}


def _is_free(described: dict[str, Json]) -> str:
    """Return "true" or "false" as an article says of itself, or else "false" if a part of it does."""
    parts = described.get("hasPart")
    parts = parts if isinstance(parts, list) else [parts]
    stated = [_truth(part.get("isAccessibleForFree")) for part in parts if isinstance(part, dict)]
    of_part = "false" if "false" in stated else ""
    return _truth(described.get("isAccessibleForFree")) or of_part


def _of_this_page(
    nodes: Sequence[dict[str, Json]], url: str, titles: Sequence[str]
) -> dict[str, Json] | None:
    """Return the article of this page, else the page itself; None if only others are described."""
    articles = [node for node in nodes if _is_a(node, _ARTICLES)]
    works = [node for node in nodes if _is_a(node, _WORKS)]
    for described in (articles, works):
        for is_it in (_is_at, _is_called):
            for node in described:
                if is_it(node, url, titles):
                    return node
    unsure = [node for node in articles if not _is_of_another_page(node, url)]
    pages = [node for node in nodes if _is_a(node, _PAGES)]
    others = [node for node in works if not _is_of_another_page(node, url)]
    return next(iter(unsure[:1] or pages[:1] or others[:1]), None)


def _is_at(node: dict[str, Json], url: str, _titles: Sequence[str]) -> bool:
    return bool(url) and any(_same_page(address, url) for address in _addresses(node))


def _is_called(node: dict[str, Json], _url: str, titles: Sequence[str]) -> bool:
    name = _folded(_text(node.get("headline")) or _text(node.get("name")))
    return len(name) >= _SHORTEST_TITLE and any(name in title or title in name for title in titles)


def _is_of_another_page(node: dict[str, Json], url: str) -> bool:
    """Does it say that it is elsewhere on the same site? Addresses of other sites are often wrong."""
    host, _path, _query = _place(url)
    return bool(host) and any(_place(address)[0] == host for address in _addresses(node))


def _addresses(node: dict[str, Json]) -> list[str]:
    """Return the addresses of a node; a page with "#article" behind it is the page."""
    entity = node.get("mainEntityOfPage")
    if isinstance(entity, dict):
        entity = entity.get("@id") or entity.get("url")
    stated = (_text(node.get("url")), _text(entity), _text(node.get("@id")))
    return [address for address in stated if _place(address)[1]]


def _same_page(address: str, url: str) -> bool:
    """Do both name one page? What stands behind "?" tells pages apart only if both have it."""
    host, path, query = _place(address)
    own_host, own_path, own_query = _place(url)
    is_alike = query == own_query or not query or not own_query
    return (host, path) == (own_host, own_path) and is_alike


def _place(address: str) -> tuple[str, str, str]:
    """Return host, path and query; empty for what is no address."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return "", "", ""
    return parts.netloc.removeprefix("www."), parts.path.rstrip("/"), parts.query


def _nodes(script: str) -> list[dict[str, Json]]:
    """Return every object in `script`, outermost first. Not recursive, so that depth is harmless."""
    if len(script) > _LENGTH_LIMIT:
        return []
    source = _WRAPPED.sub("", script).strip().rstrip(";")
    try:
        queue: list[Json] = [json.loads(source, strict=False)]
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
    return any(_types(node, kinds))


def _types(node: dict[str, Json], kinds: frozenset[str]) -> Iterator[str]:
    """Yield the types of a node that are among `kinds`."""
    stated = node.get("@type")
    for each in stated if isinstance(stated, list) else [stated]:
        name = re.split("[/:]", each)[-1] if isinstance(each, str) else ""
        if name in kinds:
            yield name


def _organisations(authors: Json, named: dict[str, dict[str, Json]]) -> list[Json]:
    """Return those of the authors that are organisations."""
    people = authors if isinstance(authors, list) else [authors]
    nodes = [each for each in people[:_NAMES_LIMIT] if isinstance(each, dict)]
    known = [(each, named.get(_text(each.get("@id")), each)) for each in nodes]
    return [each for each, node in known if _is_a(node, _ORGANISATIONS)]


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
    return " ".join(unescape(value).split()) if isinstance(value, str) else ""


def _truth(value: Json) -> str:
    """Return "true" or "false", which are also written as text or as addresses of schema.org."""
    return str(value).rpartition("/")[2].lower() if isinstance(value, bool | str) else ""


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
