"""The networks that are not the public internet. `ipaddress` does not know all of them."""

import ipaddress

from articles.reading.hosts import IP

# The IANA special-purpose registries, and networks that other documents reserve.
_FORBIDDEN_4 = (
    "0.0.0.0/8",  # this network
    "10.0.0.0/8",  # private
    "100.64.0.0/10",  # carrier-grade NAT
    "127.0.0.0/8",  # loopback
    "169.254.0.0/16",  # link-local; cloud providers serve credentials here
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
    "168.63.129.16/32",  # the host of an Azure machine; the number looks public
)

# Only 2000::/3 of IPv6 is assigned at all; these parts of it are not public.
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
    """Whether `address` belongs to the public internet, not to this machine or its networks."""
    if isinstance(address, ipaddress.IPv4Address):
        return not any(address in network for network in _NETWORKS_4)
    if address.scope_id or address not in _PUBLIC_6:
        return False
    if any(address in network for network in _NETWORKS_6):
        return False
    interface = address.packed[8:]
    return not (interface[0] in (0, 2) and interface[1] == 0 and interface[2:4] == _EMBEDDED_MARK)
