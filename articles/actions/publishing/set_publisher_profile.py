"""Change what readers may know of the newsroom: its name and its policies."""

from collections.abc import Mapping

from articles import permissions
from articles.actions.transactions import acting
from articles.models import Policy, PublisherProfile, User


def set_publisher_profile(
    *, by: User, expected_version: int, name: str, policies: Mapping[Policy, str]
) -> PublisherProfile:
    """Save the name and the texts. A policy without a text has no page; one left out keeps its text.

    Raises `Stale` if somebody saved others in the meantime.
    """
    permissions.require(permissions.may_change_settings(by))
    texts = {policy.value: text.strip() for policy, text in policies.items()}
    with acting(by):
        profile, _created = PublisherProfile.objects.get_or_create(pk=1)
        return profile.change(
            expected_version=expected_version, name=" ".join(name.split()), **texts
        )
