"""The types of sources as bibliographies name them."""

from typing import NamedTuple

from articles.reports.references.bibliography import Reference


class SourceType(NamedTuple):
    """A type in the Citation Style Language and in RIS, and if the site of such a page publishes it."""

    csl: str
    ris: str
    is_published_by_site: bool = False


KINDS = {
    "url": SourceType("webpage", "ELEC"),
    "upload": SourceType("document", "GEN"),
    "interview": SourceType("interview", "PCOMM"),
    "document": SourceType("document", "RPRT"),
    "broadcast": SourceType("broadcast", "VIDEO"),
}
OTHER = SourceType("document", "GEN")
NEWS = SourceType("article-newspaper", "NEWS")
POST = SourceType("post", "ELEC")
PAPER = SourceType("article-journal", "JOUR")
SOFTWARE = SourceType("software", "COMP", is_published_by_site=True)
VIDEO = SourceType("motion_picture", "VIDEO")
AUDIO = SourceType("broadcast", "SOUND")
STATED = {  # by what a page says that it is, in the words of schema.org
    "NewsArticle": NEWS,
    "AnalysisNewsArticle": NEWS,
    "AskPublicNewsArticle": NEWS,
    "BackgroundNewsArticle": NEWS,
    "OpinionNewsArticle": NEWS,
    "ReportageNewsArticle": NEWS,
    "ReviewNewsArticle": NEWS,
    "LiveBlogPosting": NEWS,
    "BlogPosting": SourceType("post-weblog", "BLOG"),
    "SocialMediaPosting": POST,
    "DiscussionForumPosting": POST,
    "ScholarlyArticle": PAPER,
    "MedicalScholarlyArticle": PAPER,
    "ConferencePaper": SourceType("paper-conference", "CPAPER"),
    "Report": SourceType("report", "RPRT", is_published_by_site=True),
    "Thesis": SourceType("thesis", "THES", is_published_by_site=True),
    "Dataset": SourceType("dataset", "DATA", is_published_by_site=True),
    "Book": SourceType("book", "BOOK", is_published_by_site=True),
    "Chapter": SourceType("chapter", "CHAP"),
    "Legislation": SourceType("legislation", "STAT"),
    "Map": SourceType("map", "MAP", is_published_by_site=True),
    "SoftwareApplication": SOFTWARE,
    "SoftwareSourceCode": SOFTWARE,
    "Photograph": SourceType("graphic", "ART"),
    "VideoObject": VIDEO,
    "Movie": VIDEO,
    "TVEpisode": SourceType("broadcast", "VIDEO"),
    "RadioEpisode": AUDIO,
    "PodcastEpisode": AUDIO,
    "AudioObject": AUDIO,
}


def type_of(reference: Reference) -> SourceType:
    """Return the type that the page states, else that of the kind of source."""
    return STATED.get(reference.type) or KINDS.get(reference.source.kind.key, OTHER)
