"""HTML pages.

page         the text of the article; `text_parser` reads all text when the markup is too odd
article      which part of the page it is, with the roles of its paragraphs and its links
metadata     title, authors, site, day, canonical address and language
walls        what stands in the way of the article
words        the words of an element
"""

from articles.reading.html.page import read_html
from articles.reading.html.text_parser import Attributes, TextParser

__all__ = ["Attributes", "TextParser", "read_html"]
