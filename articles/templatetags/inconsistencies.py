"""Name the kinds of possible inconsistencies."""

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from articles.text import InconsistencyKind

register = template.Library()

LABELS: dict[str, Promise] = {
    InconsistencyKind.NAME: gettext_lazy("Spelling of a name"),
    InconsistencyKind.QUANTITY: gettext_lazy("Two values"),
    InconsistencyKind.PERCENTAGE: gettext_lazy("Percentage"),
    InconsistencyKind.SUM: gettext_lazy("Sum"),
    InconsistencyKind.TOTAL: gettext_lazy("Total of a table"),
    InconsistencyKind.CHANGE: gettext_lazy("Change"),
    InconsistencyKind.WEEKDAY: gettext_lazy("Weekday"),
    InconsistencyKind.DATE: gettext_lazy("Impossible date"),
    InconsistencyKind.AGE: gettext_lazy("Age"),
    InconsistencyKind.DURATION: gettext_lazy("Duration"),
    InconsistencyKind.ORDER: gettext_lazy("Order of events"),
    InconsistencyKind.RANGE: gettext_lazy("Range"),
    InconsistencyKind.LIST: gettext_lazy("Count of a list"),
    InconsistencyKind.UNIT: gettext_lazy("Unit"),
    InconsistencyKind.ROLE: gettext_lazy("Role of a person"),
    InconsistencyKind.QUOTATION: gettext_lazy("Wording of a quotation"),
    InconsistencyKind.MARK: gettext_lazy("Quotation mark"),
}


@register.filter
def inconsistency_label(kind: str) -> str:
    """Return the kind of an inconsistency as people name it. One of a newer report is shown as it is."""
    return str(LABELS.get(kind, kind))
