"""The main page of a WARC or WACZ file to a Document, with its address and when it was captured."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from itertools import chain
from urllib.parse import urljoin

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from articles.reading.archives.records import DAMAGED, Response, responses_in
from articles.reading.dates import iso_date
from articles.reading.document import Document, Field, Unreadable
from articles.reading.embedded import with_shadow_text
from articles.reading.html import read_html
from articles.reading.word.package import Package

NO_PAGE = _("No web page was found in this archive. Save the page again, or upload it as .html.")
NOT_NAMED = _("The page that this archive names is not in it. Another page of it was read.")
BREAKS_OFF = _("This archive is damaged or too large. Only its first part was read.")
PAGES_LIMIT = 60_000_000  # bytes of the pages that are kept until the main one is known
_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_REDIRECTS_LIMIT = 10
_ARCHIVES = (".warc", ".warc.gz")
_LISTS = ("pages/pages.jsonl", "pages/extrapages.jsonl")
_WEB = ("http://", "https://")


def read_warc(body: bytes, *, links: bool) -> Document:
    """Return the first page in a WARC file. Raises Unreadable without any."""
    return _document(responses_in(body), "", "WARC", links=links)


def read_wacz(body: bytes, *, links: bool) -> Document:
    """Return the page that a WACZ file names first, else the first in it. Raises Unreadable."""
    package = Package(body, lambda: Unreadable(DAMAGED))
    members = [name for name in package.names if name.endswith(_ARCHIVES)]
    responses = chain.from_iterable(
        responses_in(package.bytes_of(name) or b"") for name in sorted(members)
    )
    return _document(responses, _main_page(package), "WACZ", links=links)


def _document(responses: Iterable[Response], main: str, origin: str, *, links: bool) -> Document:
    contents = _contents(responses)
    page = contents.named(main) if main else None
    warnings = [str(BREAKS_OFF)] if contents.breaks_off else []
    if main and page is None:
        warnings.append(str(NOT_NAMED))
    page = page or next(iter(contents.pages.values()), None)
    if page is None:
        raise Unreadable(NO_PAGE)
    body, content_type = with_shadow_text(page.body, page.content_type)
    document = read_html(body, content_type=content_type, url=page.url, links=links)
    fields = dict(document.fields)
    if page.url.startswith(_WEB):
        fields.setdefault("canonical", Field(page.url, "WARC-Target-URI"))
    if captured := iso_date(page.captured):
        fields["captured"] = Field(captured, "WARC-Date")
    if others := contents.number_of_pages - 1:
        more = ngettext(
            "%(n)s other page of this archive was not read.",
            "%(n)s other pages of this archive were not read.",
            others,
        )
        warnings.append(more % {"n": others})
    return replace(
        document,
        fields=fields,
        warnings=(*document.warnings, *warnings),
        origin=f"{document.origin} in {origin}",
    )


@dataclass(slots=True)
class _Contents:
    """The pages of an archive by address, as many as fit into memory, and where addresses lead."""

    pages: dict[str, Response] = field(default_factory=dict)
    targets: dict[str, str] = field(default_factory=dict)
    number_of_pages: int = 0
    breaks_off: bool = False

    def named(self, address: str) -> Response | None:
        """Return the page at an address, or at the one to which it redirects."""
        for _hop in range(_REDIRECTS_LIMIT):
            if page := self.pages.get(_plain(address)):
                return page
            address = self.targets.get(_plain(address), address)
        return None


def _contents(responses: Iterable[Response]) -> _Contents:
    """Read an archive to its end, or as far as it is whole. Raises Unreadable if nothing is."""
    contents, size = _Contents(), 0
    try:
        for each in responses:
            key = _plain(each.url)
            if each.location:
                contents.targets.setdefault(key, urljoin(each.url, each.location))
            if not _is_page(each) or key in contents.pages:
                continue
            contents.number_of_pages += 1
            size += len(each.raw)
            if size <= PAGES_LIMIT:
                contents.pages[key] = each
    except Unreadable:
        if not contents.pages:
            raise
        contents.breaks_off = True
    return contents


def _is_page(response: Response) -> bool:
    media_type = response.content_type.partition(";")[0].strip().lower()
    return response.status == HTTPStatus.OK and media_type in _PAGES and bool(response.raw)


def _plain(url: str) -> str:
    """Return an address without what does not count for where it leads."""
    return url.partition("#")[0].partition("://")[2].removesuffix("/")


def _main_page(package: Package) -> str:
    """Return the address of the page that the archive names first; "" if it names none."""
    about = _loaded((package.bytes_of("datapackage.json") or b"").decode("utf-8", "replace"))
    if isinstance(about.get("mainPageURL"), str):
        return str(about["mainPageURL"])
    return next(chain.from_iterable(_listed(package, name) for name in _LISTS), "")


def _listed(package: Package, name: str) -> Iterator[str]:
    lines = (package.bytes_of(name) or b"").decode("utf-8", "replace").splitlines()
    for line in lines:
        if isinstance(url := _loaded(line).get("url"), str):
            yield url


def _loaded(text: str) -> Mapping[str, object]:
    try:
        loaded = json.loads(text or "{}")
    except ValueError:
        return {}
    return loaded if isinstance(loaded, dict) else {}
