"""The guard: which address may be connected to, how long a fetch may take, and how much it may read.

checks       looks the host up once (`lookups`) and checks every answer (`networks`)
policy       the limits of one fetch
deadline     the time by which all of it is over
"""

from articles.fetching.guard.checks import CheckedAddress, check_address
from articles.fetching.guard.deadline import Deadline
from articles.fetching.guard.lookups import look_up_within
from articles.fetching.guard.policy import Peer, Policy, parse_peers

__all__ = [
    "CheckedAddress",
    "Deadline",
    "Peer",
    "Policy",
    "check_address",
    "look_up_within",
    "parse_peers",
]
