"""Every page, light and dark, wide and narrow: valid HTML, accessible, not wider than the window."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from articles.actions.articles import start_import
from articles.actions.claims import add_comment
from articles.actions.sources import attach_upload
from articles.models import Citation, OutboxMessage
from tests.importing.whole import whole

pytestmark = pytest.mark.django_db(transaction=True)
PAGES = [
    "/articles/",
    "/articles/import/",
    "/articles/import/{imported}/",
    "/articles/{article}/?claim={claim}",
    "/articles/{article}/edit/",
    "/articles/{article}/report.html",
    "/articles/{article}/plan/",
    "/claims/register/",
    "/claims/contradictions/",
    "/speakers/",
    "/speakers/record/?name=Jane+Doe",
    "/dashboard/",
    "/work/",
    "/claims/",
    "/search/?words=bridge",
    "/sources/",
    "/sources/{source}/",
    "/captures/{capture}/",
    "/citations/{citation}/",
    "/citations/{citation}/edit/",
    "/claims/{claim}/review/",
    "/people/",
    "/people/invite/",
    "/people/{person}/",
    "/articles/{article}/gate/",
    "/articles/{article}/export/",
    "/articles/{article}/revisions/",
    "/settings/",
    "/tags/",
    "/settings/retention/",
    "/settings/scales/",
    "/settings/scales/{scale}/",
    "/settings/ratings/{rating}/",
    "/settings/fact-checks/",
    "/settings/messages/",
    "/notifications/",
    "/claims/{claim}/checked/",
    "/articles/{article}/checked/",
    "/account/",
    "/accounts/security/",
    "/accounts/email/",
    "/accounts/password/change/",
    "/help/",
    "/help/publish/",
    "/questions/",
    "/nowhere/",
]


def test_every_page_is_accessible_and_fits_the_window(
    log_in, accessible, valid, claim, editor, reviewer
):
    editor.is_reviewer = editor.is_administrator = editor.is_staff = True
    editor.save()
    citation = attach_upload(
        claim,
        by=editor,
        title="Letter",
        file_name="letter.txt",
        data=b"A letter about the bridge, and what it cost.",
        stance=Citation.Stance.SUPPORTS,
    )
    add_comment(claim, by=reviewer, text="@edith look.")
    OutboxMessage.objects.update(state="failed", problem="Busy", finished_at=timezone.now())
    ids = {
        "article": claim.revision.article_id,
        "claim": claim.pk,
        "source": citation.source_id,
        "capture": citation.source.captures.get().pk,
        "citation": citation.pk,
        "person": editor.pk,
        "scale": claim.revision.article.scale_id,
        "rating": claim.revision.article.scale.ratings.all()[0].pk,
        "imported": start_import(by=editor, file_name="a.docx", data=whole()).key,
    }
    page = log_in("edith")
    valid([(address, page.request.get(address.format(**ids)).text()) for address in PAGES])
    for address in PAGES:
        page.goto(address.format(**ids))
        expect(page.locator("h1")).to_be_visible()
        accessible(page)
        page.emulate_media(color_scheme="dark")
        accessible(page, rules=["color-contrast"])
        page.emulate_media(color_scheme="light")
        page.set_viewport_size({"width": 390, "height": 800})
        width = page.evaluate("document.documentElement.scrollWidth")
        assert (address, width) == (address, 390)
        page.set_viewport_size({"width": 1440, "height": 1000})
