"""The policies of the newsroom: the pages that everybody reads, and the form that changes them."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from articles import permissions
from articles.actions.publishing import set_publisher_profile
from articles.forms.publishing import publisher_profile_form
from articles.models import Policy, PublisherProfile
from articles.reads.publishing import policy_html
from articles.refusals import Stale
from articles.views.answers import Request, answer, done
from articles.views.publishing.feeds import feed_links
from articles.views.submissions import submit


@require_safe
@login_not_required
def policy_detail(request: HttpRequest, name: str) -> HttpResponse:
    """Show one policy to everyone. Without a text there is no page."""
    profile = PublisherProfile.current()
    policy = next((each for each in profile.written if each.value == name), None)
    if policy is None:
        raise Http404
    context = {
        "policy": policy,
        "profile": profile,
        "html": policy_html(profile, policy),
        "feeds": feed_links(),
    }
    return answer(request, "publishing/policy.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def publisher_profile(request: Request) -> HttpResponse:
    """Show and change the name and the policies. If somebody changed them first, show both."""
    permissions.require(permissions.may_change_settings(request.user))
    data = request.POST if request.method == "POST" else None
    form = publisher_profile_form(PublisherProfile.current(), data)

    def save(*, expected_version: int, name: str, report_days: int, **_texts: str) -> None:
        set_publisher_profile(
            by=request.user,
            expected_version=expected_version,
            name=name,
            policies=form.policies,
            report_days=report_days,
        )

    submission = submit(form, save, version=lambda: PublisherProfile.current().version)
    if submission.is_done:
        return done(request, _("Saved."), "publisher_profile")
    profile = PublisherProfile.current()
    context: dict[str, object] = {"form": form, "profile": profile}
    if submission.status == Stale.status:
        context["current"] = [(policy.label, profile.text(policy)) for policy in Policy]
    return answer(request, "administration/publisher.html", context, status=submission.status)
