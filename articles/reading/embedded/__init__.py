"""HTML that stands in another file: in a message, a feed or an export of a word processor.

markup        all of its text, unlike that of a web page, of which only the article is read
shadow        the words of web components, in their place
google_docs   a document that Google Docs saved as HTML, with its comments and notes
"""

from articles.reading.embedded.google_docs import (
    is_google_docs,
    read_google_docs,
    zipped_page,
)
from articles.reading.embedded.markup import text_of_markup, write_markup
from articles.reading.embedded.shadow import with_shadow_text

__all__ = [
    "is_google_docs",
    "read_google_docs",
    "text_of_markup",
    "with_shadow_text",
    "write_markup",
    "zipped_page",
]
