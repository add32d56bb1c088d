"""A desk with the joined files of production, which all tests use, and with those of development."""

import pytest
from playwright.sync_api import Page, Route, expect

from factcheck.static_files.storage import JOINED
from tests.browser.conftest import ROOT

pytestmark = pytest.mark.django_db(transaction=True)
MOST_REQUESTS = 8  # of a cold desk
TYPES = {"css": "text/css", "js": "text/javascript"}
RULES = """() => [...document.styleSheets[0].cssRules].flatMap((rule) => {
    const isLayer = rule instanceof CSSLayerBlockRule;
    const rules = isLayer ? rule.cssRules : rule.styleSheet?.cssRules;
    const layer = isLayer ? rule.name : rule.layerName;
    return rules ? [...rules].map((each) => `${layer}: ${each.cssText}`) : [rule.cssText];
})"""
FONTS = """async () => {
    await document.fonts.ready;
    const loaded = [...document.fonts].filter((face) => face.status === "loaded");
    return loaded.map((face) => face.family.replaceAll('"', ""));
}"""
FACES_OF_SIGNS = """async () => Object.fromEntries(await Promise.all(
    ["≠", "≈", "↻", "✓"].map(async (sign) => [sign, (await document.fonts.load("16px Inter", sign)).length]),
))"""


def serve_separate(page: Page) -> None:
    """Answer with the files that import others, as in development."""

    def answer(route: Route) -> None:
        name = route.request.url.partition("/static/")[2]
        text = (ROOT / "static" / name).read_text()
        route.fulfill(body=text, content_type=TYPES[name.rpartition(".")[2]])

    for name in JOINED:
        page.route(f"**/static/{name}", answer)


def test_a_cold_desk_needs_few_requests_and_has_the_same_styles_and_scripts(
    log_in, open_browser, claim, reviewer
):
    address = f"/articles/{claim.revision.article_id}/?claim={claim.pk}"
    page = log_in("rosa")
    serve_separate(page)
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(address)
    assert len(requests) > MOST_REQUESTS
    expect(page.get_by_label("Explanation")).to_be_visible()
    separate = page.evaluate(RULES)

    joined = open_browser(storage_state=page.context.storage_state())
    requests.clear()
    joined.on("request", lambda request: requests.append(request.url))
    joined.goto(address)  # until all its scripts have loaded

    assert len(requests) <= MOST_REQUESTS, requests
    assert set(joined.evaluate(FONTS)) >= {"Inter", "Source Serif 4"}
    assert joined.evaluate(FACES_OF_SIGNS) == {"≠": 1, "≈": 1, "↻": 1, "✓": 1}
    assert joined.evaluate(RULES) == separate
    assert len(separate) > 100
    joined.get_by_label("Explanation").fill("It cost five.")
    joined.reload()
    expect(joined.get_by_label("Explanation")).to_have_value("It cost five.")  # drafts.js
    joined.keyboard.press("Escape")
    joined.locator("body").press("?")
    expect(joined.locator("dialog[open]")).to_be_visible()  # keyboard_shortcuts.js
