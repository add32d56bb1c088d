"""One strict reading of a URL. What it returns is rebuilt from the parts, never what was typed."""

import re
from dataclasses import dataclass
from urllib.parse import quote, urljoin

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from articles.reading.hosts import IP, NOT_A_HOST, host
from articles.refusals import Refused

LENGTH_LIMIT = 8192  # code points, as typed
DEFAULT_PORTS = {"http": 80, "https": 443}

_PARTS = re.compile(
    r"""
    (?P<scheme>[A-Za-z][A-Za-z0-9+.-]*) ://
    (?P<authority>[^/?#]*)
    (?P<path>[^?#]*)
    (?:\?(?P<query>[^#]*))?
    (?:\#.*)?
    """,
    re.VERBOSE,
)
_AUTHORITY = re.compile(r"(?P<host>\[[^\]]*\]|[^:\[\]]+)(?::(?P<port>[0-9]{1,5})?)?")
_NEVER = re.compile(
    r"[\x00-\x20\x7f-\xa0\\\u2028\u2029\u200b-\u200f\u202a-\u202e\ufeff\ud800-\udfff]|\s"
)
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_LONE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_PATH_SAFE = "/:@!$&'()*+,;=%"
_QUERY_SAFE = _PATH_SAFE + "?[]|"
_TRACKING = re.compile(
    r"utm_[a-z_]+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|igshid|mc_cid|mc_eid|_ga"
)


@dataclass(frozen=True, slots=True)
class Address:
    """Where a page is. `host` is ASCII (IPv6 in brackets), `target` is path and query."""

    scheme: str
    host: str
    port: int
    target: str
    ip: IP | None

    @property
    def origin(self) -> str:
        """The host as it goes into the Host header: with the port when it is not the usual one."""
        usual = self.port == DEFAULT_PORTS[self.scheme]
        return self.host if usual else f"{self.host}:{self.port}"

    def __str__(self) -> str:
        return f"{self.scheme}://{self.origin}{self.target}"


def parse(url: str) -> Address:
    """Read `url` strictly. Raises Refused with the reason for whatever two readers could differ on.

    A port other than 80 and 443 passes only beside an IP address, where the guard has the say.
    """
    if len(url) > LENGTH_LIMIT:
        sentence = _("The address is longer than {limit} characters. Use a shorter one.")
        raise Refused(format_lazy(sentence, limit=LENGTH_LIMIT))
    if has_unclear_characters(url):
        raise Refused(
            _("The address contains a space, a backslash or an invisible character. Remove it.")
        )
    parts = _PARTS.fullmatch(url)
    scheme = parts["scheme"].lower() if parts else ""
    if parts is None or scheme not in DEFAULT_PORTS:
        raise Refused(_("Only addresses that begin with http:// or https:// can be fetched."))
    if "@" in parts["authority"]:
        raise Refused(_("The address contains a user name or a password. Remove it."))
    authority = _AUTHORITY.fullmatch(parts["authority"])
    if authority is None:
        raise Refused(NOT_A_HOST)
    name, ip = host(authority["host"])
    port = int(authority["port"] or DEFAULT_PORTS[scheme])
    if not _port_passes(port, ip):
        raise Refused(_("Only the usual web ports, 80 and 443, can be fetched from."))
    return Address(scheme, name, port, _target(parts["path"], parts["query"]), ip)


def join(base: str, link: str) -> str:
    """Return where `link` leads from the page at `base`. Raises Refused for what is unclear.

    Joining forgives much: read strictly what it returns before you go there.
    """
    if has_unclear_characters(link.strip()):
        raise Refused(_("The page redirects to an address that is not valid."))
    try:
        return urljoin(base, link.strip())
    except ValueError as error:
        raise Refused(_("The page redirects to an address that is not valid.")) from error


def has_unclear_characters(url: str) -> bool:
    """Whether `url` holds white space, a control, a backslash or something invisible."""
    return _NEVER.search(url) is not None


def canonical(url: str) -> str:
    """Return the one address of the page at `url`: rebuilt, without fragment and tracking marks.

    Two citations with the same canonical address cite the same source. Raises Refused.
    """
    address = parse(url)
    path, mark, query = address.target.partition("?")
    if not mark:
        return str(address)
    kept = [pair for pair in query.split("&") if not _TRACKING.fullmatch(pair.partition("=")[0])]
    target = f"{path}?{'&'.join(kept)}" if kept != [""] and kept else path
    return f"{address.scheme}://{address.origin}{target}"


def host_of(url: str) -> str:
    """Return the server that `url` is on, with its port when it is not the usual one.

    Raises Refused.
    """
    return parse(url).origin


def _port_passes(port: int, ip: IP | None) -> bool:
    return port in DEFAULT_PORTS.values() or (ip is not None and 0 < port < 65536)


def _target(path: str, query: str | None) -> str:
    target = _without_dots(_normal(path, safe=_PATH_SAFE)) or "/"
    return target if query is None else f"{target}?{_normal(query, safe=_QUERY_SAFE)}"


def _normal(part: str, *, safe: str) -> str:
    """Escape what must be, unescape what need not be, and write each escape in capitals."""

    def rewritten(escape: re.Match[str]) -> str:
        character = chr(int(escape[1], 16))
        return character if character in _UNRESERVED else escape[0].upper()

    return _ESCAPE.sub(rewritten, quote(_LONE_PERCENT.sub("%25", part), safe=safe))


def _without_dots(path: str) -> str:
    """Resolve "." and ".." (RFC 3986, 5.2.4), so that no address says one place in two ways."""
    kept: list[str] = []
    segments = path.split("/")[1:]
    for segment in segments:
        if segment == "..":
            del kept[-1:]
        elif segment != ".":
            kept.append(segment)
    if segments and segments[-1] in {".", ".."}:
        kept.append("")
    return "/" + "/".join(kept) if segments else ""
