"""Read an article from a file or a web page, in a child process with limits."""

from django.conf import settings
from django.utils.translation import gettext as _

from articles import fetching, importing
from articles.file_store import Content, read_whole, size_of
from articles.refusals import Refused

PAGE_SECONDS = 10.0  # a person waits for this fetch; a worker may take longer
BYTES_LIMIT = 20 * 1024 * 1024  # of a file


def document_of_file(file_name: str, content: Content) -> fetching.Document:
    """Read a file. Raises `Refused` if it is too large or cannot be read."""
    if size_of(content) > BYTES_LIMIT:
        raise Refused(_("This file is larger than 20 MB. Save it without pictures and try again."))
    try:
        return fetching.read(read_whole(content), name=file_name, links=True)
    except fetching.FetchFailed as failure:
        raise Refused(str(failure)) from failure


def document_of_page(url: str) -> tuple[fetching.Document, str]:
    """Fetch a page and read it as an article. Returns its canonical address as well.

    Raises `Refused` if it cannot be fetched, after `PAGE_SECONDS` at most.
    """
    policy = fetching.Policy(
        user_agent=settings.FETCH_USER_AGENT,
        allowed_peers=fetching.parse_peers(settings.FETCH_ALLOWED_PEERS),
        deadline_seconds=PAGE_SECONDS,
    )
    try:
        page = fetching.fetch(url.strip(), policy=policy, links=True)
    except fetching.FetchFailed as failure:
        raise Refused(str(failure)) from failure
    stated = page.document.fields.get("canonical")
    try:
        address = fetching.canonical(stated.value if stated else page.final_url)
    except Refused:
        address = page.final_url
    return page.document, address


def draft_of_file(file_name: str, content: Content) -> importing.Draft:
    """Return the draft of a file. Raises `Refused` if it is too large or cannot be read."""
    return importing.draft_from_document(document_of_file(file_name, content))


def draft_of_page(url: str) -> tuple[importing.Draft, str]:
    """Return the draft of a web page, and its canonical address. Raises `Refused`."""
    document, address = document_of_page(url)
    return importing.draft_from_document(document), address
