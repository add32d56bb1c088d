"""What is at hand while a report is being taken in: its people, sources and speakers as rows."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from articles import reports
from articles.models import (
    Article,
    Capture,
    Claim,
    ReportImport,
    Revision,
    Source,
    Speaker,
    User,
    Verdict,
)
from articles.reports.data.from_json import wrong

LONGEST_NAME = 150  # code points of each of the two fields that hold a name


@dataclass(slots=True)
class Taking:
    """A report on its way into the database. Rows are found by what the report calls them."""

    report: reports.Report
    by: User
    article: Article
    bytes_of: Mapping[str, bytes]
    receipt: ReportImport
    people: dict[tuple[str, bool], User]
    speakers: dict[str, Speaker] = field(default_factory=dict)
    revisions: dict[int, Revision] = field(default_factory=dict)
    sources: dict[int, Source] = field(default_factory=dict)
    captures: dict[tuple[int, str], Capture] = field(default_factory=dict)
    claims: dict[int, Claim] = field(default_factory=dict)
    confirmations: list[tuple[Verdict, reports.VerdictReconfirmation, str]] = field(
        default_factory=list
    )

    def bytes_at(self, name: str, sha256: str, size: int, where: str) -> bytes | None:
        """The bytes that came with the report under this name, if they did and are the right ones."""
        data = self.bytes_of.get(name)
        if data is not None and (hashlib.sha256(data).hexdigest(), len(data)) != (sha256, size):
            wrong(
                where, _("the file in the archive differs from the one that the report describes.")
            )
        return data

    def person(self, name: str, where: str) -> User:
        """The row for somebody who must be named. Raises `Refused` for nobody."""
        return somebody(self.people, name) if name else wrong(where, _("a name is missing."))

    def user_or_none(self, name: str) -> User | None:
        """The row for whoever is named, if anybody is."""
        return somebody(self.people, name) if name else None

    def other(self, name: str, than: User, where: str) -> User:
        """The row for somebody other than `than`, who may bear the same name."""
        found = self.person(name, where)
        return found if found.pk != than.pk else somebody(self.people, name, namesake=True)

    def speaker(self, name: str, where: str) -> Speaker | None:
        """The speaker of this name; None for nobody."""
        if not name:
            return None
        return self.speakers.get(name) or wrong(
            where, _("the report has no speaker with this name.")
        )

    def revision(self, number: int, where: str) -> Revision:
        """The text of this number."""
        return self.revisions.get(number) or wrong(
            where, _("the report has no revision with this number.")
        )

    def source(self, number: int, where: str) -> Source:
        """The source of this number."""
        return self.sources.get(number) or wrong(
            where, _("the report has no source with this number.")
        )


def somebody(known: dict[tuple[str, bool], User], name: str, *, namesake: bool = False) -> User:
    """The row that stands for a name told elsewhere: no account, nobody can log in with it.

    Each name has one, whatever report tells of it; a `namesake` is another person of that name.
    """
    key = (name, namesake)
    if key not in known:
        digest = hashlib.sha256(repr(key).encode()).hexdigest()[:32]
        first, last = _halves(name)
        known[key], new = User.objects.get_or_create(
            username=f"elsewhere-{digest}",
            defaults={
                "first_name": first,
                "last_name": last,
                "is_active": False,
                "is_external": True,
            },
        )
        if new:
            known[key].set_unusable_password()
            known[key].save(update_fields=["password"])
    return known[key]


def _halves(name: str) -> tuple[str, str]:
    """The name as first and last name, which together say it again."""
    if len(name) <= LONGEST_NAME:
        return name, ""
    place = name.rfind(" ", 0, LONGEST_NAME + 1)
    first, last = name[:place], name[place + 1 :]
    if place < 1 or len(last) > LONGEST_NAME:
        wrong("report", _("“%(name)s…” is too long for a name.") % {"name": name[:40]})
    return first, last
