from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from health_check.views import HealthCheckView

urlpatterns = [
    path("", include("articles.urls")),
    path("accounts/", include("allauth.account.urls")),
    path("admin/", admin.site.urls),
    path(
        "health/",
        login_not_required(HealthCheckView.as_view(checks=["health_check.checks.Database"])),
        name="health",
    ),
]
