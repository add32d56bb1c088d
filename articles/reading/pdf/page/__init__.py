"""One page of a PDF file: its lines of text, with the places of their words.

characters   the characters of the page, from PDFium
lines        characters to lines
words        the characters of a line to words
combining    ligatures, vowel signs and accents with their letters
bidi         lines that run from right to left, to the order of reading
links        the links of the page
"""

from articles.reading.pdf.page.bidi import right_to_left_share
from articles.reading.pdf.page.characters import runs_of_page
from articles.reading.pdf.page.lines import Line, lines_of_page
from articles.reading.pdf.page.links import set_links
from articles.reading.pdf.page.words import Word, plain_digits, raised_text

__all__ = [
    "Line",
    "Word",
    "lines_of_page",
    "plain_digits",
    "raised_text",
    "right_to_left_share",
    "runs_of_page",
    "set_links",
]
