"""An HTML page to a Document: the text of the article, without menus, and its metadata."""

import re
from copy import deepcopy
from itertools import islice

import trafilatura
from django.utils.translation import gettext_lazy as _
from lxml import etree, html

from articles.reading.annotations import Annotation
from articles.reading.document import Document, Elsewhere, Unreadable
from articles.reading.html.article.filled import Filled, Line, filled
from articles.reading.html.article.links import in_paragraphs, links_in
from articles.reading.html.article.prepared import hide_joiners, prepare, with_joiners
from articles.reading.html.metadata.fields import read_fields
from articles.reading.html.page_elements import PageElements
from articles.reading.html.text_parser import all_text
from articles.reading.plain import decode, storable
from articles.reading.signatures.refresh import next_address

SIZE_LIMIT = 500_000  # code points; 1,000 take about 0.8 ms to read
DEPTH_LIMIT = 250  # lxml silently drops everything below 256 levels

# The library asks a function in Python for the class of each element each time it is looked at, because
# those of forms have more methods. Nothing here uses them.
_ONE_CLASS = etree.ElementDefaultClassLookup(element=html.HtmlElement)
# A third of the elements of a page. Nobody asks for their names any more, and each takes time.
_INLINE = ("span", "img", "font", "b", "i", "em", "strong", "cite")
_TOO_DEEP = etree.XPath(f"boolean({'/*' * DEPTH_LIMIT})")
_SCRIPT_TAG = re.compile(r"<(/?)(script|style)\b([^>]{0,300})>", re.IGNORECASE)

_JSON_LD = re.compile(r"<script\b[^>]{0,300}ld\+json[^>]{0,300}>", re.IGNORECASE)
_SCRIPTS_LIMIT = 20

UNSORTED = _("The page is built so oddly that menus and notes may stand among its text.")
TOO_LONG = _("Only the first part of this page was read: it is very long.")
NO_TEXT = _("No text was found. The page may need a browser; upload what you see there.")
NOWHERE = "https://page.invalid/"  # stands for the address of an uploaded page
LEADS_ON = _("This page only leads its readers on to another page. Read that one instead.")
LEADS_TO = _("Its address: %(address)s.")
NO_MARKUP = _("No text could be read from this address. Upload the page instead.")


def read_html(body: bytes, *, content_type: str, url: str, links: bool = False) -> Document:
    """Return the text and the fields of the page at `url`; with `links`, its links as well.

    Raises Unreadable for a page without any element.
    """
    decoded = decode(body, content_type=content_type)
    source = _without_scripts(storable(decoded.text))
    is_long = len(source) > SIZE_LIMIT
    scripts = _scripts_behind(source, SIZE_LIMIT)
    source = source[:SIZE_LIMIT]
    page = _parse(source)
    is_too_deep = _is_too_deep(page)  # asked first: what follows takes inline elements away
    elements = PageElements(page)
    fields, wall = read_fields(elements, url=url, further_scripts=scripts)
    language = fields["language"].value if "language" in fields else ""
    left_out = prepare(elements, language=language)
    etree.strip_tags(page, *_INLINE)
    article = None if is_too_deep else _article(page)
    is_unsorted = article is None
    article = article or Filled([Line(line) for line in storable(all_text(source)).split("\n")])
    text = "\n".join(line.text for line in article.lines)
    links = links and not is_unsorted  # else they cannot be separated from those of menus
    page_links = _links(source, text, url=url, language=language) if links else ()
    written = in_paragraphs(article.lines, page_links)
    odd = UNSORTED if is_unsorted else "" if text.strip() or is_long else NO_TEXT
    missing = (str(wall.sentence),) if wall else (str(odd), str(TOO_LONG) if is_long else "")
    if address := next_address(body, content_type=content_type, url=url or NOWHERE):
        missing = (_leads_on(address),)
    return Document(
        written.text,
        fields,
        tuple(filter(None, (*missing, *decoded.warnings, *left_out.sentences()))),
        annotations=written.annotations,
        paragraphs=written.paragraphs,
        elsewhere=article.elsewhere,
        origin="whole page" if is_unsorted else "article",
        wall=wall,
        guessed_encoding=decoded.guess,
    )


