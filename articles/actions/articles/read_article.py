"""What is in a file, or on a page: read in the child process, for a person to confirm."""

from django.conf import settings
from django.utils.translation import gettext as _

from articles import fetching, importing
from articles.importing import FileKind
from articles.refusals import Refused

PATIENCE = 10.0  # seconds for a page, while a person looks at a form; a worker has more


def draft_of_file(file_name: str, data: bytes) -> importing.Draft:
    """Read a file. Raises `Refused` with what is wrong with it."""
    kind = importing.kind_of(data, file_name=file_name)
    if kind is FileKind.TEXT:
        return importing.draft_from_text(importing.decode(data))
    try:
        if kind is FileKind.HTML:
            page = fetching.read(data, content_type="text/html", name=file_name, links=True)
            return _draft_of_document(page)
        return importing.draft_from_json(fetching.read_by(importing.READER, data, kind=kind.value))
    except fetching.FetchFailed as failure:
        if kind is FileKind.HTML:
            raise Refused(str(failure)) from failure
        raise Refused(
            _("This file takes too much memory or time to read. Paste its text instead.")
        ) from failure


def draft_of_page(url: str) -> tuple[importing.Draft, str]:
    """Fetch a page and read it as an article. Also returns the address that it goes by.

    Raises `Refused` with why it cannot be had, `PATIENCE` seconds later at the latest.
    """
    policy = fetching.Policy(
        user_agent=settings.FETCH_USER_AGENT,
        allowed_peers=fetching.peers(settings.FETCH_ALLOWED_PEERS),
        deadline_seconds=PATIENCE,
    )
    try:
        fetched = fetching.fetch(url.strip(), policy=policy)
        kind, final_url = fetched.content_type, fetched.final_url
        # Once more, for what only an article needs: a fetch asks for no links.
        page = fetching.read(fetched.body, content_type=kind, url=final_url, links=True)
    except fetching.FetchFailed as failure:
        raise Refused(str(failure)) from failure
    name = fetched.final_url.partition("?")[0]
    if importing.kind_of(fetched.body, file_name=name) in {FileKind.PDF, FileKind.WORD}:
        return draft_of_file(name, fetched.body), fetched.final_url
    canonical = fetched.document.fields.get("canonical")
    try:
        address = fetching.canonical(canonical.value if canonical else fetched.final_url)
    except Refused:
        address = fetched.final_url
    return _draft_of_document(page), address


def _draft_of_document(page: fetching.Document) -> importing.Draft:
    read = {name: field.value for name, field in page.fields.items()}
    return importing.draft_from_page(
        title=read.get("title", ""),
        author=read.get("author", ""),
        site=read.get("site", ""),
        published=read.get("published", ""),
        language=read.get("language", ""),
        text=page.text,
        missing=page.missing_text,
        links=[(link.start, link.end, link.url) for link in page.links],
    )
