import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.versioned import Versioned

MOST_SIGN_OFFS = 5


@pghistory.track()
class House(Versioned):
    """What a newsroom has decided for all its articles. One row; none means the defaults."""

    sign_offs = models.PositiveSmallIntegerField(
        _("sign-offs wanted"),
        default=1,
        help_text=_("So many people beside the judge agree before a claim is signed off."),
    )
    is_blind = models.BooleanField(
        _("blind second check"),
        default=False,
        help_text=_("Whoever signs sees the first verdict only after recording their own."),
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(pk=1), name="house_is_one"),
            models.CheckConstraint(
                condition=Q(sign_offs__gte=1, sign_offs__lte=MOST_SIGN_OFFS),
                name="house_wants_sign_offs",
            ),
        ]

    def __str__(self) -> str:
        return str(_("House rules"))

    @classmethod
    def current(cls) -> "House":
        """What is decided today; of what nobody has decided, the default."""
        return cls.objects.filter(pk=1).first() or cls(pk=1)
