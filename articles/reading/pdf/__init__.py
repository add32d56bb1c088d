"""PDF files.

document     all together, within limits on pages and time
file         opens one and reads its pages and properties
paragraphs   joins the lines of the pages to paragraphs
"""

from articles.reading.pdf.document import read_pdf

__all__ = ["read_pdf"]
