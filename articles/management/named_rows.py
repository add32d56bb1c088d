"""The rows that options of commands name."""

from collections.abc import Iterable

from django.core.management.base import CommandError, CommandParser

from articles.actions.readers import WHOLE_NEWSROOM, ChosenReaders
from articles.models import Readership, Scale, Team, User

TEAM = "team:"


def user_named(username: str) -> User:
    """Return the user of the option `--by`. Raises `CommandError` if nobody has the name."""
    user = User.objects.filter(username=username).first()
    if user is None:
        raise CommandError(f"No user has the name {username}. Check --by.")
    return user


def scale_named(key: str) -> Scale:
    """Return the rating scale of the option `--scale`. Raises `CommandError` if none has the key."""
    scale = Scale.objects.filter(key=key).first()
    if scale is None:
        raise CommandError(f"No scale has the key {key}. Check --scale.")
    return scale


def add_readers_option(parser: CommandParser) -> None:
    """Add the option `--readers` to a command that imports."""
    parser.add_argument(
        "--readers",
        action="append",
        default=[],
        metavar="NAME",
        help="who alone may read it, beside its owner and administrators: a user name, or team:NAME; "
        "repeat it for more (default: the whole newsroom)",
    )


def readers_named(names: Iterable[str]) -> ChosenReaders:
    """Return the readers of the option `--readers`. Raises `CommandError` for an unknown name."""
    names = list(names)
    if not names:
        return WHOLE_NEWSROOM
    people = [_reader_named(name) for name in names if not name.startswith(TEAM)]
    teams = [_team_named(name.removeprefix(TEAM)) for name in names if name.startswith(TEAM)]
    return ChosenReaders(Readership.Audience.NAMED, people, teams)


def _reader_named(username: str) -> User:
    person = User.objects.filter(username=username, is_active=True, is_external=False).first()
    if person is None:
        raise CommandError(f"Nobody who can log in has the name {username}. Check --readers.")
    return person


def _team_named(name: str) -> Team:
    team = Team.objects.filter(name__iexact=name).first()
    if team is None:
        raise CommandError(f"No team has the name {name}. Check --readers.")
    return team
