"""Posts of social networks: their addresses, and the original records behind their pages.

addresses    which address is that of a post, and of which network
record       the record of a post as its server sent it, with what was fetched beside it
reader       a record becomes a Document: `post` is what all networks have in common
mastodon     the record that Mastodon's API sends; `activitypub` that of other software
bluesky      the record of Bluesky; `cid` compares it with its identifier, `facets` finds its links
"""

from articles.reading.posts.addresses import Network, PostAddress, post_address
from articles.reading.posts.record import PostRecord, record_from_json

__all__ = ["Network", "PostAddress", "PostRecord", "post_address", "record_from_json"]
