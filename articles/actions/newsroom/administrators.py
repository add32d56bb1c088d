"""The administrator that the operator creates, so that somebody can invite the others."""

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from articles.actions.newsroom.people import set_rights, trust_address
from articles.actions.transactions import acting
from articles.models import User
from articles.refusals import Refused

WHY = "manage.py create_administrator"


def create_administrator(username: str, *, email: str, password: str) -> User:
    """Create an administrator, or make the person with this name and address one. Nobody else changes.

    The password is for a new account only: a person keeps theirs. Raises `Refused` for a name or an
    address that belongs to somebody else, a closed account, a name from an imported report, and a bad
    address or password.
    """
    person = User.objects.filter(username__iexact=username).first()
    if person is None:
        return _create(username, email=email, password=password)
    if person.is_external:
        raise Refused(
            _(
                "%(name)s is a name from an imported report, not an account. Choose another username."
            )
            % {"name": person.username}
        )
    if person.email.lower() != email.lower():
        raise Refused(
            _("The username %(name)s belongs to a person with another email address.")
            % {"name": person.username}
        )
    if not person.is_active:
        raise Refused(
            _("The account %(name)s is closed. Choose another username.")
            % {"name": person.username}
        )
    with acting(None, why=WHY):
        set_rights(
            person,
            is_editor=person.is_editor,
            is_reviewer=person.is_reviewer,
            is_administrator=True,
        )
    return person


def _create(username: str, *, email: str, password: str) -> User:
    person = User(username=username, email=email)
    try:
        validate_email(email)
        person.clean_fields(exclude=["password"])
        validate_password(password, person)
    except ValidationError as invalid:
        raise Refused(" ".join(invalid.messages)) from invalid
    if User.objects.filter(email__iexact=email).exists():
        raise Refused(_("Another person has the email address %(email)s.") % {"email": email})
    person.set_password(password)
    with acting(None, why=WHY):
        set_rights(person, is_editor=False, is_reviewer=False, is_administrator=True)
        trust_address(person)
    return person
