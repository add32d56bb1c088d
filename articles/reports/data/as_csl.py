import json
from datetime import date
from typing import Any

from articles.reports.content.report import (
    Report,
)
from articles.reports.references.authors import Author
from articles.reports.references.bibliography import Reference, references
from articles.reports.references.source_types import type_of


def render_csl(report: Report) -> str:
    """Return the sources as CSL-JSON for Zotero, Pandoc and others."""
    items = [_item(reference) for reference in references(report)]
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"


def _item(reference: Reference) -> dict[str, Any]:
    """Return one source without unknown fields."""
    kind = type_of(reference)
    item: dict[str, Any] = {
        "id": reference.key,
        "type": kind.csl,
        "title": reference.title,
    }
    if reference.authors:
        item["author"] = [_name(author) for author in reference.authors]
    if reference.issued:
        item["issued"] = {"date-parts": [list(reference.issued)]}
    elif reference.issued_text:
        item["issued"] = {"literal": reference.issued_text}
    if reference.accessed:
        item["accessed"] = {"date-parts": [_parts(reference.accessed)]}
    site = "publisher" if kind.is_published_by_site else "container-title"
    known = {
        "publisher": reference.publisher,
        site: reference.container,
        "medium": reference.medium,
        "URL": reference.url,
        "language": reference.language,
    }
    return item | {name: value for name, value in known.items() if value}


def _name(author: Author) -> dict[str, str]:
    if not author.family:
        return {"literal": author.name}
    return {"family": author.family, "given": author.given}


def _parts(day: date) -> list[int]:
    return [day.year, day.month, day.day]
