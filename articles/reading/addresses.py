"""Parse a URL strictly. The result is rebuilt from its parts and never contains the input as typed."""

import re
from collections.abc import Collection
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
_UNCLEAR = re.compile(
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
    """The parts of a URL. `host` is ASCII (IPv6 in brackets), `target` is path and query."""

    scheme: str
    host: str
    port: int
    target: str
    ip: IP | None

    @property
    def origin(self) -> str:
        """The value of the Host header: the host, with its port unless that is the default."""
        is_default = self.port == DEFAULT_PORTS[self.scheme]
        return self.host if is_default else f"{self.host}:{self.port}"

    def __str__(self) -> str:
        return f"{self.scheme}://{self.origin}{self.target}"


def parse(url: str, *, allowed_hosts: Collection[str] = ()) -> Address:
    """Parse `url`. Raises Refused for everything that two parsers could read differently.

    A port other than 80 and 443 is accepted only with an IP address, which the guard checks, or with
    one of the `allowed_hosts`, which need not be public.
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
    name, ip = host(authority["host"], allowed=allowed_hosts)
    port = int(authority["port"] or DEFAULT_PORTS[scheme])
    if not _is_allowed_port(port, ip) and not (name in allowed_hosts and 0 < port < 65536):
        raise Refused(_("Only the usual web ports, 80 and 443, can be fetched from."))
    return Address(scheme, name, port, _target(parts["path"], parts["query"]), ip)


def join(base: str, link: str) -> str:
    """Return the absolute address of `link` on the page at `base`. Raises Refused if unclear.

    Joining is lenient, so the result must be parsed before it is fetched.
    """
    if has_unclear_characters(link.strip()):
        raise Refused(_("The page redirects to an address that is not valid."))
    try:
        return urljoin(base, link.strip())
    except ValueError as error:
        raise Refused(_("The page redirects to an address that is not valid.")) from error


def has_unclear_characters(url: str) -> bool:
    """Whether `url` has white space, a control character, a backslash or an invisible character."""
    return _UNCLEAR.search(url) is not None


def canonical(url: str) -> str:
    """Return the canonical form of `url`, without fragment and tracking parameters.

    Two citations with the same canonical address cite the same source. Raises Refused.
    """
    address = parse(url)
    path, separator, query = address.target.partition("?")
    if not separator:
        return str(address)
    pairs = [pair for pair in query.split("&") if not _TRACKING.fullmatch(pair.partition("=")[0])]
    target = f"{path}?{'&'.join(pairs)}" if pairs != [""] and pairs else path
    return f"{address.scheme}://{address.origin}{target}"


def host_of(url: str) -> str:
    """Return the host of `url`, with its port unless that is the default. Raises Refused."""
    return parse(url).origin


def _is_allowed_port(port: int, ip: IP | None) -> bool:
    return port in DEFAULT_PORTS.values() or (ip is not None and 0 < port < 65536)


def _target(path: str, query: str | None) -> str:
    target = _without_dots(_normalise(path, safe=_PATH_SAFE)) or "/"
    return target if query is None else f"{target}?{_normalise(query, safe=_QUERY_SAFE)}"


def _normalise(part: str, *, safe: str) -> str:
    """Escape only the characters that must be escaped, with each escape in upper case."""

    def rewritten(escape: re.Match[str]) -> str:
        character = chr(int(escape[1], 16))
        return character if character in _UNRESERVED else escape[0].upper()

    return _ESCAPE.sub(rewritten, quote(_LONE_PERCENT.sub("%25", part), safe=safe))


def _without_dots(path: str) -> str:
    """Resolve "." and ".." (RFC 3986, 5.2.4), so that a page has only one address."""
    resolved: list[str] = []
    segments = path.split("/")[1:]
    for segment in segments:
        if segment == "..":
            del resolved[-1:]
        elif segment != ".":
            resolved.append(segment)
    if segments and segments[-1] in {".", ".."}:
        resolved.append("")
    return "/" + "/".join(resolved) if segments else ""
