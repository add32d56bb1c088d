"""Read the record of a post: JSON of a stranger, in the child process like everything else."""

from articles.reading.document import Document, Unreadable
from articles.reading.posts.activitypub import read_activitypub
from articles.reading.posts.addresses import Network
from articles.reading.posts.bluesky import read_bluesky
from articles.reading.posts.mastodon import read_mastodon
from articles.reading.posts.record import NO_RECORD, PostRecord
from articles.reading.posts.values import loaded, mapping_of


def read_post(record: PostRecord) -> Document:
    """Return the post of a record. Raises Unreadable if it is not the one that was asked for."""
    answer = mapping_of(loaded(record.text))
    if not answer:
        raise Unreadable(NO_RECORD)
    beside = {name: loaded(text) for name, text in record.beside.items()}
    if record.network is Network.BLUESKY:
        return read_bluesky(answer, record, beside)
    if record.network is Network.MASTODON:
        return read_mastodon(answer, record)
    return read_activitypub(answer, record, beside)
