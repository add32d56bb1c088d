"""What a page says that it is: a news article, a dataset, a paper; in the words of schema.org."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from lxml.html import HtmlElement

from articles.reading.document import Field

_OF_META = {  # the meta tags that only such a page has
    "citation_journal_title": "ScholarlyArticle",
    "citation_dissertation_institution": "Thesis",
    "citation_technical_report_institution": "Report",
    "citation_conference_title": "ConferencePaper",
}
_OF_OPEN_GRAPH = {
    "book": "Book",
    "video.movie": "Movie",
    "video.episode": "TVEpisode",
    "video.other": "VideoObject",
}
_OF_DUBLIN_CORE = {"dataset": "Dataset", "software": "SoftwareSourceCode"}
_UNTOLD = frozenset({"Article", "WebPage", "ItemPage", "ClaimReview", "TechArticle"})


def type_candidates(
    page: HtmlElement, structured: str, meta: Mapping[str, Sequence[str]]
) -> Iterator[Field]:
    """Yield the type of the page. One that fits any page, such as "Article", is none."""
    for key, name in _OF_META.items():
        if key in meta:
            yield Field(name, key)
    if structured and structured not in _UNTOLD:
        yield Field(structured, "json-ld")
    named = (each.get("itemtype") for each in page.iter("body", "main", "article"))
    for itemtype in islice(filter(None, named), 1):
        name = itemtype.rstrip("/").rpartition("/")[2]
        if name.isalnum() and name not in _UNTOLD:
            yield Field(name, "itemtype")
    for key, names in (("og:type", _OF_OPEN_GRAPH), ("dc.type", _OF_DUBLIN_CORE)):
        stated = meta.get(key, [""])[0].lower()
        if stated in names:
            yield Field(names[stated], key)
