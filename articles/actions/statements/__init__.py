"""Correct statements, quotations and speakers, tick facts, resolve possible inconsistencies."""

from articles.actions.statements.attribute_statement import (
    attribute_statement,
    confirm_attribution,
    remove_speaker,
)
from articles.actions.statements.change_statements import (
    Selection,
    assign_statements,
    confirm_speakers,
    flag_statements,
)
from articles.actions.statements.correct_speaker import correct_speaker
from articles.actions.statements.correct_statement import merge_statement, set_kind, split_statement
from articles.actions.statements.identify_speaker import (
    merge_names,
    separate_names,
    set_wikidata_id,
)
from articles.actions.statements.known_speakers import create_speakers, speakers_by_name
from articles.actions.statements.mark_quotation import mark_quotation, unmark_quotation
from articles.actions.statements.resolve_inconsistency import (
    ask_about_inconsistency,
    dismiss_inconsistency,
)
from articles.actions.statements.tick_fact import tick_fact, untick_fact

__all__ = [
    "Selection",
    "ask_about_inconsistency",
    "assign_statements",
    "attribute_statement",
    "confirm_attribution",
    "confirm_speakers",
    "correct_speaker",
    "create_speakers",
    "dismiss_inconsistency",
    "flag_statements",
    "mark_quotation",
    "merge_names",
    "merge_statement",
    "remove_speaker",
    "separate_names",
    "set_kind",
    "set_wikidata_id",
    "speakers_by_name",
    "split_statement",
    "tick_fact",
    "unmark_quotation",
    "untick_fact",
]
