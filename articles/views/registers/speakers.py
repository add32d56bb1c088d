"""The record of a speaker, where names are merged and separated, and the Wikidata id is set."""

from functools import partial
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles import permissions
from articles.actions.statements import merge_names, separate_names, set_wikidata_id
from articles.forms.lists.speakers import NamesForm, wikidata_form
from articles.reads.registers import SpeakerRecord, likely_same, speaker_record
from articles.views.answers import Request, answer
from articles.views.submissions import submit


@require_safe
def speaker_detail(request: Request) -> HttpResponse:
    """Show the record of the speakers with a name (`name`), in any case."""
    if not request.GET.get("name"):
        return redirect("speaker_list")
    record = _record(request, request.GET["name"])
    return _page(request, record)


@require_POST
def speaker_merge(request: Request) -> HttpResponse:
    """Let `other` mean the speaker of the record `name` too."""
    record = _record(request, request.POST.get("name", ""))
    form = NamesForm(request.POST)
    submission = submit(form, partial(_merge, request), field="other")
    if submission.is_done:
        notice = _("Merged. “Separate” undoes it.")
        return _done(request, record.name, notice)
    return _page(request, record, names_form=form, status=submission.status)


def _merge(request: Request, *, name: str, other: str) -> None:
    merge_names(by=request.user, name=other, into=name)


@require_POST
def speaker_separate(request: Request) -> HttpResponse:
    """Undo the merge of a name (`name`): it is a speaker of its own again."""
    record = _record(request, request.POST.get("name", ""))
    separate_names(by=request.user, name=request.POST.get("other", ""))
    return _done(request, record.name, _("Separated."))


@require_http_methods(["POST"])
def speaker_wikidata(request: Request) -> HttpResponse:
    """Set the Wikidata id of a speaker, or remove it."""
    record = _record(request, request.POST.get("name", ""))
    form = wikidata_form(record, request.POST)
    save = partial(set_wikidata_id, by=request.user)
    submission = submit(form, save, field="wikidata_id", version=partial(_version, request, record))
    if submission.is_done:
        return _done(request, record.name, _("Saved."))
    return _page(request, record, wikidata=form, status=submission.status)


def _version(request: Request, record: SpeakerRecord) -> int:
    identity = _record(request, record.name).identity
    return identity.version if identity else 0


def _record(request: Request, name: str) -> SpeakerRecord:
    record = speaker_record(name, reader=request.user)
    if record is None:
        raise Http404
    return record


def _page(
    request: Request,
    record: SpeakerRecord,
    *,
    names_form: NamesForm | None = None,
    wikidata: forms.Form | None = None,
    status: int = 200,
) -> HttpResponse:
    may_identify = permissions.may_attribute(request.user)
    context = {
        "record": record,
        "may_identify": may_identify,
        "likely": likely_same(record, reader=request.user) if may_identify else (),
        "names_form": names_form,
        "wikidata": wikidata or wikidata_form(record),
    }
    return answer(request, "speakers/record.html", context, status=status)


def _done(request: Request, name: str, notice: str) -> HttpResponse:
    messages.success(request, notice)
    return redirect(f"{reverse('speaker_detail')}?{urlencode({'name': name})}")
