"""What a claim rests on: attach it, change it, have it fetched again, upload it instead."""

from django.db.models import Q
from django.utils.translation import gettext as _

from articles import fetching, jobs, permissions
from articles.actions.captures import examine_source, record_upload
from articles.actions.transactions import acting
from articles.actions.undo_log import record_undo
from articles.models import Citation, Claim, Job, Source, UndoEntry, User
from articles.refusals import Refused


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
    """Cite the page at `url` for `claim` and have it fetched. Citing the same place twice is once.

    Raises `Refused` when the address is none that we would fetch.
    """
    permissions.require(permissions.may_cite(by, claim))
    address = fetching.canonical(url)
    with acting(by):
        source = page_at(address, by=by)
        return cite(claim, source, by, stance=stance, locator=locator, excerpt=excerpt, note=note)


def page_at(address: str, *, by: User) -> Source:
    """The page at a canonical address as a source, which somebody may have to fetch.

    Called inside the transaction of an action that `by` is allowed.
    """
    restricted = Q(visibility=Source.Visibility.RESTRICTED)
    known = Source.objects.filter(restricted & permissions.seen_by(by), url=address).first()
    if known:
        return known
    about = {"kind": Source.Kind.URL, "added_by": by}
    others = Source.objects.exclude(restricted)  # nobody learns that a page is a restricted source
    source, _new = others.get_or_create(url=address, defaults=about)
    return source


def attach_upload(
    claim: Claim,
    *,
    by: User,
    title: str,
    file_name: str,
    data: bytes,
    stance: Citation.Stance,
    locator: str = "",
    excerpt: str = "",
    note: str = "",
) -> Citation:
    """Cite an uploaded file as a source without an address.

    Raises `Refused` when the file cannot be read.
    """
    permissions.require(permissions.may_cite(by, claim))
    document = read_file(file_name, data)
    read = document.fields.get("title")
    title = title.strip() or (read.value if read else "") or file_name
    with acting(by):
        source = Source.objects.create(kind=Source.Kind.UPLOAD, title=title[:500], added_by=by)
        record_upload(source, by=by, file_name=file_name, data=data, document=document)
        return cite(claim, source, by, stance=stance, locator=locator, excerpt=excerpt, note=note)


def upload_instead(source: Source, *, by: User, file_name: str, data: bytes) -> Source:
    """Give by hand what could not be fetched. It is a capture, marked as uploaded.

    Raises `Refused` when the file cannot be read.
    """
    permissions.require(permissions.may_fetch(by) and permissions.may_see(by, source))
    document = read_file(file_name, data)
    with acting(by):
        record_upload(source, by=by, file_name=file_name, data=data, document=document)
    return source


def fetch_again(source: Source, *, by: User) -> Job:
    """Have a page fetched once more. Asking while it is being fetched changes nothing."""
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
    """Correct how a source bears on the claim. Raises `Stale` with the excerpt that now stands,
    `Refused` when the claim cites the source at this place already.
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


def read_file(file_name: str, data: bytes) -> fetching.Document:
    """What was uploaded, read. Raises `Refused` when it cannot be."""
    try:
        return fetching.read(data, name=file_name, pictures=True)
    except fetching.FetchFailed as failure:
        raise Refused(str(failure)) from failure


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
    """Cite the source for the claim, once at each place, which somebody works on from now. What was
    seen of it is searched; a page of which nothing was seen is fetched.

    Called last in the transaction of an action that `by` is allowed.
    """
    Claim.objects.select_for_update(no_key=True).get(pk=claim.pk)  # who takes another off, waits
    about = {"stance": stance, "excerpt": excerpt, "note": note, "cited_by": by}
    with record_undo(UndoEntry.Kind.ATTACH_SOURCE, by=by, on=claim) as undo:
        citation, made = claim.citations.get_or_create(
            source=source, locator=locator, defaults=about
        )
        if made:
            undo.created(citation)
            undo.note(citation=citation.pk)
        if made and claim.state == Claim.State.OPEN:
            undo.changes(claim)
            claim.move(Claim.State.IN_PROGRESS, expected_version=claim.version)
    if source.kind == Source.Kind.URL and not source.captures.exists():
        jobs.ask(Job.Kind.FETCH, source.pk, by=by)
    examine_source(source.pk)
    return citation
