"""Attach a source to a claim, edit the citation, and fetch or upload its page again."""

from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext as _

from articles import fetching, jobs, permissions
from articles.actions.captures import examine_source, read_recording, record_upload, store_upload
from articles.actions.search_index import index_sources
from articles.actions.transactions import acting
from articles.actions.undo_log import record_undo
from articles.file_store import Content, read_start, read_whole, require_size
from articles.models import Citation, Claim, Job, Source, UndoEntry, User
from articles.refusals import Refused
from articles.rules import require_time_code
from articles.text.evidence import quoted_in_address

PICTURE_LIMIT = 10_000_000  # bytes, as of a page that is fetched


def attach_source(
    claim: Claim,
    *,
    by: User,
    url: str,
    stance: Citation.Stance,
    locator: str = "",
    excerpt: str = "",
    note: str = "",
) -> Citation:
    """Cite the page at `url` for `claim` and fetch it. Citing the same location twice adds one citation.

    Without an excerpt, it is what a text fragment of the address quotes (`#:~:text=`). Raises
    `Refused` if the address is not one that may be fetched.
    """
    permissions.require(permissions.may_cite(by, claim))
    address = fetching.canonical(url)
    with acting(by):
        source = get_or_create_page(address, by=by)
        quoted = excerpt if excerpt.strip() else quoted_in_address(url)
        return cite(claim, source, by, stance=stance, locator=locator, excerpt=quoted, note=note)


def get_or_create_page(address: str, *, by: User) -> Source:
    """Return the source for a canonical address, added if there is none.

    The caller has it fetched if needed. Called inside the transaction of an action that `by` may do.
    """
    restricted = Q(visibility=Source.Visibility.RESTRICTED)
    own = Source.objects.filter(imported_with__isnull=True)
    known = own.filter(restricted & permissions.seen_by(by), url=address).first()
    if known:
        return known
    about = {"kind": Source.Kind.URL, "added_by": by}
    # Reusing a restricted source would reveal to people without access that it exists.
    others = own.exclude(restricted)
    source, is_new = others.get_or_create(url=address, defaults=about)
    if is_new:
        index_sources([source.pk])
    return source


def attach_upload(
    claim: Claim,
    *,
    by: User,
    title: str,
    file_name: str,
    data: Content,
    stance: Citation.Stance,
    locator: str = "",
    excerpt: str = "",
    note: str = "",
    transcript_name: str = "",
    transcript: Content = b"",
) -> Citation:
    """Add an uploaded file as a source, and cite it. A recording may come with its `transcript`.

    Raises `Refused` if a file cannot be read, or if the location is none of the recording.
    """
    permissions.require(permissions.may_cite(by, claim))
    document = read_file(file_name, data)
    words = read_transcript(document, transcript_name, transcript)
    read = document.fields.get("title")
    title = title.strip() or (read.value if read else "") or file_name
    uploads = [store_upload(file_name, data, document)]
    if words:
        uploads.append(store_upload(transcript_name, transcript, words))
    with acting(by):
        source = Source.objects.create(kind=Source.Kind.UPLOAD, title=title[:500], added_by=by)
        for upload in uploads:
            record_upload(source, upload, by=by)
        return cite(claim, source, by, stance=stance, locator=locator, excerpt=excerpt, note=note)


def upload_instead(source: Source, *, by: User, file_name: str, data: Content) -> Source:
    """Upload a page that could not be fetched, as a capture marked as uploaded.

    Raises `Refused` if the file cannot be read.
    """
    permissions.require(permissions.may_fetch(by) and permissions.may_see(by, source))
    upload = store_upload(file_name, data, read_file(file_name, data))
    with acting(by):
        record_upload(source, upload, by=by)
    return source


def fetch_again(source: Source, *, by: User) -> Job:
    """Add a job that fetches a page again. While one is pending, nothing changes.

    Raises `Refused` if the source has no address.
    """
    permissions.require(permissions.may_fetch(by) and permissions.may_see(by, source))
    if source.kind != Source.Kind.URL:
        raise Refused(_("This source has no address to fetch. Upload it again instead."))
    with acting(by):
        return jobs.ask(Job.Kind.FETCH, source.pk, by=by)


