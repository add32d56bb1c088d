"""Read an article from a file or a web page, in a child process with limits.

A file with several articles is kept until the editor has chosen one of them.
"""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.conf import settings
from django.core import signing
from django.core.files.storage import default_storage
from django.utils.translation import gettext as _

from articles import fetching, importing
from articles.file_store import Content, as_file, read_whole, size_of
from articles.models import Article, User
from articles.reading.document import Choice
from articles.refusals import Refused

PAGE_SECONDS = 10.0  # a person waits for this fetch; a worker may take longer
BYTES_LIMIT = 20 * 1024 * 1024  # of a file
FOLDER = "imports"  # of the storage: files that wait for a person or a worker
KEPT_FOR = 24 * 3600  # seconds in which an article of a kept file can be chosen
KEPT_SUFFIX = ".choice"
_SALT = "articles.kept_file"


class SeveralArticles(Refused):
    """A file holds several articles, or a message with attachments, and none was chosen."""

    def __init__(self, choices: Sequence[Choice], file_name: str, content: Content) -> None:
        super().__init__(
            _("This file contains %(n)s texts. Choose one of them, or import them one by one.")
            % {"n": len(choices)}
        )
        self.file_name = file_name
        self.content = content


class ReadPage(NamedTuple):
    """The draft of a page, its canonical address, and the bytes that were fetched."""

    draft: importing.Draft
    address: str
    body: bytes


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file with several articles that is kept for a choice. `revises` is the id of an article."""

    path: str
    file_name: str
    revises: int | None
    content: bytes

    def forget(self) -> None:
        """Delete the file."""
        default_storage.delete(self.path)


def draft_of_file(
    file_name: str, content: Content, *, choice: int = 0, encoding: str = ""
) -> importing.Draft:
    """Return the draft of a file, or of the article of this number in it, from 1.

    A text is read in `encoding` if one is named.

    Raises `Refused` if it is too large or cannot be read.
    """
    if size_of(content) > BYTES_LIMIT:
        raise Refused(_("This file is larger than 20 MB. Save it without pictures and try again."))
    try:
        document = fetching.read(
            read_whole(content),
            content_type=f"; charset={encoding}" if encoding else "",
            name=file_name,
            links=True,
            choice=choice,
        )
    except fetching.FetchFailed as failure:
        raise Refused(str(failure)) from failure
    return importing.draft_from_document(document)


def draft_of_page(url: str) -> ReadPage:
    """Fetch a page and read it as an article.

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
    return ReadPage(importing.draft_from_document(page.document), address, page.body)


def keep_file(content: Content) -> str:
    """Store a file until a person has made a choice, for a day at most. Returns its path."""
    return default_storage.save(f"{FOLDER}/{uuid.uuid4()}{KEPT_SUFFIX}", as_file(content))


def keep_for_choice(several: SeveralArticles, *, by: User, revises: Article | None = None) -> str:
    """Keep the file until `by` has chosen an article of it; return the token that names it.

    A file that nobody comes back to is deleted by `remove_old_imports`.
    """
    path = keep_file(several.content)
    about = [path, several.file_name[-255:], by.pk, revises.pk if revises else None]
    return signing.dumps(about, salt=_SALT, compress=True)


def kept_file(token: str, *, by: User) -> KeptFile | None:
    """Return the file that a token of `by` names; None if it is not theirs, or not kept any more."""
    try:
        path, file_name, owner, revises = signing.loads(token, salt=_SALT, max_age=KEPT_FOR)
    except signing.BadSignature:
        return None
    if owner != by.pk or not default_storage.exists(path):
        return None
    with default_storage.open(path) as file:
        return KeptFile(path, file_name, revises, file.read())
