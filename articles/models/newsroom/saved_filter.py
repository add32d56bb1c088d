from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class SavedFilter(models.Model):
    """A filter of the claims to check that a person has named. It is theirs alone.

    `query` is the query of the list's address, so that a filter is shared as a link.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_filters"
    )
    name = models.CharField(_("name"), max_length=40)
    query = models.CharField(max_length=2000)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="saved_filter_has_name"),
            models.UniqueConstraint(fields=["person", "name"], name="saved_filter_name_once"),
        ]

    def __str__(self) -> str:
        return self.name
