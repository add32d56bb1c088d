from django.conf import settings
from django.db import models
from pghistory.core import ProxyField
from pghistory.models import Events


class Event(Events):
    """Who did what when, before and after, and why.

    Triggers write it in the transaction of the change itself; its tables refuse UPDATE and DELETE.
    """

    user = ProxyField(
        "pgh_context__user",
        models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.DO_NOTHING, null=True),
    )
    why = ProxyField("pgh_context__why", models.TextField(null=True))

    class Meta:
        proxy = True
        app_label = "articles"
