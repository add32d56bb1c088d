"""The policy pages of the newsroom: their text as safe HTML."""

from django.utils.safestring import SafeString
from markdown_it import MarkdownIt

from articles.models import Policy, PublisherProfile

MARKS = ["autolink", "emphasis", "escape", "link", "list", "newline"]
LINKS = ("https://", "http://", "mailto:")


class PolicyMarkdown(MarkdownIt):
    """Reads paragraphs, lists, emphasis and links. All else is text."""

    def __init__(self) -> None:
        super().__init__("zero", {"breaks": True})
        self.enable(MARKS)

    def validateLink(self, url: str) -> bool:  # noqa: N802 (the library's name)
        """Return whether the address may be a link."""
        return url.lower().startswith(LINKS)


def policy_html(profile: PublisherProfile, policy: Policy) -> SafeString:
    """Return the text of a policy as HTML, in which HTML of the text is escaped."""
    return SafeString(PolicyMarkdown().render(profile.text(policy)))
