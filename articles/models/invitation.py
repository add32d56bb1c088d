from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Invitation(models.Model):
    """An administrator's word that one person may sign up, with which rights, until when.

    Only the SHA-256 of the token is kept: who reads the database cannot use the invitation.
    """

    email = models.EmailField(_("e-mail"))
    token_sha256 = models.CharField(max_length=64, unique=True, editable=False)
    is_editor = models.BooleanField(_("editor"), default=False)
    is_reviewer = models.BooleanField(_("reviewer"), default=False)
    is_administrator = models.BooleanField(_("administrator"), default=False)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="invitations"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    accepted_by = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="invitation",
    )

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_editor=True) | Q(is_reviewer=True) | Q(is_administrator=True),
                name="invitation_gives_some_right",
            ),
        ]

    def __str__(self) -> str:
        return self.email
