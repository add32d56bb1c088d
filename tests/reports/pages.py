"""What stands on a rendered page."""

from lxml import html


def page(rendered: str) -> html.HtmlElement:
    return html.document_fromstring(rendered)


def article_text(rendered: str) -> str:
    """The article's words as they stand on the page, without the numbers of the notes."""
    tree = page(rendered)
    for number in tree.xpath("//sup[@class='ref']"):
        number.drop_tree()
    return "".join(block.text_content() for block in tree.xpath("//p[@class='text']"))


def words(element: html.HtmlElement) -> str:
    """Its text with blanks made single."""
    return " ".join(element.text_content().split())
