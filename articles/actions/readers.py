"""Choose who may read an article, and make the people readers whom an action names."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Self

from django.utils.translation import gettext as _

from articles import permissions
from articles.actions.transactions import acting, log_change
from articles.actions.undo_log import record_undo
from articles.models import Article, ArticleReader, Claim, Readership, Team, UndoEntry, User
from articles.refusals import NotReaders, Refused

CLOSED = (Claim.State.SIGNED_OFF, Claim.State.CUT)


@dataclass(frozen=True, slots=True)
class ChosenReaders:
    """Who will read an article that is being imported: at first the whole newsroom."""

    audience: Readership.Audience = Readership.Audience.NEWSROOM
    people: Collection[User] = ()
    teams: Collection[Team] = ()

    def as_json(self) -> dict[str, Any]:
        """Return the choice as JSON can hold it, for a worker. `from_json` undoes it."""
        return {
            "audience": str(self.audience),
            "people": [person.pk for person in self.people],
            "teams": [team.pk for team in self.teams],
        }

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Self:
        """Return the choice without people and teams that are gone since."""
        if not stored:
            return cls()
        return cls(
            Readership.Audience(stored["audience"]),
            tuple(User.objects.filter(pk__in=stored["people"])),
            tuple(Team.objects.filter(pk__in=stored["teams"])),
        )


WHOLE_NEWSROOM = ChosenReaders()


def set_readers(
    article: Article,
    *,
    by: User,
    expected_version: int,
    audience: Readership.Audience,
    people: Collection[User] = (),
    teams: Collection[Team] = (),
) -> Readership:
    """Let the whole newsroom read the article, or only these people and teams.

    The owner and administrators read it in any case. A person who loses access loses it at once, to
    stored exports too. Raises `Stale` with the current readers, `Refused` if somebody who is
    assigned to an open claim could not read it any more, `NotAllowed`.
    """
    permissions.require(permissions.may_set_readers(by, article))
    readership = Readership.objects.get(article=article)
    with acting(by):
        with record_undo(UndoEntry.Kind.SET_READERS, by=by, on=article) as undo:
            undo.changes(readership)
            theirs = describe_readers(readership)
            readership.change(expected_version=expected_version, theirs=theirs, audience=audience)
            is_named = audience == Readership.Audience.NAMED
            wanted: set[User | Team] = {*people, *teams} if is_named else set()
            for reader in article.readers.select_related("person", "team"):
                present = reader.person or reader.team
                if present and present in wanted:
                    wanted.discard(present)
                else:
                    undo.deletes(reader)
                    reader.delete()
            undo.created(*_add(article, wanted, by=by))
        require_assigned_readers(article)
        log_change("readers.changed", article=article.pk, by=by.pk, audience=str(audience))
    return readership


def set_first_readers(article: Article, readers: ChosenReaders, *, by: User) -> None:
    """Choose the readers in the transaction that creates the article, so that nobody else sees it.

    `by` stays a reader: an imported report is owned by somebody of another newsroom. Raises
    `Refused` if somebody who is assigned in an imported report could not read it.
    """
    if readers.audience == Readership.Audience.NEWSROOM:
        return
    permissions.require(permissions.may_set_readers(by, article))
    readership = Readership.objects.get(article=article)
    readership.change(expected_version=readership.version, audience=readers.audience)
    _add(article, {*readers.people, *readers.teams, *({by} - {article.owner})}, by=by)
    require_assigned_readers(article)


def require_assigned_readers(article: Article) -> None:
    """Raise `Refused` if somebody who is assigned to an open claim may not read the article."""
    open_claims = Claim.objects.filter(revision__article=article).exclude(state__in=CLOSED)
    active = User.objects.filter(is_active=True)  # others read nothing in any case
    assigned = set(active.filter(pk__in=open_claims.values("assignee")))
    if missing := assigned - permissions.readers_among(assigned, article):
        raise Refused(
            _(
                "These people are assigned to claims of this article: %(names)s. Add them to the "
                "readers, or assign their claims to somebody else first."
            )
            % {"names": _names(missing)}
        )


def require_access_to_assigned(people: Iterable[User]) -> None:
    """Raise `Refused` if one of `people` is assigned to an open claim that they may not read any more.

    Called inside the transaction that takes them out of a team or takes a role from them.
    """
    for person in people:
        readable = permissions.readable_by(person)
        open_claims = Claim.objects.filter(assignee=person).exclude(state__in=CLOSED)
        lost = open_claims.exclude(revision__article__in=readable)
        titles = sorted(set(lost.values_list("revision__article__title", flat=True)))
        if person.is_active and titles:
            raise Refused(
                _(
                    "%(name)s is assigned to claims of articles that they could not read any more: "
                    "%(titles)s. Assign these claims to somebody else first, or add %(name)s to the "
                    "readers."
                )
                % {"name": person, "titles": ", ".join(titles)}
            )


def require_readers(
    people: Collection[User], article: Article, *, by: User, add_readers: bool
) -> None:
    """Make sure that `people` may read the article. With `add_readers`, they become readers first.

    Called inside the transaction of an action of `by`. Raises `NotReaders` if somebody may not
    read it and is not added.
    """
    missing = set(people) - permissions.readers_among(people, article)
    if not missing:
        return
    names, may_add = _names(missing), permissions.may_set_readers(by, article)
    if not (add_readers and may_add):
        raise NotReaders(_refusal(article, names, may_add), names=names, may_add=may_add)
    readership = Readership.objects.get(article=article)
    with record_undo(UndoEntry.Kind.SET_READERS, by=by, on=article) as undo:
        undo.changes(readership)
        readership.change(expected_version=readership.version, audience=readership.audience)
        undo.created(*_add(article, missing, by=by))


def describe_readers(readership: Readership) -> str:
    """Return the readers as a line: "the whole newsroom", or the names of people and teams."""
    if not readership.is_named:
        return str(Readership.Audience.NEWSROOM.label)
    readers = ArticleReader.objects.filter(article=readership.article_id)
    return ", ".join(map(str, readers.select_related("person", "team"))) or _("nobody else")


def _refusal(article: Article, names: str, may_add: bool) -> str:  # noqa: FBT001
    sentence = _("These people cannot read this article: %(names)s.") % {"names": names}
    if may_add:
        return sentence
    ask = _("Ask %(owner)s, an editor or an administrator to add them to its readers.")
    return f"{sentence} {ask % {'owner': article.owner}}"


def _names(people: Iterable[User]) -> str:
    return ", ".join(sorted(map(str, people)))


def _add(article: Article, readers: Collection[Any], *, by: User) -> list[ArticleReader]:
    return [
        ArticleReader.objects.create(
            article=article,
            person=reader if isinstance(reader, User) else None,
            team=reader if isinstance(reader, Team) else None,
            named_by=by,
        )
        for reader in sorted(readers, key=lambda each: (type(each).__name__, each.pk))
    ]
