"""Sources without an address (an interview, a document, a broadcast), and sources cited again."""

from collections.abc import Collection, Mapping
from typing import Any

from django.utils.translation import gettext as _

from articles import fetching, permissions
from articles.actions.captures import record_upload
from articles.actions.sources.attach_source import cite, read_file
from articles.actions.sources.restrict_source import confide, require_description
from articles.actions.transactions import acting
from articles.models import Capture, Citation, Claim, Source, User
from articles.refusals import NotAllowed, Refused

ABOUT: Mapping[Source.Kind, tuple[str, ...]] = {
    Source.Kind.URL: (),
    Source.Kind.UPLOAD: ("title",),
    Source.Kind.INTERVIEW: ("person", "channel", "dated_on"),
    Source.Kind.DOCUMENT: ("title", "issuer", "dated_on"),
    Source.Kind.BROADCAST: ("title", "issuer", "dated_on"),
}
OPTIONAL = {(Source.Kind.DOCUMENT, "dated_on")}
TYPED = "notes.txt"  # what the file of typed words is called


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
    data: bytes = b"",
    text: str = "",
) -> Citation:
    """Cite an interview, a document or a broadcast that nobody has cited yet.

    `about` says what it is: see `ABOUT`. What was said or shown in it may come as a file or as
    typed `text`. From its first moment on it is seen by whom `visibility` allows.

    Raises `Refused` when something is missing or the file cannot be read.
    """
    permissions.require(permissions.may_cite(by, claim))
    document = read_file(file_name, data) if file_name else None
    with acting(by):
        source = Source.objects.create(
            kind=kind,
            **_described(kind, about),
            is_primary=is_primary,
            visibility=visibility,
            public_description=require_description(visibility, public_description),
            added_by=by,
        )
        confide(source, readers, by=by)
        if document:
            record_upload(source, by=by, file_name=file_name, data=data, document=document)
        elif text.strip():
            _record_words(source, text, by=by)
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
    """Cite for another claim a source that is known. The same place twice is once."""
    permissions.require(permissions.may_cite(by, claim) and permissions.may_see(by, source))
    with acting(by):
        return cite(claim, source, by, stance=stance, locator=locator, excerpt=excerpt, note=note)


def describe_source(
    source: Source, *, by: User, expected_version: int, is_primary: bool, about: Mapping[str, Any]
) -> Source:
    """Correct what a source is. Raises `Stale` with what now stands, `Refused` when it is no more.

    Of a page nothing is described but whether it is primary: what it says of itself is corrected
    beside its capture.
    """
    permissions.require(permissions.may_describe(by, source))
    fields = _described(Source.Kind(source.kind), about)
    with acting(by):
        newest = Source.objects.get(pk=source.pk)
        return source.change(
            expected_version=expected_version, theirs=_told(newest), is_primary=is_primary, **fields
        )


def add_words(source: Source, *, by: User, text: str) -> Capture:
    """Keep what was said or read, as typed, as a capture in which passages can be found."""
    permissions.require(permissions.may_describe(by, source))
    if source.kind == Source.Kind.URL:
        raise NotAllowed(
            _("Web pages are captured as they are. Upload the page instead of typing its text.")
        )
    if not text.strip():
        raise Refused(_("Type the transcript, or choose a file."))
    with acting(by):
        return _record_words(source, text, by=by)


def _described(kind: Source.Kind, about: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of this kind, without blanks around them; none may be missing."""
    fields = {name: about.get(name) for name in ABOUT[kind]}
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


def _told(source: Source) -> str:
    said = [str(source), source.get_channel_display(), source.issuer, source.dated_on]
    role = _("primary source") if source.is_primary else _("secondary source")
    return ", ".join(str(each) for each in [*said, role] if each)


def _record_words(source: Source, text: str, *, by: User) -> Capture:
    data = text.encode()
    document = fetching.read(data, content_type="text/plain; charset=utf-8", name=TYPED)
    return record_upload(
        source,
        by=by,
        file_name=TYPED,
        data=data,
        document=document,
        origin=Capture.Origin.TYPED,
    )
