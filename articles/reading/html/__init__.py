"""HTML pages.

page         the text of the article; `text_parser` reads all text when the markup is too odd
fields       title, author, site, date, canonical address and language, some from `jsonld`
links        the links on words of the text
"""

from articles.reading.html.page import read_html
from articles.reading.html.text_parser import Attributes, TextParser

__all__ = ["Attributes", "TextParser", "read_html"]
