"""The rows that options of commands name."""

from django.core.management.base import CommandError

from articles.models import Scale, User


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
