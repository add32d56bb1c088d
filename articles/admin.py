"""Django's admin, for administrators: what no page of the app shows, to read when something is wrong.

Nothing is changed here: rows that hang together are changed by actions, which keep their history. No
texts of sources and no secrets are shown.
"""

from typing import Any

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest

from articles.models import (
    Article,
    BackgroundImport,
    BackgroundPublication,
    Export,
    FactCheck,
    HostRateLimit,
    Invitation,
    Job,
    LoginAttempt,
    Rating,
    Scale,
    Tag,
    Team,
)


class ForAdministrators:
    """Administrators may view rows. Nobody may add, change or delete them here."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        return bool(getattr(request.user, "is_administrator", False))

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_module_permission(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class RatingInline(ForAdministrators, admin.TabularInline[Rating, Scale]):
    model = Rating
    extra = 0


@admin.register(Scale)
class ScaleAdmin(ForAdministrators, admin.ModelAdmin[Scale]):
    list_display = ["name", "key", "description"]
    inlines = [RatingInline]


# The columns of each list. A page of a row shows the same, so that nothing comes in with a new field.
SHOWN: dict[type[Model], list[str]] = {
    Article: ["title", "status", "owner", "created_at"],
    BackgroundImport: ["title", "asked_by", "created_at", "article"],
    BackgroundPublication: ["article", "step", "asked_by"],
    Export: ["article", "form", "step", "asked_by", "created_at", "made_at"],
    FactCheck: ["claim", "publisher", "rating", "reviewed_on", "url", "added_by"],
    HostRateLimit: ["name", "next_at", "closed_until"],
    Invitation: ["email", "invited_by", "expires_at", "accepted_by", "revoked_at"],
    Job: ["kind", "subject_id", "state", "attempt", "outcome", "not_before", "finished_at"],
    LoginAttempt: ["at", "user", "succeeded"],
    Tag: ["name"],
    Team: ["name"],
}
FILTERED: dict[type[Model], list[str]] = {
    Article: ["status"],
    Job: ["kind", "state", "outcome"],
    LoginAttempt: ["succeeded"],
}


def view_only(columns: list[str], filters: list[str]) -> type[admin.ModelAdmin[Any]]:
    """Return the admin of a model that shows these columns."""
    related = [name for name in columns if name.endswith("_by") or name in {"owner", "user"}]
    about = {
        "list_display": columns,
        "fields": columns,
        "list_filter": filters,
        "list_select_related": [*related, *({"article"} & set(columns))],
        "show_full_result_count": False,  # jobs are many
    }
    return type("ViewOnlyAdmin", (ForAdministrators, admin.ModelAdmin), about)


for model, columns in SHOWN.items():
    admin.site.register(model, view_only(columns, FILTERED.get(model, [])))
