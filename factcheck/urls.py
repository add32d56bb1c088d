from django.contrib import admin
from django.urls import include, path

from factcheck.health import health

urlpatterns = [
    path("", include("articles.urls")),
    path("accounts/", include("allauth.account.urls")),
    path("admin/", admin.site.urls),
    path("health/", health, name="health"),
]
