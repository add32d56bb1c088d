"""Fetching: a URL becomes `Fetched`, and bytes become a `Document`. The one guarded way out.

guard        checks each address before a connection, and holds the limits of a fetch
transport    requests a URL hop by hop, within those limits
posts        the original record behind the page of a post
parsing      reads the bytes in a child process with limits of its own
outcomes     how a fetch ends, and what it returns

The strict reading of a URL is in `articles.reading.addresses`: readers of pages use it too.
"""

from articles.fetching.guard import Policy, parse_peers
from articles.fetching.outcomes import (
    Download,
    Fetched,
    FetchFailed,
    Hop,
    Outcome,
    Validators,
    fetched_warc,
    uploaded_warc,
)
from articles.fetching.parsing import is_recording, read, read_recording
from articles.fetching.posts import is_post, with_post
from articles.fetching.transport import Answer, download, fetch, parse_download, post
from articles.reading.addresses import canonical, host_of, parse
from articles.reading.dates import iso_date, month_or_year
from articles.reading.document import Document, Field
from articles.reading.file_types import picture_document
from articles.reading.posts import PostRecord, record_from_json

__all__ = [
    "Answer",
    "Document",
    "Download",
    "FetchFailed",
    "Fetched",
    "Field",
    "Hop",
    "Outcome",
    "Policy",
    "PostRecord",
    "Validators",
    "canonical",
    "download",
    "fetch",
    "fetched_warc",
    "host_of",
    "is_post",
    "is_recording",
    "iso_date",
    "month_or_year",
    "parse",
    "parse_download",
    "parse_peers",
    "picture_document",
    "post",
    "read",
    "read_recording",
    "record_from_json",
    "uploaded_warc",
    "with_post",
]
