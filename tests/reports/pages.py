"""Read a rendered page."""

from lxml import html


def page(rendered: str) -> html.HtmlElement:
    return html.document_fromstring(rendered)


def article_text(rendered: str) -> str:
    """Return the text of the article on the page, without notes and their numbers."""
    tree = page(rendered)
    for added in tree.xpath("//sup[@class='ref'] | //span[@role='note']"):
        added.drop_tree()
    return "".join(block.text_content() for block in tree.xpath("//p[@class='text']"))


def words(element: html.HtmlElement) -> str:
    """Return its text with single spaces."""
    return " ".join(element.text_content().split())
