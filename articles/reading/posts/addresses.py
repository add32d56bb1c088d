"""The addresses of posts: which network they belong to, whose they are, and their number there."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from articles.reading.addresses import parse
from articles.refusals import Refused


class Network(StrEnum):
    """The protocol by which the record of a post is requested."""

    BLUESKY = "bluesky"
    MASTODON = "mastodon"  # its API, which Pleroma, Akkoma and others answer as well
    ACTIVITYPUB = "activitypub"


@dataclass(frozen=True, slots=True)
class PostAddress:
    """The address of a post. `author` is as the address writes it: a name, or the DID of an account.

    `key` is the number of the post on its server; "" where only the address names the post. With
    `needs_announcement`, it is a post only if its page says that it has such a record.
    """

    network: Network
    url: str
    host: str
    author: str = ""
    key: str = ""
    needs_announcement: bool = False


_NAME = r"[\w.-]{1,100}(?:@[\w.:-]{1,253})?"
_BLUESKY = re.compile(
    r"/profile/(?P<author>did:[a-z]+:[\w.:%-]{1,200}|[\w-]{1,63}(?:\.[\w-]{1,63})+)"
    r"/post/(?P<key>[\w.:~-]{1,512})/?",
    re.ASCII,
)
_MASTODON = re.compile(
    rf"(?:/web|/deck)?/@(?P<author>{_NAME})/(?P<key>\d{{1,25}})/?"
    rf"|/users/(?P<user>{_NAME})/statuses/(?P<number>\d{{1,25}})/?"
    r"|/notice/(?P<notice>[A-Za-z0-9]{18})/?",
    re.ASCII,
)
_ACTIVITYPUB = re.compile(
    rf"/@(?P<author>{_NAME})/statuses/\w{{10,40}}/?|/notes/\w{{8,40}}/?|/p/{_NAME}/\d{{1,25}}/?"
    r"|/(?:objects|display)/[0-9a-f-]{8,40}/?",
    re.ASCII,
)


def post_address(url: str, *, bluesky_hosts: Collection[str]) -> PostAddress | None:
    """Return what the address of a post says; None for any other address.

    `bluesky_hosts` are the names of the sites that show posts of Bluesky.
    """
    try:
        address = parse(url)
    except Refused:
        return None
    path = address.target.partition("?")[0]
    given = str(address), address.origin
    if address.host in bluesky_hosts:
        match = _BLUESKY.fullmatch(path)
        return (
            PostAddress(Network.BLUESKY, *given, match["author"], match["key"]) if match else None
        )
    if match := _MASTODON.fullmatch(path):
        author = match["author"] or match["user"] or ""
        key = match["key"] or match["number"] or match["notice"]
        return PostAddress(Network.MASTODON, *given, author, key)
    if match := _ACTIVITYPUB.fullmatch(path):
        author = match["author"] or ""
        return PostAddress(Network.ACTIVITYPUB, *given, author, needs_announcement=True)
    return None
