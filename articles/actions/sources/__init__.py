"""Add and attach sources, correct citations, restrict who sees a source."""

from articles.actions.sources.add_source import (
    add_source,
    add_transcript,
    cite_source,
    describe_source,
)
from articles.actions.sources.attach_source import (
    attach_source,
    attach_upload,
    change_citation,
    fetch_again,
    get_or_create_page,
    upload_instead,
)
from articles.actions.sources.calculate import (
    CalculationDraft,
    add_calculation,
    change_calculation,
    draft_calculation,
    remove_calculation,
)
from articles.actions.sources.decide_origin import decide_origin, judge_origin
from articles.actions.sources.find_described import find_described
from articles.actions.sources.judge_sense import judge_sense
from articles.actions.sources.restrict_source import restrict_source
from articles.actions.sources.take_over_sources import take_over_sources

__all__ = [
    "CalculationDraft",
    "add_calculation",
    "add_source",
    "add_transcript",
    "attach_source",
    "attach_upload",
    "change_calculation",
    "change_citation",
    "cite_source",
    "decide_origin",
    "describe_source",
    "draft_calculation",
    "fetch_again",
    "find_described",
    "get_or_create_page",
    "judge_origin",
    "judge_sense",
    "remove_calculation",
    "restrict_source",
    "take_over_sources",
    "upload_instead",
]
