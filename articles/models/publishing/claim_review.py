import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.claims.claim import Claim
from articles.models.statements.speaker import Speaker
from articles.models.triggers import logs_desk_change
from articles.models.versioned import Versioned

LONGEST = 75  # code points of `claimReviewed`, as Google's guide to ClaimReview advises (2025)


@pghistory.track()
class ClaimReview(Versioned):
    """The ClaimReview of a claim for search engines: the page with the fact-check and a short text.

    The short text is separate from the claim, whose text must be that of the article.
    """

    claim = models.OneToOneField(Claim, on_delete=models.PROTECT, related_name="review")
    speaker = models.ForeignKey(
        Speaker,
        on_delete=models.PROTECT,
        related_name="reviews",
        verbose_name=_("who made the claim"),
    )
    page = models.TextField(
        _("page that will carry it"), help_text="The address of the published fact-check."
    )
    words = models.CharField(_("the claim in short"), max_length=LONGEST)
    publisher = models.CharField(_("who publishes the fact-check"), max_length=300)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="claim_reviews"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(page__regex=r"^https?://[^/\s]+"), name="claim_review_has_page"
            ),
            models.CheckConstraint(
                condition=~Q(words="") & ~Q(publisher=""), name="claim_review_says_something"
            ),
        ]
        triggers = [logs_desk_change("review", "claim_id")]

    def __str__(self) -> str:
        return self.words
