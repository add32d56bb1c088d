"""Which articles can be deleted."""

from django.utils.translation import gettext as _

from articles.models import Article, Claim, Publication


def draft_refusal(article: Article) -> str:
    """Return why the article cannot be deleted; empty for a draft without claims, even cut ones."""
    if Claim.objects.filter(revision__article=article).exists():
        return _("The article has claims, so it cannot be deleted. Archive it instead.")
    if Publication.objects.filter(article=article).exists():
        return _("The article was published, so it cannot be deleted. Archive it instead.")
    return ""
