"""Resolve mentions of speakers: names, descriptions and pronouns to one entity for each speaker."""

from articles.text.attribution.speakers.name_index import NameIndex
from articles.text.attribution.speakers.resolver import Resolved, SpeakerResolver

__all__ = ["NameIndex", "Resolved", "SpeakerResolver"]
