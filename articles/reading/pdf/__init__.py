"""PDF files.

document        all together, within limits on pages and time
file            opens one, and reads its properties and the lines of its pages
page            the lines of one page
reading_order   the lines of a page, columns one after the other
drop_caps       large letters that begin a paragraph, joined to their word
notes           footnotes, and the words that refer to them
running_heads   what stands on several pages in the same place, left out
paragraphs      lines to paragraphs, by where they begin and end
roles           headings, items of lists, captions, rows of tables
blocks          a paragraph as lines on pages
joins           words over the ends of lines: hyphens, addresses, figures
scans           pages that are pictures: announced, or read by OCR
ocr             pictures of pages to lines, by tesseract
text            paragraphs to one text
"""

from articles.reading.pdf.document import read_pdf
from articles.reading.pdf.ocr import ocr_seconds

__all__ = ["ocr_seconds", "read_pdf"]
