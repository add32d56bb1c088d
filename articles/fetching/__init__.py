"""URL -> Fetched, bytes -> Document: the one guarded way out of the house.

A fetch passes these files in this order, once per redirect up to `body`:

    client      hop by hop, all within one `deadline` and the limits of a `policy`
    addresses   one strict reading of the URL; `hosts` reads its host
    guard       looks the name up once (`names`) and checks each answer (`networks`)
    connection  to the checked address and no other; `metered` counts what comes in
    answers     redirect, page, or which failure (`outcomes`)
    body        the bytes, inflated within the cap
    reading     hands the bytes to the `child`, a process with limits, which asks for their kind
                (`kinds`) and reads them: `html` (with `fields`, `jsonld`, `dates`, `links`), `pdf` or `plain`

`warc` writes what was seen as web archives keep it.
"""

from articles.fetching.client import download, fetch, parsed
from articles.fetching.fetched import Download, Fetched, Hop, Seen
from articles.fetching.outcomes import FetchFailed, Outcome
from articles.fetching.policy import Policy, peers
from articles.fetching.reading import read, read_by
from articles.fetching.warc import fetched_warc, uploaded_warc
from articles.reading.addresses import canonical, host_of
from articles.reading.dates import iso
from articles.reading.document import Document, Field, Link

__all__ = [
    "Document",
    "Download",
    "FetchFailed",
    "Fetched",
    "Field",
    "Hop",
    "Link",
    "Outcome",
    "Policy",
    "Seen",
    "canonical",
    "download",
    "fetch",
    "fetched_warc",
    "host_of",
    "iso",
    "parsed",
    "peers",
    "read",
    "read_by",
    "uploaded_warc",
]
