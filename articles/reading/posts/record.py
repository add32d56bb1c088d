"""The record of a post as its server sent it, between a fetch, the database and the reader.

The sentences say why a record could not be had.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from articles.reading.posts.addresses import Network

OTHER_RECORD = _("The server sent a record that is not of this post.")
NO_RECORD = _("The server sent no record of a post.")
NOT_HAD = _("The original record of this post could not be fetched. %(reason)s")
NOT_READ = _("The original record of this post could not be read. %(reason)s")


@dataclass(frozen=True, slots=True)
class PostRecord:
    """The record of a post: `text` is JSON exactly as `url` sent it.

    `author` and `key` are those that were asked for: on Bluesky a DID and the key of the record.
    `handle` is the name of the account if both sides confirm it. `beside` are further records, by what
    they describe: "profile", "actor". Without a `text`, `problem` says why there is no record, as a
    sentence in English.
    """

    network: Network
    url: str = ""
    text: str = ""
    author: str = ""
    key: str = ""
    handle: str = ""
    beside: Mapping[str, str] = field(default_factory=dict)
    problem: str = ""

    def as_json(self) -> dict[str, object]:
        """Return the record as JSON types."""
        return {
            "network": self.network.value,
            "url": self.url,
            "text": self.text,
            "author": self.author,
            "key": self.key,
            "handle": self.handle,
            "beside": dict(self.beside),
            "problem": self.problem,
        }


def record_from_json(values: Mapping[str, object]) -> PostRecord | None:
    """Return the record in the result of `as_json`; None for an empty mapping. Raises ValueError."""
    if not values:
        return None
    beside = values.get("beside")
    return PostRecord(
        network=Network(str(values["network"])),
        beside={str(k): str(v) for k, v in beside.items()} if isinstance(beside, dict) else {},
        **{
            name: str(values.get(name, ""))
            for name in ("url", "text", "author", "key", "handle", "problem")
        },
    )
