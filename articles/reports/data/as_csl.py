import json
from datetime import date
from typing import Any

from articles.reports.content.bibliography import Reference, references
from articles.reports.content.report import (
    Report,
)

# Kinds of sources as types of the Citation Style Language.
TYPES = {
    "url": "webpage",
    "upload": "document",
    "interview": "interview",
    "document": "document",
    "broadcast": "broadcast",
}


def render_csl(report: Report) -> str:
    """Return the sources as CSL-JSON for Zotero, Pandoc and others."""
    items = [_item(reference) for reference in references(report)]
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"


def _item(reference: Reference) -> dict[str, Any]:
    """Return one source without unknown fields."""
    item: dict[str, Any] = {
        "id": reference.key,
        "type": TYPES.get(reference.source.kind.key, "document"),
        "title": reference.title,
    }
    if reference.authors:
        item["author"] = [
            {"family": author.family, "given": author.given}
            if author.family
            else {"literal": author.name}
            for author in reference.authors
        ]
    if reference.issued:
        item["issued"] = {"date-parts": [list(reference.issued)]}
    if reference.accessed:
        item["accessed"] = {"date-parts": [_parts(reference.accessed)]}
    known = {
        "container-title": reference.container,
        "URL": reference.url,
        "language": reference.language,
    }
    return item | {name: value for name, value in known.items() if value}


def _parts(day: date) -> list[int]:
    return [day.year, day.month, day.day]
