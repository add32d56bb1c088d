"""What readers without an account see: the list, and the page that other sites frame."""

import pytest
from playwright.sync_api import expect

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
