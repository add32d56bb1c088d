"""Import an article, edit its details, add a version of its text."""

from articles.actions.articles.carry_over_claims import Choice, ChoicesRefused, Destination
from articles.actions.articles.confirm_carry_over import confirm_carry_over, place_claim
from articles.actions.articles.edit_article import edit_article
from articles.actions.articles.import_article import confirm_import, start_import
from articles.actions.articles.place_annotations import WordsGone
from articles.actions.articles.revise_article import SameText, confirm_revision, start_revision

__all__ = [
    "Choice",
    "ChoicesRefused",
    "Destination",
    "SameText",
    "WordsGone",
    "confirm_carry_over",
    "confirm_import",
    "confirm_revision",
    "edit_article",
    "place_claim",
    "start_import",
    "start_revision",
]
