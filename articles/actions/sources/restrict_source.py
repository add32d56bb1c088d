"""Set who may see a source: everybody, the newsroom, or named people."""

from collections.abc import Collection

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from articles import permissions
from articles.actions.transactions import acting, log_change
from articles.models import Source, SourceGrant, User
from articles.refusals import Refused


def restrict_source(
    source: Source,
    *,
    by: User,
    expected_version: int,
    visibility: Source.Visibility,
    public_description: str,
    readers: Collection[User],
    reason: str,
) -> Source:
    """Change who may see a source, with a reason. The person who added it always may.

    Raises `Stale` with the current visibility; `Refused` without a reason, without a public
    description of a restricted source, or if somebody has since cited the same page.
    """
    permissions.require(permissions.may_restrict(by, source))
    if not reason.strip():
        raise Refused(_("Enter a reason for changing who can see the source."))
    described = require_description(visibility, public_description)
    with acting(by, why=reason):
        newest = Source.objects.get(pk=source.pk)
        theirs = f"{newest.get_visibility_display()}: {newest.public_description}"
        try:
            with transaction.atomic():
                source.change(
                    expected_version=expected_version,
                    theirs=theirs,
                    visibility=visibility,
                    public_description=described,
                )
        except IntegrityError as error:
            raise Refused(
                _("Someone has cited the same page in the meantime. Cite that source instead.")
            ) from error
        set_readers(source, readers, by=by)
        log_change("source.visibility_changed", source=source.pk, by=by.pk, to=str(visibility))
    return source


def require_description(visibility: str, public_description: str) -> str:
    """Return the public description, stripped. Raises `Refused` if a restricted source has none."""
    described = public_description.strip()
    if visibility == Source.Visibility.RESTRICTED and not described:
        raise Refused(
            _("Enter a public description, such as “an official with knowledge of the talks”.")
        )
    return described


def set_readers(source: Source, people: Collection[User], *, by: User) -> None:
    """Give access to a restricted source to these people and nobody else.

    Called inside the transaction of an action that `by` may do.
    """
    wanted = set(people) if source.is_restricted else set()
    source.grants.exclude(person__in=wanted).delete()
    present = set(source.grants.values_list("person_id", flat=True))
    for person in sorted(wanted, key=lambda each: each.pk):
        if person.pk not in present and person.pk != source.added_by_id:
            SourceGrant.objects.create(source=source, person=person, named_by=by)
