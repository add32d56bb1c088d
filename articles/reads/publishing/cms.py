"""What a CMS may do with its article: publish it, or wait for what still blocks it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.models import Article, CmsLink, User
from articles.reads.articles import Proposal, label_of, read_proposal
from articles.reads.publishing.gate import read_gate
from articles.reads.publishing.report_publishing import site_address
from articles.reads.visibility import readable_rows

OTHER_TEXT = gettext_lazy(
    "The desk has another text than the CMS saved last. Put the text of the desk into the CMS, and "
    "save it there."
)


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What blocks publication: a rule, the missing approval, a draft, another text on the desk.

    `url` is where people go on; empty without a page for it.
    """

    kind: str
    sentence: str
    url: str


@dataclass(frozen=True, slots=True)
class CmsGate:
    """The state of the gate for the text that a CMS saved last.

    `article` is None while a worker imports the first text. `draft` compares a later text with that of
    the desk, and `needs_editor` tells whether an editor has to confirm it.
    """

    link: CmsLink
    article: Article | None
    revision: int | None
    draft: Proposal | None
    draft_url: str
    obstacles: Sequence[Obstacle]

    @property
    def is_open(self) -> bool:
        """Whether the CMS may publish exactly the text that it saved last."""
        return not self.obstacles

    @property
    def needs_editor(self) -> bool:
        return self.draft is not None and bool(self.draft.claims)


def find_cms_link(system: str, key: str, *, reader: User) -> CmsLink | None:
    """Return the link of a CMS; None if there is none yet.

    Raises `CmsLink.DoesNotExist` if `reader` may not read its article. While a worker imports the
    first text, only the account that saved it may.
    """
    links = CmsLink.objects.select_related("draft", "origin").filter(system=system, key=key)
    link = links.first()
    if link is None:
        return None
    articles = Article.objects.filter(origin=link.origin_id)
    if articles.exists():
        may_find = readable_rows(articles, "pk", reader).exists()
    else:  # a worker still imports it
        may_find = link.saved_by_id == reader.pk
    if not may_find:
        raise CmsLink.DoesNotExist
    return link


def read_cms_gate(link: CmsLink, *, reader: User) -> CmsGate:
    """Return the gate of the text that the CMS saved last, as `reader` may see it."""
    article = Article.objects.filter(origin=link.origin_id).first()
    waiting = link.waiting_draft
    if article is None:
        sentence = _("The text is still being imported. Ask again soon.")
        return CmsGate(link, None, None, None, "", [Obstacle("import", sentence, "")])
    gate = read_gate(article, reader=reader)
    page = site_address("article_gate", article.pk)
    obstacles = [
        Obstacle(check.rule.value, label_of(check.rule, check.count), page)
        for check in gate.blocking
    ]
    if not obstacles and not gate.is_approved:
        sentence = _("The article is not approved for publication.")
        obstacles.append(Obstacle("approval", sentence, page))
    draft = read_proposal(article, waiting.text, reader=reader) if waiting else None
    draft_url = site_address("revision_confirm", article.pk, str(waiting.pk)) if waiting else ""
    if draft is not None:
        obstacles.insert(0, Obstacle("draft", _sentence(draft), draft_url))
    elif link.sha256 != gate.revision.sha256:
        desk = site_address("article_detail", article.pk)
        obstacles.insert(0, Obstacle("text", str(OTHER_TEXT), desk))
    return CmsGate(link, article, gate.revision.number, draft, draft_url, obstacles)


def _sentence(draft: Proposal) -> str:
    waiting = len(draft.claims)
    if not waiting:
        return _("The text was saved a moment ago. It becomes the next revision soon.")
    return ngettext(
        "The saved text changes %(n)s claim. An editor must confirm where it goes.",
        "The saved text changes %(n)s claims. An editor must confirm where they go.",
        waiting,
    ) % {"n": waiting}
