from django.contrib import admin
from django.urls import include, path

from articles.views import accounts
from factcheck.health import health

admin.site.login = accounts.admin_login  # type: ignore[method-assign]
admin.site.password_change = accounts.admin_password_change  # type: ignore[method-assign, assignment]

account_urls = [
    path("email/", accounts.change_email, name="account_email"),  # before allauth's
    path("", include("allauth.account.urls")),
    path("security/", include("allauth.mfa.urls")),
]
urlpatterns = [
    path("", include("articles.urls")),
    path("accounts/", include(account_urls)),
    path("admin/", admin.site.urls),
    path("health/", health, name="health"),
]
