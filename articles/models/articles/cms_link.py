from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.articles.article import Import


class CmsLink(models.Model):
    """The key under which a CMS knows an article, and the text that the CMS saved last.

    `origin` is the import of its first text, which becomes the article. `draft` is a later text that
    waits to become a revision; None while the desk has the text of the CMS.
    """

    system = models.SlugField(max_length=50, help_text="The name of the CMS.")
    key = models.CharField(max_length=200, help_text="The id of the article in the CMS.")
    origin = models.OneToOneField(Import, on_delete=models.PROTECT, related_name="cms_link")
    draft = models.OneToOneField(
        Import,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="cms_link_of_draft",
    )
    sha256 = models.CharField(
        max_length=64, help_text="Of the text that the CMS saved last, as `Revision.sha256`."
    )
    details = models.JSONField(
        default=dict,
        help_text="{title, byline, publisher, published_on} as the CMS saved them last.",
    )
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="cms_links"
    )
    saved_with = models.ForeignKey(
        "articles.ApiToken",
        on_delete=models.PROTECT,
        related_name="cms_links",
        help_text="The token that saved it last: the history names it.",
    )
    saved_at = models.DateTimeField(_("saved at"))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["system", "key"], name="cms_link_one_of_a_key"),
            models.CheckConstraint(condition=~Q(system="") & ~Q(key=""), name="cms_link_has_key"),
            models.CheckConstraint(
                condition=Q(draft__isnull=True) | ~Q(draft=models.F("origin")),
                name="cms_link_draft_is_a_later_text",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.system}/{self.key}"

    @property
    def waiting_draft(self) -> Import | None:
        """The draft that no editor and no worker has saved as a revision yet."""
        return self.draft if self.draft and self.draft.revision_id is None else None
