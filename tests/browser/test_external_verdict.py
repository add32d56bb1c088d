"""Rosa sees what another newsroom judged, and confirms it: then the marks are gone."""

import pytest
from playwright.sync_api import expect

from articles.actions.publishing import import_report
from tests.actions.publishing.other_newsroom import exported
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db(transaction=True)

UNCONFIRMED = "From another newsroom, not confirmed here"


def test_the_marks_of_another_newsroom_go_when_somebody_here_confirms_the_verdict(
    log_in, accessible, valid, verdict, second_reviewer
):
    ida = UserFactory.create(username="ida", is_editor=True)
    article = import_report(exported(verdict.claim.revision.article), by=ida)
    claim = article.revisions.get().claims.get()
    desk, report = (
        f"/articles/{article.pk}/?claim={claim.pk}",
        f"/articles/{article.pk}/report.html",
    )
    page = log_in("ravi")

    page.goto(desk)
    expect(page.locator("#card")).to_contain_text(UNCONFIRMED)
    expect(page.locator("#card")).to_contain_text("rosa (another newsroom)")
    expect(page.locator("#progress")).to_contain_text("0 of 1 claim judged")
    accessible(page)
    valid([("desk", page.content())])
    page.goto(report)
    expect(page.locator("body")).to_contain_text(UNCONFIRMED)
    expect(page.locator("body")).to_contain_text("judged by another newsroom")

    page.goto(desk)
    page.get_by_role("button", name="Confirm verdict").click()
    expect(page.locator("#card")).not_to_contain_text(UNCONFIRMED)
    expect(page.locator("#progress")).to_contain_text("1 of 1 claim judged")
    accessible(page)
    page.goto(report)
    expect(page.locator("body")).not_to_contain_text(UNCONFIRMED)
    expect(page.locator("body")).to_contain_text("ravi")
