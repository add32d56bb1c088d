"""How a fetch ends.

outcome      the outcomes, each with a label and a sentence, and the failure that carries one
downloads    what a successful fetch returns
warc         the same as a WARC file
"""

from articles.fetching.outcomes.downloads import Download, Fetched, Hop, Validators
from articles.fetching.outcomes.outcome import FetchFailed, Outcome
from articles.fetching.outcomes.warc import fetched_warc, uploaded_warc

__all__ = [
    "Download",
    "FetchFailed",
    "Fetched",
    "Hop",
    "Outcome",
    "Validators",
    "fetched_warc",
    "uploaded_warc",
]
