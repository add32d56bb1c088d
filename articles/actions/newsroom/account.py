"""What people keep for themselves: name, theme, language, filters, sessions. allauth does the rest."""

from allauth.usersessions.models import UserSession
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.db.models.functions import Now
from django.utils.translation import gettext as _

from articles.actions.transactions import acting
from articles.models import SavedFilter, User
from articles.refusals import Refused

MOST_FILTERS = 20  # of one person


def use_keys(user: User, *, on: bool) -> None:
    """Turn keyboard shortcuts on or off for this user. They can interfere with speech input."""
    User.objects.filter(pk=user.pk).update(uses_keys=on)


def choose_theme(user: User, *, theme: User.Theme) -> None:
    """Show the pages light, dark, or as the user's system is set."""
    User.objects.filter(pk=user.pk).update(theme=theme)


def choose_language(user: User, *, language: str) -> None:
    """Show the pages and send e-mails in this language; empty: pages as the browser prefers."""
    User.objects.filter(pk=user.pk).update(language=language)


def save_name(user: User, *, first_name: str, last_name: str) -> None:
    """Change the name that colleagues see. Without one they see the username."""
    with acting(user):
        user.first_name, user.last_name = first_name, last_name
        user.save(update_fields=["first_name", "last_name"])


def end_session(user: User, session_id: int) -> None:
    """Log the user out of one browser. Ending a session that is gone, or another's, changes nothing."""
    session = UserSession.objects.filter(user=user, pk=session_id).first()
    if session:
        session.end()


def end_other_sessions(user: User, *, current_key: str | None) -> None:
    """Log the user out everywhere but in the browser of `current_key`.

    Sessions from before the list of sessions existed end too. A session names its user only in its
    signed data, so that each is read.
    """
    others = Session.objects.filter(expire_date__gt=Now()).exclude(session_key=current_key)
    keys = [
        session.session_key
        for session in others.iterator()
        if session.get_decoded().get(SESSION_KEY) == str(user.pk)
    ]
    Session.objects.filter(session_key__in=keys).delete()
    UserSession.objects.filter(user=user).exclude(session_key=current_key).delete()


def save_filter(by: User, *, name: str, query: str) -> SavedFilter:
    """Keep a filter under a name. The same name again replaces the former filter.

    Raises `Refused` if the person has too many.
    """
    others = SavedFilter.objects.filter(person=by).exclude(name=name)
    if others.count() >= MOST_FILTERS:
        raise Refused(_("You have %(n)s saved filters. Delete one first.") % {"n": MOST_FILTERS})
    saved, _is_new = SavedFilter.objects.update_or_create(
        person=by, name=name, defaults={"query": query}
    )
    return saved


def delete_filter(by: User, filter_id: int) -> None:
    """Delete a filter of the person. One that is gone, or another person's, changes nothing."""
    SavedFilter.objects.filter(person=by, pk=filter_id).delete()
