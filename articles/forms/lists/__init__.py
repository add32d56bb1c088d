"""The filters of lists, bulk changes, and the plan of an article by which lists sort and filter."""

from articles.forms.lists.articles import ArticleFilterForm
from articles.forms.lists.change_claims import ChangeClaimsForm
from articles.forms.lists.change_statements import (
    AssignSelectionForm,
    FlagSelectionForm,
    SelectionForm,
)
from articles.forms.lists.claims import ClaimFilter, SaveFilterForm
from articles.forms.lists.plan import PlanForm, TagForm, plan_form

__all__ = [
    "ArticleFilterForm",
    "AssignSelectionForm",
    "ChangeClaimsForm",
    "ClaimFilter",
    "FlagSelectionForm",
    "PlanForm",
    "SaveFilterForm",
    "SelectionForm",
    "TagForm",
    "plan_form",
]