def change_citation(
    citation: Citation,
    *,
    by: User,
    expected_version: int,
    stance: Citation.Stance,
    locator: str,
    excerpt: str,
    note: str,
) -> Citation:
    """Edit a citation.

    Raises `Stale` with the current excerpt, `Refused` if the claim already cites the source at
    this location.
    """
    allowed = permissions.may_cite(by, citation.claim)
    permissions.require(allowed and permissions.may_see(by, citation.source))
    others = Citation.objects.filter(claim=citation.claim_id, source=citation.source_id)
    if others.filter(locator=locator).exclude(pk=citation.pk).exists():
        raise Refused(
            _(
                "The claim already cites this source at this location. Enter another location, or "
                "edit the existing citation."
            )
        )
    if locator != citation.locator:
        require_time_code(citation.source, locator)
    recording = record_undo(UndoEntry.Kind.CHANGE_CITATION, by=by, on=citation.claim)
    with acting(by), recording as undo:
        undo.changes(citation)
        citation.change(
            expected_version=expected_version,
            theirs=citation.excerpt,
            stance=stance,
            locator=locator,
            excerpt=excerpt,
            note=note,
        )
        examine_source(citation.source_id)
    return citation


def read_file(file_name: str, data: Content) -> fetching.Document:
    """Read an uploaded file. Raises `Refused` if it is too large, cannot be read, or does not
    show its text, as a login form.

    Of a picture that is larger than PICTURE_LIMIT, only the first bytes are read, of a recording its
    length.
    """
    if recording := read_recording(data):
        return recording
    require_size(data, megabytes=settings.FILE_MAX_MEGABYTES)
    try:
        picture = fetching.picture_document(read_start(data)) if _is_large(data) else None
        document = picture or fetching.read(read_whole(data), name=file_name, pictures=True)
    except fetching.FetchFailed as failure:
        raise Refused(str(failure)) from failure
    if document.wall.hides_all:
        raise Refused(str(document.wall.sentence))
    return document


def _is_large(data: Content) -> bool:
    return (len(data) if isinstance(data, bytes) else data.size) > PICTURE_LIMIT


def read_transcript(
    recording: fetching.Document, file_name: str, data: Content
) -> fetching.Document | None:
    """Read the transcript that is uploaded with a recording; None without a file.

    Raises `Refused` if it cannot be read, or if the other file is no recording.
    """
    if not file_name:
        return None
    if not recording.media_type:
        raise Refused(
            _(
                "Only a recording has a transcript. Choose an audio or video file, or remove one file."
            )
        )
    return require_text(read_file(file_name, data))


def require_text(document: fetching.Document) -> fetching.Document:
    """Return a transcript. Raises `Refused` if it has no text, as another recording."""
    if not document.text.strip():
        raise Refused(
            _("The transcript has no text. Choose the file with the words, such as .srt or .vtt.")
        )
    return document


def require_recording(document: fetching.Document) -> fetching.Document:
    """Return a recording. Raises `Refused` for another file."""
    if not document.media_type:
        raise Refused(
            _(
                "Browsers cannot play this file. Choose a recording of the type .mp3, .m4a, "
                ".ogg, .wav, .flac, .mp4 or .webm."
            )
        )
    return document


def cite(
    claim: Claim,
    source: Source,
    by: User,
    *,
    stance: Citation.Stance,
    locator: str,
    excerpt: str,
    note: str,
) -> Citation:
    """Add the citation, once for each location; an open claim becomes one in progress.

    The newest capture of the source is searched; a page without a capture is fetched. Called last
    in the transaction of an action that `by` may do.
    """
    require_time_code(source, locator)
    Claim.objects.select_for_update(no_key=True).get(
        pk=claim.pk
    )  # waits for a removal of another citation
    about = {"stance": stance, "excerpt": excerpt, "note": note, "cited_by": by}
    with record_undo(UndoEntry.Kind.ATTACH_SOURCE, by=by, on=claim) as undo:
        citation, is_new = claim.citations.get_or_create(
            source=source, locator=locator, defaults=about
        )
        if is_new:
            undo.created(citation)
            undo.note(citation=citation.pk)
        if is_new and claim.state == Claim.State.OPEN:
            undo.changes(claim)
            claim.move(Claim.State.IN_PROGRESS, expected_version=claim.version)
    if source.kind == Source.Kind.URL and not source.captures.exists():
        jobs.ask(Job.Kind.FETCH, source.pk, by=by)
    examine_source(source.pk)
    return citation
