"""A web page that a browser saved with all its parts in one file (.mhtml) to a Document."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from articles.reading.dates import iso_date
from articles.reading.document import Document, Field, Unreadable
from articles.reading.embedded import with_shadow_text
from articles.reading.html import read_html
from articles.reading.mail.headers import Mail, header, parse
from articles.reading.mail.parts import payload_of

NO_PAGE = _("This file contains no web page. Save the page again, as one complete file.")
HIDDEN_MISSING = _(
    "The browser that saved this page leaves out its hidden parts, such as text that is folded up."
)
_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_WEB = ("http://", "https://")


def read_saved_page(body: bytes, *, links: bool) -> Document:
    """Return the article of a saved page. Raises Unreadable if there is no page in it."""
    message = parse(body)
    page = _main_part(message)
    if page is None:
        raise Unreadable(NO_PAGE)
    url = _address(message, page)
    body, content_type = with_shadow_text(payload_of(page), str(page.get("Content-Type", "")))
    document = read_html(body, content_type=content_type, url=url, links=links)
    fields = dict(document.fields)
    if title := header(message, "Subject"):
        fields.setdefault("title", Field(title, "Subject"))
    if url:
        fields.setdefault("canonical", Field(url, "saved page"))
    if captured := iso_date(header(message, "Date")):
        fields["captured"] = Field(captured, "Date")
    missing = (str(HIDDEN_MISSING),) if "blink" in header(message, "From").lower() else ()
    return replace(document, fields=fields, warnings=(*document.warnings, *missing))


def _main_part(message: Mail) -> Mail | None:
    """Return the part that the file names as the page, else the first one in HTML."""
    start = str(message.get_param("start", "") or "").strip("<> ")
    pages = [part for part in message.walk() if part.get_content_type() in _PAGES]
    named = [part for part in pages if str(part.get("Content-ID", "")).strip("<> ") == start]
    return next(iter([*(named if start else ()), *pages]), None)


def _address(message: Mail, page: Mail) -> str:
    stated = (
        header(message, "Snapshot-Content-Location"),
        header(page, "Content-Location"),
        header(message, "Content-Location"),
    )
    return next((address for address in stated if address.lower().startswith(_WEB)), "")
