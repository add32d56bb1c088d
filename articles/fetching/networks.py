"""Which addresses are not the public internet: a list of our own, as `ipaddress` misses some."""

import ipaddress

from articles.reading.hosts import IP

# The IANA special-purpose registries, and what they leave to other documents.
_FORBIDDEN_4 = (
    "0.0.0.0/8",  # this network
    "10.0.0.0/8",  # private
    "100.64.0.0/10",  # carrier-grade NAT
    "127.0.0.0/8",  # loopback
    "169.254.0.0/16",  # link-local; clouds keep their credentials here
    "172.16.0.0/12",  # private
    "192.0.0.0/24",  # protocol assignments
    "192.0.2.0/24",  # documentation
    "192.31.196.0/24",  # AS112
    "192.52.193.0/24",  # AMT
    "192.88.99.0/24",  # 6to4 relays
    "192.168.0.0/16",  # private
    "192.175.48.0/24",  # AS112
    "198.18.0.0/15",  # benchmarks
    "198.51.100.0/24",  # documentation
    "203.0.113.0/24",  # documentation
    "224.0.0.0/4",  # multicast
    "240.0.0.0/4",  # reserved, and broadcast
    "168.63.129.16/32",  # the host below an Azure machine; public by number only
)

# Of IPv6 only 2000::/3 is given out at all; these are the parts of it that are not public.
_PUBLIC_6 = ipaddress.IPv6Network("2000::/3")
_FORBIDDEN_6 = (
    "2001::/23",  # protocol assignments: Teredo, benchmarks, ORCHID, AS112 …
    "2001:db8::/32",  # documentation
    "2002::/16",  # 6to4: holds an IPv4 address
    "2620:4f:8000::/48",  # AS112
    "3ffe::/16",  # the old 6bone
    "3fff::/20",  # documentation
)

_NETWORKS_4 = tuple(ipaddress.IPv4Network(network) for network in _FORBIDDEN_4)
_NETWORKS_6 = tuple(ipaddress.IPv6Network(network) for network in _FORBIDDEN_6)
_EMBEDDED_MARK = b"\x5e\xfe"  # ISATAP: 0000:5efe or 0200:5efe before an IPv4 address


def is_public(address: IP) -> bool:
    """Whether `address` belongs to the public internet, and to no machine near us."""
    if isinstance(address, ipaddress.IPv4Address):
        return not any(address in network for network in _NETWORKS_4)
    if address.scope_id or address not in _PUBLIC_6:
        return False
    if any(address in network for network in _NETWORKS_6):
        return False
    interface = address.packed[8:]
    return not (interface[0] in (0, 2) and interface[1] == 0 and interface[2:4] == _EMBEDDED_MARK)
