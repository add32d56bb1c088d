"""Run the action of a form that was sent, and show a refusal in the form."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Generic, TypeVar

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS

from articles.forms.fields import update_expected_version
from articles.models.versioned import Versioned
from articles.refusals import NotReaders, Refused, Stale

ABOVE = NON_FIELD_ERRORS  # a refusal is shown above the fields
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Submission(Generic[Result]):
    """The outcome of a form: whether its action was done, its result, or the status to answer with."""

    is_done: bool
    status: int
    result: Result | None = None


def submit(
    form: forms.BaseForm,
    action: Callable[..., Result],
    *,
    field: str | Callable[[Refused], str] = "",
    version: Callable[[], int | str] | None = None,
    displayed: Callable[[], Mapping[str, str]] = dict,
) -> Submission[Result]:
    """Run `action` with what was typed, if the form was sent and is valid.

    A plain refusal is shown beside `field`. A stale one is shown above the form, together with what
    somebody else saved (`form.theirs`), and the next attempt expects the current `version` and the
    other hidden values of `displayed`. Where `field` is `ABOVE`, any other refusal is shown there
    too, so that nothing typed is lost. For people who may not read the article, `form.names_to_add`
    are those whom the user may make readers. The rest is raised: then the whole page shows it.
    """
    if not form.is_valid():
        return Submission(is_done=False, status=422 if form.errors else HTTPStatus.OK)
    try:
        return Submission(is_done=True, status=HTTPStatus.OK, result=action(**form.cleaned_data))
    except Stale as stale:
        if version is None:
            raise
        form.add_error(None, str(stale))
        form.theirs = stale.theirs  # type: ignore[attr-defined]  # for the template
        update_expected_version(form, version(), **displayed())
        return Submission(is_done=False, status=stale.status)
    except Refused as refusal:
        if not field or (refusal.status != Refused.status and field != ABOVE):
            raise
        if isinstance(refusal, NotReaders) and refusal.may_add:
            form.names_to_add = refusal.names  # type: ignore[attr-defined]  # for the template
        form.add_error(field if isinstance(field, str) else field(refusal), str(refusal))
        return Submission(is_done=False, status=refusal.status)


def current_version(row: Versioned) -> int:
    """Return the version that a row has in the database now."""
    versions = type(row)._default_manager.values_list("version", flat=True)
    return int(versions.get(pk=row.pk))
