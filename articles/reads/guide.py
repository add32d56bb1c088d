"""The user guide: Markdown files, which a code-hosting site shows as they are and /help/ as pages.

`README.md` of the guide is its contents: the links in its lists name the pages, in their order, under
the heading that groups them. A page that is not linked there does not exist for the app.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path, PurePosixPath

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.anchors import anchors_plugin

CONTENTS = "README"
PICTURES = "guide"  # their folder among the static files


@dataclass(frozen=True, slots=True)
class GuideLink:
    """A page of the guide as its contents list it. `name` is its file name without `.md`."""

    name: str
    title: str
    section: str

    @property
    def url(self) -> str:
        """The address of the page in the app."""
        return reverse("help_page", args=[self.name])


@dataclass(frozen=True, slots=True)
class GuidePage:
    """A page of the guide, with the contents of the whole guide and its neighbours in it.

    `name` is empty for the page of contents. `html` is safe to show: HTML in the Markdown is escaped.
    """

    name: str
    title: str
    html: str
    contents: Sequence[GuideLink]
    previous: GuideLink | None
    next: GuideLink | None


def guide_page(name: str = "") -> GuidePage | None:
    """Return the page called `name`, the page of contents without one, None for an unknown name."""
    contents = guide_contents()
    names = ["", *(link.name for link in contents)]
    if name not in names:
        return None
    tokens = _tokens(name or CONTENTS)
    _link_to_addresses(tokens, contents)
    here = names.index(name)
    return GuidePage(
        name=name,
        title=next(text for tag, text in _headings(tokens) if tag == "h1"),
        html=str(_markdown().renderer.render(tokens, _markdown().options, {})),
        contents=contents,
        previous=contents[here - 2] if here > 1 else None,
        next=contents[here] if here < len(contents) else None,
    )


def guide_contents() -> list[GuideLink]:
    """Return the pages of the guide, in reading order."""
    links = []
    section = ""
    for opening, inline in pairwise(_tokens(CONTENTS)):
        if opening.type == "heading_open":
            section = inline.content
        elif opening.type == "paragraph_open" and opening.level > 1:  # inside a list
            links += [
                GuideLink(PurePosixPath(target).stem, text, section)
                for target, text in _links(inline)
            ]
    return links


def _markdown() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable(["table"])
    return parser.use(anchors_plugin, max_level=3)


def _tokens(name: str) -> list[Token]:
    """Read a file of the guide. `name` is one that the contents list, never one from a request."""
    folder = Path(settings.GUIDE_DIR)
    return _markdown().parse((folder / f"{name}.md").read_text(encoding="utf-8"))


def _headings(tokens: Sequence[Token]) -> Iterator[tuple[str, str]]:
    for opening, inline in pairwise(tokens):
        if opening.type == "heading_open":
            yield opening.tag, inline.content


def _links(inline: Token) -> Iterator[tuple[str, str]]:
    """Yield the target and the text of each link of one paragraph."""
    for opening, text in pairwise(inline.children or []):
        if opening.type == "link_open":
            yield str(opening.attrGet("href")), text.content


def _link_to_addresses(tokens: Sequence[Token], contents: Sequence[GuideLink]) -> None:
    """Point links between files of the guide to the pages of the app, and pictures to static files.

    Fragments of links are kept.
    """
    addresses = {f"{link.name}.md": link.url for link in contents}
    addresses[f"{CONTENTS}.md"] = reverse("help")
    for inline in tokens:
        for token in inline.children or []:
            if token.type == "link_open":
                file, hash_sign, fragment = str(token.attrGet("href")).partition("#")
                token.attrSet("href", addresses.get(file, file) + hash_sign + fragment)
            elif token.type == "image":
                picture = PurePosixPath(str(token.attrGet("src"))).name
                token.attrSet("src", static(f"{PICTURES}/{picture}"))
                token.attrSet("loading", "lazy")
