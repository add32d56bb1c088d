"""All text of HTML that is no web page: nothing of it is a menu, so nothing of it is left out."""

from lxml import etree, html

from articles.reading.document import Role
from articles.reading.embedded.shadow import too_deep
from articles.reading.formatted_writer import FormattedWriter
from articles.reading.html import Attributes
from articles.reading.html.article.prepared import prepare
from articles.reading.html.page_elements import PageElements
from articles.reading.html_fragment import HtmlFragment, Marks
from articles.reading.left_out import LeftOut
from articles.reading.plain import storable

LONGEST_CELL = 200  # code points; more is a column of a page
_ROLES = dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), Role.HEADING) | {
    "li": Role.LIST_ITEM,
    "table": Role.TABLE,
    "caption": Role.CAPTION,
    "figcaption": Role.CAPTION,
    "blockquote": Role.QUOTATION,
}
_CAPTION = "data-caption"
_BLOCKS_WORDS = (
    "section article figure figcaption caption dt dd dl hr pre header footer aside address main "
    "nav details summary center fieldset form"
)
_BLOCKS = frozenset(_BLOCKS_WORDS.split())


class Markup(HtmlFragment):
    """Writes the text of HTML, its links, and the roles of its paragraphs."""

    def __init__(self, marks: Marks) -> None:
        super().__init__(marks)
        self._writer = marks.writer
        self._roles: list[tuple[str, Role]] = []

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        super().handle_starttag(tag, attrs)
        role = Role.CAPTION if _CAPTION in dict(attrs) else _ROLES.get(tag)
        if role:
            self._roles.append((tag, role))
        self._set_role()
        if tag in _BLOCKS:
            self._writer.add_break("\n\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in {"td", "th"}:
            self._writer.weaken_break("\t")
        super().handle_endtag(tag)
        tags = [opened for opened, _role in self._roles]
        if tag in tags:
            del self._roles[len(tags) - 1 - tags[::-1].index(tag) :]
        self._set_role()
        if tag in _BLOCKS:
            self._writer.add_break("\n\n")

    def _set_role(self) -> None:
        self._writer.role = self._roles[-1][1] if self._roles else Role.PARAGRAPH


def write_markup(writer: FormattedWriter, source: str, *, language: str = "") -> None:
    """Write all that a reader of the HTML sees, its links, and the roles of its paragraphs."""
    source = storable(source)
    cleaned = _cleaned(writer, source, language)
    fragment = Markup(Marks(writer, cleaned))
    fragment.feed(cleaned)
    fragment.close()
    writer.role = Role.PARAGRAPH
    writer.add_break("\n\n")


def text_of_markup(source: str) -> str:
    """Return the text of a line with mark-up, such as a headline."""
    if "<" not in source and "&" not in source:
        return " ".join(source.split())
    writer = FormattedWriter(LeftOut())
    write_markup(writer, source)
    return " ".join(writer.finish().text.split())


def _cleaned(writer: FormattedWriter, source: str, language: str) -> str:
    """Return the HTML without what is hidden. One that is nested too deeply stays as it is."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        page = html.document_fromstring(source.encode(), parser=parser)
    except (etree.ParserError, ValueError):
        return source
    if too_deep(page.getroottree()):
        return source
    for picture in page.xpath("//img[@width<2 or @height<2]"):
        picture.drop_tree()
    for caption in page.xpath("//figcaption"):
        caption.set(_CAPTION, "")
    for table in page.xpath("//table"):
        if _is_layout(table):
            _unfold(table)
    writer.left_out.struck += prepare(PageElements(page), language=language).struck
    return etree.tostring(page, encoding="unicode", method="html")


def _is_layout(table: html.HtmlElement) -> bool:
    """Whether a table puts the parts of a page in their places, as in most messages."""
    if table.get("role") == "presentation" or table.xpath("boolean(.//table)"):
        return True
    if table.xpath("boolean(.//th or ./caption)"):
        return False
    rows = table.xpath(".//tr")
    is_grid = bool(rows) and all(len(row.xpath("./td")) > 1 for row in rows)
    return not is_grid or any(len(cell.text_content()) > LONGEST_CELL for cell in table.iter("td"))


def _unfold(table: html.HtmlElement) -> None:
    """Make the cells of a table ordinary parts."""
    for element in table.xpath(".//td | .//th | .//tr | .//tbody | .//thead | .//tfoot"):
        if next(element.iterancestors("table")) is table:
            element.tag = "div"
    table.tag = "div"
