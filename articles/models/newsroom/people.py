import pghistory
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.protection import append_only
from articles.reports import external_name


@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(),
    pghistory.DeleteEvent(),
    exclude=["password", "last_login", "date_joined", "uses_keys", "theme", "language"],
)
class User(AbstractUser):
    """A person of the newsroom. Each right is separate; one person may hold several."""

    class Theme(models.TextChoices):
        SYSTEM = "system", _("system")
        LIGHT = "light", _("light")
        DARK = "dark", _("dark")

    is_editor = models.BooleanField(
        _("editor"),
        default=False,
        help_text=_("Imports articles, flags claims, approves and exports reports."),
    )
    is_reviewer = models.BooleanField(
        _("reviewer"), default=False, help_text=_("Attaches sources, records and signs verdicts.")
    )
    is_administrator = models.BooleanField(
        _("administrator"), default=False, help_text=_("Invites people and sets their rights.")
    )
    is_external = models.BooleanField(
        default=False,
        editable=False,
        help_text="A name from the report of another newsroom; it cannot log in.",
    )

    uses_keys = models.BooleanField(
        _("uses keyboard shortcuts"),
        default=True,
        help_text=_("j, k, f and others on the page of an article."),
    )
    theme = models.CharField(_("theme"), max_length=6, choices=Theme, default=Theme.SYSTEM)
    language = models.CharField(_("language"), max_length=35, blank=True, default="")

    @property
    def must_set_up_two_factor(self) -> bool:
        """Whether the installation requires a second factor of the person, who has none yet."""
        required_for = settings.TWO_FACTOR_REQUIRED_FOR
        is_required = required_for == "everyone" or (
            required_for == "administrators" and (self.is_administrator or self.is_staff)
        )
        return is_required and not is_mfa_enabled(self)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(is_external=False)
                | models.Q(
                    is_active=False,
                    is_editor=False,
                    is_reviewer=False,
                    is_administrator=False,
                    is_staff=False,
                    is_superuser=False,
                    email="",
                ),
                name="user_external_has_no_rights",
            ),
            models.CheckConstraint(
                condition=models.Q(theme__in=["system", "light", "dark"]),
                name="user_theme_is_known",
            ),
            models.CheckConstraint(
                condition=models.Q(language__regex=r"^([a-z]{2,3}(-[a-z0-9]{2,8})*)?$"),
                name="user_language_is_a_tag",
            ),
            models.UniqueConstraint(
                models.functions.Lower("username"), name="user_username_unique_in_any_case"
            ),
            models.UniqueConstraint(
                models.functions.Lower("email"),
                name="user_email_unique_in_any_case",
                condition=~models.Q(email=""),
            ),
        ]

    def __str__(self) -> str:
        name = self.get_full_name() or self.username
        return external_name(name) if self.is_external else name

    @property
    def initials(self) -> str:
        """At most two letters, for the badge beside a contribution."""
        name = self.get_full_name() or self.username
        return "".join(word[0] for word in name.split()[:2]).upper()


@pghistory.track(pghistory.InsertEvent(), pghistory.DeleteEvent(), obj_field=None)
class GroupMembership(User.groups.through):  # type: ignore[name-defined,misc]  # made by Django
    """A user in a group of Django. Factcheck itself gives rights by the columns of `User`."""

    class Meta:
        proxy = True


@pghistory.track(pghistory.InsertEvent(), pghistory.DeleteEvent(), obj_field=None)
class GrantedPermission(User.user_permissions.through):  # type: ignore[name-defined,misc]  # made by Django
    """A permission of Django that a user has."""

    class Meta:
        proxy = True


@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.DeleteEvent(),
    exclude=["data", "last_used_at"],
    obj_field=None,
)
class SecondFactor(Authenticator):  # type: ignore[misc]  # published without types
    """An authenticator app, a passkey or the recovery codes of a user. No event has the secret."""

    class Meta:
        proxy = True


@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(),
    pghistory.DeleteEvent(),
    exclude=["token_sha256"],
)
class Invitation(models.Model):
    """Permission for one person to sign up, with roles and an expiry date.

    Only the SHA-256 of the token is stored, so that the database does not reveal it.
    """

    IS_OPEN = Q(accepted_by__isnull=True, revoked_at__isnull=True)

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
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(revoked_at__isnull=True, revoked_by__isnull=True)
                | Q(revoked_at__isnull=False, revoked_by__isnull=False, accepted_by__isnull=True),
                name="invitation_accepted_or_revoked",
            ),
            models.CheckConstraint(
                condition=Q(is_editor=True) | Q(is_reviewer=True) | Q(is_administrator=True),
                name="invitation_gives_some_right",
            ),
        ]

    def __str__(self) -> str:
        return self.email

    @property
    def has_expired(self) -> bool:
        """Whether its link no longer works."""
        return self.expires_at <= timezone.now()


class LoginAttempt(models.Model):
    """An attempt to log in, successful or not. It stores neither password nor what was typed.

    `user` is empty if no account has the name or address.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="login_attempts"
    )
    succeeded = models.BooleanField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["-at", "-id"], name="login_attempt_newest")]
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.user}: {self.succeeded}"


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Team(models.Model):
    """People who work together, such as a desk. An article can name it as a reader."""

    name = models.CharField(_("name"), max_length=100)
    members = models.ManyToManyField(
        settings.AUTH_USER_MODEL, through="articles.TeamMember", related_name="teams"
    )

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="team_has_name"),
            models.UniqueConstraint(
                models.functions.Lower("name"), name="team_name_unique_in_any_case"
            ),
        ]

    def __str__(self) -> str:
        return self.name


@pghistory.track(pghistory.InsertEvent(), pghistory.DeleteEvent())
class TeamMember(models.Model):
    """A person in a team."""

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="memberships")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["team", "person"], name="team_member_once"),
        ]

    def __str__(self) -> str:
        return f"{self.team}: {self.person}"


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
