"""Read an article from a file or a web page, in a child process with limits."""

from django.conf import settings
from django.utils.translation import gettext as _

from articles import fetching, importing
from articles.file_store import Content, read_whole, size_of
from articles.importing import FileType
from articles.refusals import Refused

PAGE_SECONDS = 10.0  # a person waits for this fetch; a worker may take longer


def draft_of_file(file_name: str, content: Content) -> importing.Draft:
    """Read a file. Raises `Refused` if it is too large or cannot be read."""
    importing.require_size(size_of(content))
    data = read_whole(content)
    kind = importing.file_type_of(data, file_name=file_name)
    if kind is FileType.PLAIN:
        return importing.draft_from_text(importing.decode(data))
    try:
        if kind is FileType.HTML:
            page = fetching.read(data, content_type="text/html", name=file_name, links=True)
            return importing.draft_from_page(page)
        return importing.draft_from_json(
            fetching.read_with(importing.READER, data, kind=kind.value)
        )
    except fetching.FetchFailed as failure:
        if kind is FileType.HTML:
            raise Refused(str(failure)) from failure
        raise Refused(
            _("This file takes too much memory or time to read. Paste its text instead.")
        ) from failure


def draft_of_page(url: str) -> tuple[importing.Draft, str]:
    """Fetch a page and read it as an article. Returns its canonical address as well.

    Raises `Refused` if it cannot be fetched, after `PAGE_SECONDS` at most.
    """
    policy = fetching.Policy(
        user_agent=settings.FETCH_USER_AGENT,
        allowed_peers=fetching.parse_peers(settings.FETCH_ALLOWED_PEERS),
        deadline_seconds=PAGE_SECONDS,
    )
    try:
        fetched = fetching.fetch(url.strip(), policy=policy)
        kind, final_url = fetched.content_type, fetched.final_url
        # Read it again with its links, which a capture does not need.
        page = fetching.read(fetched.body, content_type=kind, url=final_url, links=True)
    except fetching.FetchFailed as failure:
        raise Refused(str(failure)) from failure
    name = fetched.final_url.partition("?")[0]
    if importing.file_type_of(fetched.body, file_name=name) in {FileType.PDF, FileType.WORD}:
        return draft_of_file(name, fetched.body), fetched.final_url
    canonical = fetched.document.fields.get("canonical")
    try:
        address = fetching.canonical(canonical.value if canonical else fetched.final_url)
    except Refused:
        address = fetched.final_url
    return importing.draft_from_page(page), address
