"""PDF files.

file         opens one and reads its pages and properties
paragraphs   joins the lines of the pages to paragraphs
"""

from articles.reading.pdf.file import PdfDamaged, PdfFile, PdfLocked
from articles.reading.pdf.paragraphs import text_of_pages

__all__ = ["PdfDamaged", "PdfFile", "PdfLocked", "text_of_pages"]
