"""PDF files.

document        all together, within limits on pages and time
file            opens one, and reads its properties and the lines of its pages
characters      the characters of a page with their places, from PDFium
lines           characters to lines
words           the characters of a line to words
bidi            lines that run from right to left, to the order of reading
links           the links of a page
reading_order   the lines of a page, columns one after the other
running_heads   what stands on several pages in the same place, left out
paragraphs      lines to paragraphs, by where they begin and end
joins           words over the ends of lines: hyphens, addresses, figures
text            paragraphs to one text
"""

from articles.reading.pdf.document import read_pdf

__all__ = ["read_pdf"]
