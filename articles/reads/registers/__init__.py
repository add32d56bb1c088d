"""What the newsroom has over all articles: speakers with their records, and the dashboard."""

from articles.reads.registers.charts import Chart, Period, stacked_bars
from articles.reads.registers.contradictions import Contradiction, contradicting_verdicts
from articles.reads.registers.dashboard import WEEKS, Dashboard, read_dashboard
from articles.reads.registers.identities import Identity, identities_of
from articles.reads.registers.likely_speakers import count_likely_same, likely_same
from articles.reads.registers.sources import Reach, RegisteredSource, register_of_sources
from articles.reads.registers.speakers import (
    SpeakerRecord,
    list_speakers,
    speaker_record,
)

__all__ = [
    "WEEKS",
    "Chart",
    "Contradiction",
    "Dashboard",
    "Identity",
    "Period",
    "Reach",
    "RegisteredSource",
    "SpeakerRecord",
    "contradicting_verdicts",
    "count_likely_same",
    "identities_of",
    "likely_same",
    "list_speakers",
    "read_dashboard",
    "register_of_sources",
    "speaker_record",
    "stacked_bars",
]
