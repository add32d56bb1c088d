"""Who a speaker is, and what the article has them say."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from articles import actions, permissions, reads
from articles.forms.fields import see_anew
from articles.forms.speakers import SpeakerForm
from articles.models import Speaker
from articles.refusals import Refused
from articles.views.answers import answer, done
from articles.views.requests import Request


@require_http_methods(["GET", "HEAD", "POST"])
def speaker_edit(request: Request, speaker_id: int) -> HttpResponse:
    """Name, kind, role and other names of a speaker."""
    speaker = get_object_or_404(Speaker.objects.select_related("article"), pk=speaker_id)
    permissions.require(permissions.may_attribute(request.user))
    present = {"name": speaker.name, "kind": speaker.kind, "role": speaker.role}
    initial = {**present, "aliases": "\n".join(speaker.aliases), "seen": speaker.version}
    form = SpeakerForm(request.POST or None, initial=initial)
    theirs, status = "", 422 if form.errors else 200
    if form.is_valid():
        try:
            actions.correct_speaker(speaker, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
            theirs, status = getattr(refusal, "theirs", ""), refusal.status
            see_anew(form, Speaker.objects.get(pk=speaker_id).version)
        else:
            return done(request, _("Saved."), "article_detail", speaker.article_id)
    context = {
        "form": form,
        "speaker": speaker,
        "article": speaker.article,
        "said": reads.said_by(speaker),
        "theirs": theirs,
    }
    return answer(request, "speakers/edit.html", context, status=status)
