"""Web components: the words of their shadow trees, in the places where a browser shows them."""

import re

from lxml import etree, html

from articles.reading.plain import decode, storable

_DECLARED = re.compile(rb"<template\b[^>]{0,500}\bshadow(?:root)?(?:mode)?\s*=", re.IGNORECASE)
_BLOCKS = frozenset(
    {"p", "div", "ul", "ol", "dl", "table", "section", "article", "figure", "blockquote", "pre"}
    | {"h1", "h2", "h3", "h4", "h5", "h6", "aside", "header", "footer", "main", "nav"}
)
DEPTH_LIMIT = 250  # lxml silently drops everything below 256 levels
too_deep = etree.XPath(f"boolean({'/*' * DEPTH_LIMIT})")
_TEMPLATES = etree.XPath("//template[@shadowrootmode or @shadowmode or @shadowroot]")


def with_shadow_text(page: bytes, content_type: str) -> tuple[bytes, str]:
    """Return an HTML page with its declared shadow trees as ordinary parts, and its media type."""
    if not _DECLARED.search(page):
        return page, content_type
    source = storable(decode(page, content_type=content_type).text)
    parser = html.HTMLParser(encoding="utf-8")
    try:
        tree = html.document_fromstring(source.encode(), parser=parser)
    except (etree.ParserError, ValueError):
        return page, content_type
    if too_deep(tree.getroottree()):
        return page, content_type
    for template in reversed(_TEMPLATES(tree)):  # the inner ones first
        _expand(template)
    return etree.tostring(tree, encoding="utf-8", method="html"), "text/html; charset=utf-8"


def _expand(template: html.HtmlElement) -> None:
    """Put the shadow tree in the place of the children of its host, and those into its slots."""
    host = template.getparent()
    if host is None:
        return
    given: dict[str, list[html.HtmlElement | str]] = {"": []}
    _add_text(given, host.text)
    for child in list(host):
        tail, child.tail = child.tail, None
        if child is not template and isinstance(child.tag, str):
            given.setdefault(child.get("slot", ""), []).append(child)
        host.remove(child)
        _add_text(given, tail)
    host.text = template.text
    host.extend(list(template))
    for slot in list(host.iter("slot")):
        _fill(slot, given.pop(slot.get("name", ""), []))


def _add_text(given: dict[str, list[html.HtmlElement | str]], text: str | None) -> None:
    if text and text.strip():
        given.setdefault("", []).append(text)


def _fill(slot: html.HtmlElement, given: list[html.HtmlElement | str]) -> None:
    """Replace what the slot shows by default with what its host gives it, if that is anything."""
    has_block = any(not isinstance(each, str) and each.tag in _BLOCKS for each in given)
    slot.tag = "div" if has_block else "span"
    if not given:
        return
    for child in list(slot):
        slot.remove(child)
    slot.text = None
    for each in given:
        if not isinstance(each, str):
            slot.append(each)
        elif len(slot):
            slot[-1].tail = (slot[-1].tail or "") + each
        else:
            slot.text = (slot.text or "") + each
