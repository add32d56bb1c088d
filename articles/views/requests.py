"""The request as our views get it: somebody is logged in, and htmx has been looked for."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from articles.models import User


class Request(HttpRequest):
    """Only a type: LoginRequiredMiddleware and HtmxMiddleware make it true."""

    user: User  # anonymous people never reach these views
    htmx: HtmxDetails