def _leads_on(address: str) -> str:
    """Return a sentence for a page that was not fetched: a fetch follows to the other address."""
    if address.startswith(NOWHERE):
        return str(LEADS_ON)
    return f"{LEADS_ON} {LEADS_TO}" % {"address": address}


def _article(page: html.HtmlElement) -> Filled | None:
    """Return the article; None when the markup is too odd to tell it from menus."""
    are_hidden = hide_joiners(page)
    article = _extracted(page)
    return _with_joiners(article) if article and are_hidden else article


def _with_joiners(article: Filled) -> Filled:
    return Filled(
        [Line(with_joiners(line.text), line.role) for line in article.lines],
        tuple(Elsewhere(each.kind, with_joiners(each.text)) for each in article.elsewhere),
    )


def _links(source: str, text: str, *, url: str, language: str) -> tuple[Annotation, ...]:
    """Parse the page again for its links, because the extraction changed the first tree."""
    page = _parse(source)
    prepare(PageElements(page), language=language)
    return links_in(page, text, url=url)


def _parse(source: str) -> html.HtmlElement:
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    parser.set_element_class_lookup(_ONE_CLASS)
    try:
        return html.document_fromstring(source.encode(), parser=parser)
    except etree.ParserError as error:
        raise Unreadable(NO_MARKUP) from error


def _extracted(page: html.HtmlElement) -> Filled | None:
    """Return the article; None when the markup is too odd to tell it from menus."""
    try:
        # Too much text is better than too little: people search for the words that they quote.
        text = trafilatura.extract(
            _without_menus(page), fast=True, favor_recall=True, include_comments=False
        )
        if text:
            return filled(storable(text), page)
        return Filled(
            [Line(line) for line in storable(str(trafilatura.html2txt(page))).split("\n")]
        )
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError, etree.LxmlError):
        return None  # trafilatura is not prepared for everything that pages contain


def _without_menus(page: html.HtmlElement) -> html.HtmlElement:
    """Return a copy without lists of short links, which the extraction would look at five times."""
    copy = deepcopy(page)
    etree.strip_elements(copy, "select", "button", "input", "source", with_tail=False)
    for menu in list(copy.iter("ul", "ol", "nav", "footer")):
        if menu.getparent() is not None and _is_menu(menu):
            menu.drop_tree()
    return copy


def _is_menu(element: html.HtmlElement) -> bool:
    linked = [len("".join(link.text_content().split())) for link in element.iter("a")]
    letters = sum(linked)
    is_short = 2 * len(linked) < letters < 25 * len(linked)
    return (
        len(linked) > 2
        and is_short
        and letters >= 0.9 * len("".join(element.text_content().split()))
    )


def _is_too_deep(page: html.HtmlElement) -> bool:
    """Whether lxml may have dropped text. XPath answers faster than a walk in Python."""
    return bool(_TOO_DEEP(page.getroottree()))


def _scripts_behind(source: str, offset: int) -> list[str]:
    """Return the JSON-LD behind an offset, which may be the only one of a long page."""
    tags = islice(_JSON_LD.finditer(source, offset), _SCRIPTS_LIMIT)
    return [source[tag.end() : source.find("</script", tag.end())] for tag in tags]


def _without_scripts(source: str) -> str:
    """Remove scripts and styles, often most of a page, from a long one. JSON-LD stays."""
    if len(source) <= SIZE_LIMIT:
        return source
    kept: list[str] = []
    position = 0
    open_tag = ""
    for tag in _SCRIPT_TAG.finditer(source):
        closes, name, attributes = bool(tag[1]), tag[2].lower(), tag[3].lower()
        if not open_tag and not closes and "ld+json" not in attributes:
            open_tag = name
            kept.append(source[position : tag.start()])
            position = tag.start()
        elif open_tag == name and closes:
            open_tag = ""
            position = tag.end()
    return "".join([*kept, source[position:]])
