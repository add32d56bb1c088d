"""The state of one import: the report, and the rows created so far, by their keys in the report."""

import hashlib
import secrets
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import reports
from articles.file_store import store_file, store_warc
from articles.models import RATING_FIELDS, Article, Rating, ReportImport, Speaker, User
from articles.reports.data.from_json import refuse_at

LONGEST_NAME = 150  # code points of each of the two fields of a user's name


@dataclass(slots=True)
class ImportContext:
    """A report during its import. `files` are the bytes in the archive, by name.

    `is_own`: the archive was signed with the key of this installation, so its people are ours.

    `rows` are by model and key: ratings by `rating_key` and by place, speakers by name, revisions and sources
    by number, claims by index, questions by (number of the claim, number of the question),
    captures by (number of the source, SHA-256).
    """

    report: reports.Report
    by: User
    files: Mapping[str, bytes]
    is_own: bool = False
    article: Article = field(init=False)
    report_import: ReportImport = field(init=False)
    moment: datetime = field(default_factory=timezone.now)
    own_people: dict[str, list[User]] | None = None
    rows: dict[type[Model], dict[Any, Any]] = field(default_factory=lambda: defaultdict(dict))
    stored: dict[str, str] = field(
        default_factory=dict
    )  # names in the storage, by those in the archive

    def not_later(self, time: datetime) -> datetime:
        """Return the time, or the moment of the import if it claims to be later."""
        return min(time, self.moment)

    def find(self, model: type[Model], key: object, where: str) -> Any:
        """Return the row that a report names by `key`. Raises `Refused` with the path `where`."""
        if model in {User, Speaker} and not key:
            refuse_at(where, _("a name is missing."))
        if model is User:
            return self.person(str(key))
        return self.rows[model].get(key) or refuse_at(where, _describe_missing(model))

    def store_files(self) -> None:
        """Store captures, WARC files and attachments, before the transaction: it may take a while."""
        for name, data in self.files.items():
            if reports.is_evidence(name):
                store = store_warc if reports.is_warc(name) else store_file
                self.stored[name] = store(data).name

    def find_file(self, name: str, sha256: str, size: int, where: str) -> str:
        """Return the name of a stored file of the archive, empty if it has none.

        Raises `Refused` if its size or SHA-256 differ from those that the report has.
        """
        data = self.files.get(name)
        if data is not None and (hashlib.sha256(data).hexdigest(), len(data)) != (sha256, size):
            refuse_at(
                where, _("the file in the archive differs from the one that the report describes.")
            )
        return self.stored.get(name, "")

    def person(self, name: str) -> User:
        """Return the user whom a report names: in our own archive one of ours, if it is clear who.

        A name that carries the mark of another newsroom, or that two of our people have, is external.
        """
        if not self.is_own or reports.is_external_name(name):
            return self.external_user(name)
        if self.own_people is None:
            self.own_people = defaultdict(list)
            for user in User.objects.filter(is_external=False):
                self.own_people[str(user)].append(user)
        namesakes = self.own_people[name]
        return namesakes[0] if len(namesakes) == 1 else self.external_user(name)

    def external_user(self, name: str, *, is_namesake: bool = False) -> User:
        """Return the user who stands for a name in reports. Nobody can log in as this user.

        All reports share the user of a name. A namesake is another user of the same name.
        """
        key = (reports.internal_name(name), is_namesake)
        user: User | None = self.rows[User].get(key)
        if user is None:
            digest = hashlib.sha256(repr(key).encode()).hexdigest()[:32]
            # somebody here may have taken the user name, but never becomes the person in the report
            known = User.objects.filter(
                is_external=True, username__startswith=f"elsewhere-{digest}"
            )
            user = known.first() or _create_external_user(f"elsewhere-{digest}", key[0])
            self.rows[User][key] = user
        return user


def _create_external_user(username: str, name: str) -> User:
    first, last = _split_name(name)
    if User.objects.filter(username__iexact=username).exists():
        username = f"{username}-{secrets.token_hex(4)}"
    user = User(
        username=username, first_name=first, last_name=last, is_active=False, is_external=True
    )
    user.set_unusable_password()
    user.save()
    return user


def rating_key(rating: reports.Rating | Rating) -> tuple[object, ...]:
    """Return what identifies a rating: its place in the scale if it has one, else all fields."""
    if isinstance(rating, reports.Rating) and rating.position is not None:
        return (rating.position,)
    return tuple(getattr(rating, name) for name in RATING_FIELDS)


def _describe_missing(model: type[Model]) -> str:
    if model is Speaker:
        return _("the report has no speaker with this name.")
    if model is Rating:
        return _("the scale has no rating with this name.")
    return _("the report has no %(kind)s with this number.") % {"kind": model._meta.verbose_name}


def _split_name(name: str) -> tuple[str, str]:
    """Return first and last name, which together are the name again."""
    if len(name) <= LONGEST_NAME:
        return name, ""
    space = name.rfind(" ", 0, LONGEST_NAME + 1)
    first, last = name[:space], name[space + 1 :]
    if space < 1 or len(last) > LONGEST_NAME:
        refuse_at("report", _("“%(name)s…” is too long for a name.") % {"name": name[:40]})
    return first, last
