from django.db.models import QuerySet

from articles.models import Invitation, User


def list_people() -> QuerySet[User]:
    """Everybody, those who left last. Names in reports of other newsrooms are nobody here."""
    return User.objects.filter(is_elsewhere=False).order_by("-is_active", "username")


def open_invitations() -> QuerySet[Invitation]:
    """Invitations that nobody has accepted yet, those that ran out included."""
    return Invitation.objects.filter(accepted_by__isnull=True).select_related("invited_by")
