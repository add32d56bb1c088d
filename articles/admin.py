"""Django's admin, for administrators: rating scales and ratings."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from articles.models import Rating, Scale


class ForAdministrators:
    """Administrators may view and change rows. Nobody may delete them, because verdicts use them."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        return bool(getattr(request.user, "is_administrator", False))

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_module_permission(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_module_permission(request)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_module_permission(request)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class RatingInline(ForAdministrators, admin.TabularInline[Rating, Scale]):
    model = Rating
    extra = 0


@admin.register(Scale)
class ScaleAdmin(ForAdministrators, admin.ModelAdmin[Scale]):
    list_display = ["name", "key", "description"]
    inlines = [RatingInline]
