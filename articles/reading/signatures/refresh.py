"""A short page that leads its readers on to another address by itself: a meta refresh."""

import re
from html.parser import HTMLParser

from articles.reading.addresses import has_unclear_characters, join
from articles.reading.plain import decode
from articles.refusals import Refused

SIZE_LIMIT = 20_000  # bytes; a longer page is more than a redirect
SHORT = 600  # letters; an article that loads itself again has more
SOON = 30  # seconds until the page leads on
SCHEMES = ("http://", "https://")
_UNSEEN = frozenset(
    {"script", "style", "noscript", "template", "textarea", "title", "iframe", "svg"}
)
_CONTENT = re.compile(
    r"""\s*(?P<seconds>[0-9]{1,4})[.0-9]*(?:\s*[;,]|\s)\s*(?:url\s*=\s*)?
    (?:'(?P<single>[^']*)|"(?P<double>[^"]*)|(?P<bare>.*))""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)


def next_address(body: bytes, *, content_type: str, url: str) -> str:
    """Return the address to which the page at `url` leads on; "" for a page that stays.

    Only a short page leads on, within `SOON` seconds, to another address of the web. The markup is not
    trusted: the address must be checked like that of any redirect.
    """
    if len(body) > SIZE_LIMIT or b"refresh" not in body.lower():
        return ""
    if content_type and "html" not in content_type.lower():
        return ""
    page = _Page()
    page.feed(decode(body, content_type=content_type).text)
    page.close()
    if page.letters > SHORT or not page.target or has_unclear_characters(page.target):
        return ""
    try:
        target = join(join(url, page.base), page.target)
    except Refused:
        return ""
    is_same = target.partition("#")[0] == url.partition("#")[0]
    return "" if is_same or not target.lower().startswith(SCHEMES) else target


class _Page(HTMLParser):
    """Collects what decides whether a page leads on."""

    def __init__(self) -> None:
        super().__init__()
        self.base = ""
        self.target = ""
        self.letters = 0
        self._unseen: list[str] = []  # open elements whose content does not count

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag in _UNSEEN:
            self._unseen.append(tag)
        elif self._unseen:
            return
        elif tag == "base":
            self.base = self.base or values.get("href", "").strip()
        elif tag == "meta" and values.get("http-equiv", "").strip().lower() == "refresh":
            self.target = self.target or _target(values.get("content", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag in self._unseen:
            del self._unseen[self._unseen.index(tag) :]

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.letters += len("".join(data.split()))


def _target(content: str) -> str:
    match = _CONTENT.match(content)
    if match is None or int(match["seconds"]) > SOON:
        return ""
    return (match["single"] or match["double"] or match["bare"] or "").strip()
