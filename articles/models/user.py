from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """A person of the newsroom. Each right is separate; one person may hold several."""

    is_editor = models.BooleanField(
        _("editor"), default=False, help_text=_("Imports articles, flags claims, exports reports.")
    )
    is_reviewer = models.BooleanField(
        _("reviewer"), default=False, help_text=_("Attaches sources, records and signs verdicts.")
    )
    is_administrator = models.BooleanField(
        _("administrator"), default=False, help_text=_("Invites people and sets their rights.")
    )
    is_elsewhere = models.BooleanField(
        default=False,
        editable=False,
        help_text="A name in a report of another newsroom: no account, nobody can log in with it.",
    )

    uses_keys = models.BooleanField(
        _("uses single keys"), default=True, help_text=_("j, k, f and others on the desk.")
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(is_elsewhere=False)
                | models.Q(
                    is_active=False,
                    is_editor=False,
                    is_reviewer=False,
                    is_administrator=False,
                    is_staff=False,
                    is_superuser=False,
                    email="",
                ),
                name="user_elsewhere_has_no_rights",
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
        return self.get_full_name() or self.username

    @property
    def initials(self) -> str:
        """At most two letters, for the badge beside what this person did."""
        return "".join(word[0] for word in str(self).split()[:2]).upper()
