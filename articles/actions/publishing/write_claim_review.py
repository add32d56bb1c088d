"""Save the ClaimReview of a claim, for search engines."""

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
    """Save the page of the fact-check and the short claim.

    `expected_version` is 0 for a new ClaimReview. Raises `Stale` with the current text; `Refused` for
    an invalid address, or if publisher and speaker are the same: nobody reviews their own claim.
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
    fields = {"speaker": speaker, "page": page, "words": words, "publisher": publisher}
    with acting(by):
        permissions.require_reader(by, claim.revision.article_id)
        review, new = ClaimReview.objects.get_or_create(
            claim=claim, defaults={**fields, "written_by": by}
        )
        if new:
            return review
        return review.change(
            expected_version=expected_version, theirs=review.words, **fields, written_by=by
        )
