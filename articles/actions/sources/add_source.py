"""Add a source without an address, cite an existing one, and edit the details of a source."""

from collections.abc import Collection, Mapping
from typing import Any

from django.utils.translation import gettext as _

from articles import fetching, permissions
from articles.actions.captures import StoredUpload, record_upload, store_upload
from articles.actions.search_index import index_sources
from articles.actions.sources.attach_source import cite, read_file, require_recording
from articles.actions.sources.restrict_source import require_description, set_readers
from articles.actions.transactions import acting
from articles.file_store import Content
from articles.models import Capture, Citation, Claim, Source, User
from articles.refusals import NotAllowed, Refused

DETAILS_BY_KIND: Mapping[Source.Kind, tuple[str, ...]] = {
    Source.Kind.URL: (),
    Source.Kind.UPLOAD: ("title",),
    Source.Kind.INTERVIEW: ("person", "channel", "dated_on"),
    Source.Kind.DOCUMENT: ("title", "issuer", "dated_on"),
    Source.Kind.BROADCAST: ("title", "issuer", "dated_on"),
}
OPTIONAL = {(Source.Kind.DOCUMENT, "dated_on")}
TYPED = "notes.txt"  # file name of a typed transcript


def add_source(
    claim: Claim,
    *,
    by: User,
    kind: Source.Kind,
    about: Mapping[str, Any],
    stance: Citation.Stance,
    is_primary: bool = False,
    visibility: Source.Visibility = Source.Visibility.PUBLIC,
    public_description: str = "",
    readers: Collection[User] = (),
    locator: str = "",
    excerpt: str = "",
    note: str = "",
    file_name: str = "",
    data: Content = b"",
    text: str = "",
    recording_name: str = "",
    recording: Content = b"",
) -> Citation:
    """Add an interview, a document or a broadcast as a source, and cite it.

    `about` has its details, see `DETAILS_BY_KIND`. Its content is a file or typed `text`, and a recording.
    Raises `Refused` if a detail is missing or the file cannot be read.
    """
    permissions.require(permissions.may_cite(by, claim))
    details = _details(kind, about) | {"is_primary": is_primary, "visibility": visibility}
    details["public_description"] = require_description(visibility, public_description)
    uploads = _store_contents(file_name, data, text, recording_name, recording)
    with acting(by):
        source = Source.objects.create(kind=kind, added_by=by, **details)
        set_readers(source, readers, by=by)
        index_sources([source.pk])
        for upload in uploads:
            record_upload(source, upload, by=by)
        return cite(claim, source, by, stance=stance, locator=locator, excerpt=excerpt, note=note)


def cite_source(
    claim: Claim,
    *,
    by: User,
    source: Source,
    stance: Citation.Stance,
    locator: str = "",
    excerpt: str = "",
    note: str = "",
) -> Citation:
    """Cite an existing source for another claim. Citing the same location twice adds one citation."""
    permissions.require(permissions.may_cite(by, claim) and permissions.may_see(by, source))
    with acting(by):
        return cite(claim, source, by, stance=stance, locator=locator, excerpt=excerpt, note=note)


def describe_source(
    source: Source, *, by: User, expected_version: int, is_primary: bool, about: Mapping[str, Any]
) -> Source:
    """Edit the details of a source. For a web page that is only whether it is primary.

    The metadata of a web page are corrected on its captures. Raises `Stale` with the current
    details, `Refused` if a detail is missing.
    """
    permissions.require(permissions.may_describe(by, source))
    fields = _details(Source.Kind(source.kind), about)
    with acting(by):
        newest = Source.objects.get(pk=source.pk)
        described = source.change(
            expected_version=expected_version,
            theirs=_summary(newest),
            is_primary=is_primary,
            **fields,
        )
        index_sources([source.pk])
        return described


def add_transcript(
    source: Source,
    *,
    by: User,
    text: str = "",
    file_name: str = "",
    data: Content = b"",
    recording_name: str = "",
    recording: Content = b"",
) -> None:
    """Add a transcript, typed or as a file, and a recording, or one of both, as captures of the source.

    Earlier ones stay. Raises `Refused` without any or for files that cannot be read, `NotAllowed` for the
    typed text of a web page.
    """
    permissions.require(permissions.may_describe(by, source))
    if source.kind == Source.Kind.URL and text.strip():
        raise NotAllowed(
            _("Web pages are captured as they are. Upload the page instead of typing its text.")
        )
    if not (text.strip() or file_name or recording_name):
        raise Refused(_("Type the transcript, or choose a file."))
    uploads = _store_contents(file_name, data, text, recording_name, recording)
    with acting(by):
        for upload in uploads:
            record_upload(source, upload, by=by)


def _details(kind: Source.Kind, about: Mapping[str, Any]) -> dict[str, Any]:
    """Return the details of this kind of source, stripped. Raises `Refused` if one is missing."""
    fields = {name: about.get(name) for name in DETAILS_BY_KIND[kind]}
    for name, value in fields.items():
        if isinstance(value, str):
            fields[name] = value.strip()
        if not fields[name] and (kind, name) not in OPTIONAL:
            raise Refused(
                _(
                    "A required detail of the source is missing. Fill in every field that is not optional."
                )
            )
    return fields


def _summary(source: Source) -> str:
    parts = [str(source), source.get_channel_display(), source.issuer, source.dated_on]
    role = _("primary source") if source.is_primary else _("secondary source")
    return ", ".join(str(each) for each in [*parts, role] if each)


def _store_content(file_name: str, data: Content, text: str) -> StoredUpload | None:
    """Read and store a file or a typed text, and return it; None without either.

    It takes a while, so call it before the transaction. Raises `Refused` for an unreadable file.
    """
    if file_name:
        return store_upload(file_name, data, read_file(file_name, data))
    return _store_text(text) if text.strip() else None


def _store_text(text: str) -> StoredUpload:
    typed = text.encode()
    document = fetching.read(typed, content_type="text/plain; charset=utf-8", name=TYPED)
    return store_upload(TYPED, typed, document, origin=Capture.Origin.TYPED)


def _store_contents(
    file_name: str, data: Content, text: str, recording_name: str, recording: Content
) -> list[StoredUpload]:
    """Read and store a recording and its transcript, as far as they are given.

    Raises `Refused` for files that cannot be read, and for a recording that is none.
    """
    content = _store_content(file_name, data, text)
    if not recording_name:
        return [content] if content else []
    document = require_recording(read_file(recording_name, recording))
    heard = store_upload(recording_name, recording, document)
    return [heard, content] if content else [heard]
