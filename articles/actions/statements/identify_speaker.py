"""Say who a name in the register of speakers is: merge names, separate them, set the Wikidata id.

Articles keep the names that they give: no speaker of an article is changed.
"""

import re

from django.db.models import Q, Value
from django.db.models.functions import Lower
from django.utils.translation import gettext as _

from articles import permissions
from articles.actions.captures import compare_speakers_of
from articles.actions.transactions import acting
from articles.models import (
    WIKIDATA_ID,
    Speaker,
    SpeakerIdentity,
    SpeakerMerge,
    Statement,
    User,
)
from articles.refusals import Refused, Stale


def merge_names(*, by: User, name: str, into: str) -> SpeakerIdentity:
    """Let `name`, in any case, mean the speaker of the name `into`. Returns the identity of both.

    Names that mean `name` come along. Raises `Refused` if an article that `by` can read quotes one
    of them not at all, if both mean one speaker already, or if their Wikidata ids differ.
    """
    permissions.require(permissions.may_attribute(by))
    with acting(by):
        root, other = _root_of(_identity(name, by)), _root_of(_identity(into, by))
        if root == other:
            raise Refused(_("Both names already mean one speaker."))
        _lock(root, other)
        _require_roots(root, other)
        ids = {*_wikidata_ids(root), *_wikidata_ids(other)}
        if len(ids) > 1:
            raise Refused(
                _("The two have different Wikidata ids: %(ids)s. Correct one of them first.")
                % {"ids": ", ".join(sorted(ids))}
            )
        for row in SpeakerMerge.objects.filter(into=root):
            row.into, row.through = other, [*row.through, root.pk]
            row.save()
        SpeakerMerge.objects.create(merged=root, into=other)
        _compare_again(other, by=by)
    return other


def separate_names(*, by: User, name: str) -> SpeakerIdentity:
    """Undo a merge: `name` is a speaker of its own again, with the names that came with it.

    Raises `Stale` if it is not merged any more.
    """
    permissions.require(permissions.may_attribute(by))
    with acting(by):
        identity = _identity(name, by)
        _lock(identity)
        merge = SpeakerMerge.objects.filter(merged=identity).first()
        if merge is None:
            raise Stale(_("Somebody has separated these names already."))
        came_along = SpeakerMerge.objects.filter(
            into=merge.into_id, through__contains=[identity.pk]
        )
        merge.delete()
        for row in came_along:
            row.into = identity
            row.through = row.through[: row.through.index(identity.pk)]
            row.save()
        _compare_again(identity, merge.into, by=by)
    return identity


def set_wikidata_id(
    *, by: User, name: str, wikidata_id: str, expected_version: int
) -> SpeakerIdentity:
    """Set the Wikidata id of a name and of those that mean the same, or remove it with "".

    `expected_version` is 0 before the first one. Raises `Refused` for what is no id, or if another
    speaker has it; `Stale` if somebody changed it first.
    """
    permissions.require(permissions.may_attribute(by))
    if wikidata_id and not re.fullmatch(WIKIDATA_ID, wikidata_id):
        raise Refused(_("Enter a Wikidata id, such as Q42."))
    with acting(by):
        identity = _root_of(_identity(name, by))
        _lock(identity)
        others = SpeakerIdentity.objects.exclude(_means(identity))
        taken = others.filter(wikidata_id=wikidata_id).first() if wikidata_id else None
        if taken:
            raise Refused(_("Another speaker has this Wikidata id. If both are one, merge them."))
        # the id may have come with a name that was merged, where it stays if that is separated
        holder = SpeakerIdentity.objects.filter(_means(identity)).exclude(wikidata_id="").first()
        row = holder or identity
        if not expected_version and not row.wikidata_id:
            expected_version = row.version
        row.change(
            expected_version=expected_version, theirs=row.wikidata_id, wikidata_id=wikidata_id
        )
    return row


def _compare_again(*roots: SpeakerIdentity, by: User) -> None:
    """Have sources searched again for words of speakers that go by a name of these identities."""
    known = SpeakerIdentity.objects.filter(
        Q(pk__in=[each.pk for each in roots]) | Q(merge__into__in=roots)
    )
    named = Speaker.objects.annotate(key=Lower("name")).filter(key__in=known.values("key"))
    statements = Statement.objects.filter(attributions__speaker__in=named.values("pk"))
    compare_speakers_of(statements, by=by)


def _means(root: SpeakerIdentity) -> Q:
    return Q(pk=root.pk) | Q(merge__into=root)


def _wikidata_ids(root: SpeakerIdentity) -> list[str]:
    ids = SpeakerIdentity.objects.filter(_means(root)).exclude(wikidata_id="")
    return list(ids.values_list("wikidata_id", flat=True))


def _identity(name: str, by: User) -> SpeakerIdentity:
    """Return the identity of a name that an article quotes which `by` can read; a new one if need be."""
    named = Speaker.objects.annotate(key=Lower("name")).filter(key=Lower(Value(name.strip())))
    speaker = named.filter(article__in=permissions.readable_by(by)).order_by("-pk").first()
    if speaker is None:
        raise Refused(
            _("No article that you can read quotes “%(name)s”. Check the name.") % {"name": name}
        )
    identity, _new = SpeakerIdentity.objects.get_or_create(
        key=speaker.key, defaults={"name": speaker.name}
    )
    return identity


def _root_of(identity: SpeakerIdentity) -> SpeakerIdentity:
    merge = SpeakerMerge.objects.filter(merged=identity).select_related("into").first()
    return merge.into if merge else identity


def _lock(*identities: SpeakerIdentity) -> None:
    """Let other merges of these names wait until the transaction ends."""
    rows = SpeakerIdentity.objects.filter(pk__in=[each.pk for each in identities])
    list(rows.order_by("pk").select_for_update())


def _require_roots(*identities: SpeakerIdentity) -> None:
    if SpeakerMerge.objects.filter(merged__in=identities).exists():
        raise Stale(_("Somebody merged one of these names at the same moment. Reload the page."))
