"""What a page says of itself, each with what says it.

fields      title, author, site, day, canonical address and language: one value of each
jsonld      the description of this page for machines; `types` what kind of page it is
titles      of several titles, the one of the article; `bylines` its authors
published   its day of publication; `shown_days` the days that the page shows
"""

from articles.reading.html.metadata.fields import read_fields

__all__ = ["read_fields"]
