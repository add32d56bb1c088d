"""What news agencies and publishers exchange: one article or several in a file.

stories     the articles of a file, as one document or as one of them
feed        RSS, Atom, and the export of WordPress
wordpress   the text of a post, whose paragraphs may be blank lines
newsml      NewsML-G2, and NITF in it or by itself
ninjs       news as JSON
"""

from articles.reading.news.feed import read_feed
from articles.reading.news.newsml import read_newsml
from articles.reading.news.ninjs import read_ninjs

__all__ = ["read_feed", "read_newsml", "read_ninjs"]
