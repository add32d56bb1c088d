"""Tokens with which other programs use the API, and the accounts of integrations."""

import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


@pghistory.track(pghistory.InsertEvent(), pghistory.DeleteEvent())
class Integration(models.Model):
    """Another system of the newsroom, such as its CMS. Its account has roles, but cannot log in."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        primary_key=True,
        related_name="integration",
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return str(self.user)


@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(),
    pghistory.DeleteEvent(),
    exclude=["token_sha256", "last_used_at", "quota_at"],
)
class ApiToken(models.Model):
    """Permission for a program to use the API as a person or an integration.

    Only the SHA-256 of the secret is stored. `quota_at` is the time until which the requests of the
    token are used up, if they were spread evenly: see `use_token`.
    """

    class Scope(models.TextChoices):
        READ = "read", _("read")
        WRITE = "write", _("write")
        PUBLISH = "publish", _("publish")

    name = models.CharField(_("name"), max_length=60)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="api_tokens"
    )
    scopes = ArrayField(models.CharField(max_length=10, choices=Scope))
    token_sha256 = models.CharField(max_length=64, unique=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    expires_at = models.DateTimeField(_("expires"))
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    revoked_at = models.DateTimeField(null=True, blank=True)
    last_used_at = models.DateTimeField(null=True, blank=True)
    quota_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="api_token_has_name"),
            models.CheckConstraint(
                condition=Q(
                    scopes__contains=["read"], scopes__contained_by=["read", "write", "publish"]
                ),
                name="api_token_scopes_are_known",
            ),
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("created_at")), name="api_token_expires"
            ),
            models.CheckConstraint(
                condition=Q(revoked_at__isnull=True, revoked_by__isnull=True)
                | Q(revoked_at__isnull=False, revoked_by__isnull=False),
                name="api_token_revoked_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def has_expired(self) -> bool:
        """Whether its time is over."""
        return self.expires_at <= timezone.now()

    @property
    def is_valid(self) -> bool:
        """Whether a program can use it."""
        return self.revoked_at is None and not self.has_expired

    def allows(self, scope: "ApiToken.Scope") -> bool:
        """Whether the token may be used for this."""
        return scope in self.scopes

    @property
    def scope_labels(self) -> list[str]:
        """The names of its scopes, in their order."""
        return [str(scope.label) for scope in self.Scope if scope in self.scopes]
