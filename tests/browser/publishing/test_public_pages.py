"""What readers without an account see: the list, the page to frame, policies, the form for errors."""

import pytest
from playwright.sync_api import expect

from articles.models import ErrorReport, PublisherProfile
from tests.factories import make_edition

pytestmark = pytest.mark.django_db(transaction=True)


def test_another_site_frames_a_fact_check_at_any_width(
    open_browser, live_server, origin, article, editor, verdict, accessible
):
    edition = make_edition(article, editor)
    address = f"/published/{edition.publication.key}/"
    stranger = open_browser()
    stranger.goto("/published/")
    expect(stranger.get_by_role("link", name="The bridge")).to_be_visible()
    accessible(stranger)
    stranger.goto(f"{address}embed/")
    expect(stranger.get_by_text("Misleading")).to_be_visible()
    accessible(stranger)

    frame = f'<iframe src="{live_server.url}{address}embed/" width="320" height="420"></iframe>'
    origin.page("/story", frame)
    stranger.goto(origin.url("/story"))
    framed = stranger.frames[1]
    expect(framed.get_by_role("link", name="The bridge")).to_be_visible()
    for width in (140, 320, 900):
        stranger.evaluate(f"document.querySelector('iframe').width = {width}")
        assert framed.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_reader_reports_an_error_without_script_and_an_editor_asks_about_it(
    open_browser, log_in, administrator, article, editor, verdict, accessible
):
    edition = make_edition(article, editor)
    admin = log_in(administrator.username, at="/settings/publisher/")
    accessible(admin)
    admin.get_by_label("Methods").fill("We call *everybody*.")
    admin.get_by_role("button", name="Save").click()
    expect(admin.locator("#missing")).to_contain_text("Corrections")
    expect(admin.locator("#missing")).not_to_contain_text("Methods")

    reader = open_browser(java_script_enabled=False)
    reader.goto(f"/published/{edition.publication.key}/")
    reader.get_by_role("link", name="Methods", exact=True).click()
    expect(reader.get_by_text("everybody")).to_be_visible()
    reader.go_back()
    reader.get_by_role("link", name="Report an error").click()
    reader.get_by_label("How can we reach you?").fill("me@x.example")
    reader.get_by_role("button", name="Send report").click()
    expect(reader.get_by_text("Say what is wrong")).to_be_visible()
    expect(reader.get_by_label("How can we reach you?")).to_have_value("me@x.example")
    reader.get_by_label("What is wrong?").fill("It cost six.")
    reader.get_by_role("button", name="Send report").click()
    expect(reader.get_by_text("Thank you.")).to_be_visible()

    page = log_in("edith", at="/work/")
    page.get_by_role("link", name="1 new report from readers").click()
    accessible(page)
    page.get_by_role("link", name="It cost six.").click()
    expect(page.get_by_text("me@x.example")).to_be_visible()
    accessible(page)
    page.set_viewport_size({"width": 390, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.get_by_label("Claim", exact=True).select_option(index=1)
    page.get_by_label("Recipient").fill("The author")
    page.get_by_role("button", name="Save question").click()
    expect(page.locator("#notices")).to_contain_text("Question saved.")
    assert ErrorReport.objects.get().state == "asked"
    stranger = open_browser()
    for address in (f"/published/{edition.publication.key}/error/", "/policies/methods/"):
        stranger.goto(address)
        accessible(stranger)
        stranger.set_viewport_size({"width": 390, "height": 900})
        assert stranger.evaluate("document.documentElement.scrollWidth") <= 390
    assert PublisherProfile.objects.get().methods == "We call *everybody*."
