"""Change what readers may know of the newsroom: its name and its policies."""

from collections.abc import Mapping
from typing import Any

from articles import permissions
from articles.actions.transactions import acting
from articles.models import Policy, PublisherProfile, User


def set_publisher_profile(
    *,
    by: User,
    expected_version: int,
    name: str,
    policies: Mapping[Policy, str],
    report_days: int | None = None,
) -> PublisherProfile:
    """Save the name and the texts. A policy without a text has no page; one left out keeps its text.

    Reports from readers are deleted `report_days` after they arrived; None leaves that as it is.
    Raises `Stale` if somebody saved others in the meantime.
    """
    permissions.require(permissions.may_change_settings(by))
    values: dict[str, Any] = {each.value: text.strip() for each, text in policies.items()}
    if report_days is not None:
        values["report_days"] = report_days
    with acting(by):
        profile, _created = PublisherProfile.objects.get_or_create(pk=1)
        return profile.change(
            expected_version=expected_version, name=" ".join(name.split()), **values
        )
