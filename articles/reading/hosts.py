"""The host of a URL: a public name in ASCII, or an IP address in its usual notation."""

import ipaddress
import re
from collections.abc import Collection

import idna
from django.utils.translation import gettext_lazy as _

from articles.refusals import Refused

IP = ipaddress.IPv4Address | ipaddress.IPv6Address

_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
_NAME_LIMIT = 253

# RFC 6761 and its registry, ICANN's name collisions, and the names of home networks.
_SPECIAL_USE = frozenset(
    {"alt", "arpa", "corp", "domain", "example", "home", "intranet", "internal", "invalid"}
    | {"lan", "local", "localdomain", "localhost", "mail", "onion", "private", "test"}
)

NOT_A_HOST = _("The address does not name a website. Check the part after “//”.")
NOT_PUBLIC = _("This address is not on the public web. Only public pages can be fetched.")


def host(typed: str, *, allowed: Collection[str] = ()) -> tuple[str, IP | None]:
    """Return the host in its normal form, and its IP address if it is one.

    A name comes back in lower case and ASCII (IDNA 2008), without a trailing dot; an IPv6 address
    in brackets. A name in `allowed` need not be public. Raises Refused for everything that a resolver
    could read differently.
    """
    if typed.startswith("["):
        address = _ipv6(typed)
        return f"[{address}]", address
    name = _ascii(typed.removesuffix("."))
    labels = name.split(".")
    if _NUMBER.fullmatch(labels[-1]):
        ipv4 = _ipv4(typed)
        return str(ipv4), ipv4
    if len(name) > _NAME_LIMIT or not all(_LABEL.fullmatch(label) for label in labels):
        raise Refused(NOT_A_HOST)
    is_special = len(labels) == 1 or labels[-1] in _SPECIAL_USE
    if is_special and name not in allowed:
        raise Refused(NOT_PUBLIC)
    return name, None


def _ascii(name: str) -> str:
    lower = name.lower() if name.isascii() else name
    if lower.isascii() and not any(label.startswith("xn--") for label in lower.split(".")):
        return lower
    try:
        return idna.encode(lower, uts46=True, std3_rules=True).decode("ascii")
    except (idna.IDNAError, UnicodeError) as error:
        raise Refused(NOT_A_HOST) from error


def _ipv4(typed: str) -> ipaddress.IPv4Address:
    try:
        return ipaddress.IPv4Address(
            typed
        )  # four decimal numbers; no octal, hexadecimal or short forms
    except ValueError as error:
        raise Refused(NOT_A_HOST) from error


def _ipv6(typed: str) -> ipaddress.IPv6Address:
    if not typed.endswith("]") or "%" in typed:
        raise Refused(NOT_A_HOST)
    try:
        return ipaddress.IPv6Address(typed[1:-1])
    except ValueError as error:
        raise Refused(NOT_A_HOST) from error
