"""From the dashboard to the work: what is late, who has it, and what was checked of a speaker."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from articles.actions.plan import plan_article
from articles.actions.verdicts import sign_off
from tests.factories import make_claim
from tests.undoing import fresh

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_dashboard_leads_to_late_claims_and_a_speaker_to_the_verdicts(
    log_in, accessible, article, editor, verdict, second_reviewer
):
    yesterday = timezone.now() - timedelta(days=1)
    plan_article(article, by=editor, deadline=yesterday, owner=editor, expected_version=0)
    make_claim(article, editor, "Nobody has counted the cars")
    version = fresh(verdict.claim).version
    sign_off(verdict, by=second_reviewer, agrees=True, reason="", expected_version=version)
    page = log_in("edith", at="/articles/")

    page.get_by_role("link", name="Dashboard").click()
    expect(page.get_by_role("img", name="Verdicts by week")).to_be_visible()
    table = page.get_by_role("table", name="Verdicts by week")
    expect(table.get_by_role("row").last).to_contain_text("1")
    accessible(page)
    page.emulate_media(color_scheme="dark")
    accessible(page, rules=["color-contrast"])
    page.get_by_role("link", name="Late claims 1").click()
    expect(page.locator("tbody tr")).to_have_count(1)
    expect(page.get_by_role("row", name="Nobody has counted the cars")).to_contain_text("late")

    page.get_by_role("link", name="Speakers").click()
    page.get_by_role("searchbox", name="Name or role").fill("jane")
    page.get_by_role("button", name="Show").click()
    page.get_by_role("link", name="Jane Doe").click()
    expect(page.get_by_role("img", name="Signed-off verdicts by quarter")).to_be_visible()
    accessible(page)
    page.get_by_role("link", name="the bridge cost 4.5 million euros").click()
    expect(page.locator("#card")).to_contain_text("It cost five.")
