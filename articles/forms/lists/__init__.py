"""The filters of lists, and the plan of an article by which they sort and filter."""

from articles.forms.lists.articles import ArticleFilterForm
from articles.forms.lists.plan import PlanForm, plan_form

__all__ = ["ArticleFilterForm", "PlanForm", "plan_form"]
