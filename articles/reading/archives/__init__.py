"""Archives of web pages: WARC, and WACZ, which packs WARC files with a list of their pages.

records   the responses in a WARC file
bodies    the body of a response, decompressed within limits
archive   the main page of an archive as a document
"""

from articles.reading.archives.archive import read_wacz, read_warc

__all__ = ["read_wacz", "read_warc"]
