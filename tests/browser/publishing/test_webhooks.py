"""Ada adds a webhook for the CMS, tries it, and a real worker sends what happens."""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from articles.actions.claims import flag_claim
from articles.models import Claim
from tests.actions.webhooks.test_deliver import verifies
from tests.factories import make_article
from tests.worker import Worker, wait_until

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def sender(origin, transactional_db, tmp_path, settings) -> Iterator[Worker]:
    """A worker that may post to this machine, in another time zone."""
    settings.WEBHOOK_ALLOWED_HOSTS = ["127.0.0.1"]
    with Worker([], tmp_path, WEBHOOK_ALLOWED_HOSTS="127.0.0.1", TZ="Asia/Tokyo") as worker:
        yield worker


def test_an_administrator_adds_a_webhook_and_the_worker_sends_what_happens(
    log_in, presentable, sender, origin, administrator, editor
):
    origin.page("/hook", "")
    page = log_in("ada", at="/settings/webhooks/")
    expect(page.locator("main")).to_contain_text("No webhooks yet")
    page.get_by_role("link", name="Add a webhook").click()
    page.get_by_label("Name").fill("The CMS")
    page.get_by_label("Address").fill("http://cms.example.com/hook")
    page.get_by_label("A verdict is recorded").check()
    page.get_by_role("button", name="Add webhook").click()
    expect(page.locator("main")).to_contain_text("begins with https://")
    expect(page.get_by_label("Name")).to_have_value("The CMS")  # nothing typed is lost
    expect(page.get_by_label("A verdict is recorded")).to_be_checked()
    presentable(page)

    page.get_by_label("Address").fill(origin.url("/hook"))
    page.get_by_label("no longer met").check()
    page.get_by_role("button", name="Add webhook").click()
    secret = page.locator("#secret").input_value()
    presentable(page)
    page.get_by_role("button", name="Send a test").click()
    log = page.locator("#log tbody tr")
    expect(log.first).to_contain_text("delivered 200")  # the page asks for it again
    expect(log.first).to_contain_text("webhook.test")
    presentable(page)
    _path, headers, body = origin.posts[0]
    assert verifies(secret, headers, body, zone="Asia/Tokyo")

    article = make_article(editor)
    statement = article.revisions.get().statements.order_by("start")[0]
    flag_claim(statement, by=editor, reason=Claim.Reason.DISPUTED)
    wait_until(lambda: len(origin.posts) > 1, 40)  # the sweep looks at the gate
    message = json.loads(origin.posts[1][2])
    assert message["type"] == "gate.closed"
    assert message["data"]["article"]["title"] == "The bridge"

    page.get_by_role("button", name="Make a new secret").click()
    expect(page.locator("#secret")).not_to_have_value(secret)
    expect(page.locator("main")).to_contain_text("the former one signs as well")
    log.nth(1).get_by_role("button", name="Send again").click()
    wait_until(lambda: len(origin.posts) > 2, 40)
    page.get_by_role("button", name="Switch off").click()
    expect(page.locator("h1 ~ p")).to_contain_text("switched off")
    page.get_by_role("link", name="Webhooks").first.click()
    presentable(page)
    page.get_by_role("link", name="History", exact=True).click()
    newest = page.locator("tbody tr")
    expect(newest.first).to_contain_text("Webhook changed: The CMS")
    expect(newest.first).to_contain_text("Switched on: yes → no")
    expect(newest.nth(2)).to_contain_text("Webhook added: The CMS")
    assert secret not in page.content()
