"""ClaimReview of a verdict, once it is signed off and published somewhere."""

import re

from django.utils.translation import gettext as _

from articles import permissions
from articles.actions.transactions import acting
from articles.models import Claim, ClaimReview, Speaker, User
from articles.refusals import Refused

PAGE = re.compile(r"https?://[^/\s]+\S*", re.IGNORECASE)


def write_claim_review(
    claim: Claim,
    *,
    by: User,
    expected_version: int,
    speaker: Speaker,
    page: str,
    words: str,
    publisher: str,
) -> ClaimReview:
    """Say on which page the fact-check will stand, and in which short words it names the claim.

    `expected_version` is the version that was read, 0 when there was none. Raises `Stale` with the words that
    now stand; `Refused` for a page that is no web address, or when the one who made the claim is
    the one who checks it: nobody reviews their own words.
    """
    permissions.require(permissions.may_edit(by))
    page, words, publisher = page.strip(), " ".join(words.split()), " ".join(publisher.split())
    if not PAGE.fullmatch(page):
        raise Refused(_("Enter the full address of the page, such as https://paper.example/check."))
    if not words or not publisher:
        raise Refused(_("Enter a short claim and the publisher of the fact-check."))
    if speaker.kind not in {Speaker.Kind.PERSON, Speaker.Kind.ORGANISATION}:
        raise Refused(_("Only a claim by a named person or organisation can be reviewed."))
    if speaker.name.casefold() == publisher.casefold():
        raise Refused(
            _(
                "The claim is by the publisher of the fact-check. Choose another publisher or speaker."
            )
        )
    said = {"speaker": speaker, "page": page, "words": words, "publisher": publisher}
    with acting(by):
        review, new = ClaimReview.objects.get_or_create(
            claim=claim, defaults={**said, "written_by": by}
        )
        if new:
            return review
        return review.change(
            expected_version=expected_version, theirs=review.words, **said, written_by=by
        )
