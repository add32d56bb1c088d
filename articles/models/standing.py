"""What was said once stays in the history; whoever said it can take it back (see `Withdrawal`)."""

from typing import Self, TypeVar

from django.db import models

Row_co = TypeVar("Row_co", bound=models.Model, covariant=True)


class StandingRows(models.QuerySet[Row_co]):
    """Of a model at which a `withdrawal` may point."""

    def standing(self) -> Self:
        """Those that nobody has taken back."""
        return self.filter(withdrawal__isnull=True)
