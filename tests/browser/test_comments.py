"""Comments, undo and questions on a claim."""

import time

import pytest
from playwright.sync_api import Route, expect

from articles.models import Claim, File, Question
from tests.browser.articles.card import add_page, show_part
from tests.browser.conftest import follow

pytestmark = pytest.mark.django_db(transaction=True)
OUTSIDE = """() => [...document.querySelectorAll("#newest-notifications, #newest-notifications *")]
    .map((each) => [each.className, each.getBoundingClientRect()])
    .filter(([, box]) => box.width && (box.left < 0 || box.right > innerWidth))
    .map(([name]) => name)"""


@pytest.fixture
def address(editor, reviewer, second_reviewer, article, claim) -> str:
    return f"/articles/{article.pk}/?claim={claim.pk}"


def hold(route: Route) -> None:
    time.sleep(0.5)
    route.continue_()


def test_two_people_comment_in_a_thread_with_a_mention_and_a_file(log_in, accessible, address):
    edith, rosa = log_in("edith"), log_in("rosa", at="/articles/")
    edith.goto(address)
    edith.keyboard.press("c")
    edith.keyboard.type("Is that so, @ro")
    expect(edith.get_by_role("listbox").get_by_role("option", name="rosa")).to_be_visible()
    accessible(edith)
    edith.keyboard.press("Enter")
    expect(edith.get_by_label("Comment")).to_have_value("Is that so, @rosa ")
    edith.get_by_role("button", name="Comment").click()
    expect(edith.locator("#feed .thread")).to_contain_text("Is that so, @rosa")
    expect(edith.locator("#notices")).to_contain_text("Commented")

    rosa.reload()
    rosa.get_by_role("button", name="Notifications, 1 unread").focus()
    rosa.keyboard.press("Enter")
    mention = rosa.get_by_role("link", name="edith mentioned you in a comment")
    expect(mention).to_be_visible()
    accessible(rosa)
    rosa.set_viewport_size({"width": 390, "height": 844})
    rosa.evaluate("document.documentElement.dir = 'rtl'")
    accessible(rosa)
    assert rosa.evaluate(OUTSIDE) == []
    rosa.keyboard.press("Escape")
    expect(mention).to_be_hidden()
    expect(rosa.locator("#bell")).to_be_focused()
    rosa.set_viewport_size({"width": 1440, "height": 1000})
    rosa.keyboard.press("Enter")
    rosa.keyboard.press("Tab")
    expect(mention).to_be_focused()
    rosa.route("**/notifications/", hold)  # the next page must not count it as unread
    with rosa.expect_navigation():
        rosa.keyboard.press("Enter")
    expect(rosa.get_by_role("button", name="Notifications", exact=True)).to_be_visible()
    rosa.get_by_text("Reply", exact=True).click()
    rosa.get_by_label("Your reply").fill("Ask @nobodyhere.")
    rosa.get_by_role("button", name="Send reply").click()
    expect(rosa.locator("#feed .errorlist")).to_contain_text("No user is named @nobodyhere")
    expect(rosa.get_by_label("Your reply")).to_have_value("Ask @nobodyhere.")
    rosa.get_by_label("Your reply").fill("It is, see the file.")
    rosa.get_by_role("button", name="Send reply").click()
    expect(rosa.locator("#feed .reply")).to_contain_text("It is, see the file.")
    rosa.get_by_text("Attach a file").click()
    notes = {"name": "notes.html", "mimeType": "text/html", "buffer": b"<script>1</script>"}
    rosa.locator("#attach input[type=file]").set_input_files([notes])
    rosa.get_by_role("button", name="Attach", exact=True).click()
    expect(rosa.locator("#feed .file")).to_contain_text("notes.html")
    accessible(rosa)

    edith.reload()
    show_part(edith, "History")
    with edith.expect_download() as download:
        edith.get_by_role("link", name="notes.html").click()
    assert download.value.path().read_bytes() == b"<script>1</script>"
    assert File.objects.get().author.username == "rosa"
    edith.get_by_role("button", name="Resolve").click()
    expect(edith.locator("#feed .thread")).to_contain_text("resolved edith")
    edith.set_viewport_size({"width": 390, "height": 844})
    accessible(edith)


def test_several_actions_are_undone_by_key(log_in, address, claim):
    rosa = log_in("rosa")
    rosa.goto(address)
    rosa.keyboard.press("m")
    expect(rosa.locator("#move input[name=why]")).to_be_focused()
    rosa.locator("#move input[name=why]").fill("No source")
    rosa.get_by_role("button", name="Help needed").click()
    expect(rosa.locator("#notices")).to_contain_text("State changed")
    show_part(rosa, "History")
    expect(rosa.locator("#feed")).to_contain_text("No source")
    show_part(rosa, "Sources")
    rosa.get_by_text("Assignment and state").click()
    rosa.locator("#work").get_by_label("Checked by").select_option("rosa")
    rosa.get_by_role("button", name="Assign").click()
    expect(rosa.locator("#notices")).to_contain_text("Claim assigned")
    add_page(rosa, "https://www.example.com/bridge")
    expect(rosa.locator("#sources")).to_contain_text("www.example.com/bridge")
    rosa.get_by_role("radio", name="False").check()
    rosa.get_by_label("Explanation").fill("It cost five.")
    rosa.get_by_role("button", name="Record verdict").click()
    expect(rosa.locator("#progress")).to_contain_text("1 of 1 claim judged")

    rosa.locator("h1").click()
    rosa.keyboard.press("u")
    expect(rosa.locator("#notices")).to_contain_text("Undone: verdict recorded")
    expect(rosa.locator("#progress")).to_contain_text("0 of 1 claim judged")
    expect(rosa.locator("#verdict")).to_contain_text("withdrawn")
    rosa.keyboard.press("u")
    expect(rosa.locator("#notices")).to_contain_text("Undone: source attached")
    expect(rosa.locator("#sources")).not_to_contain_text("www.example.com/bridge")
    show_part(rosa, "History")
    expect(rosa.locator("#feed")).to_contain_text("Source removed")
    rosa.keyboard.press("u")
    expect(rosa.locator("#notices")).to_contain_text("Undone: claim assigned")
    rosa.keyboard.press("u")
    expect(rosa.locator("#notices")).to_contain_text("Undone: state changed")
    now = Claim.objects.get()
    assert (now.state, now.assignee) == (Claim.State.OPEN, None)


def test_a_question_blocks_the_sign_off_until_an_editor_overrides_it(
    log_in, accessible, address, verdict, reviewer
):
    rosa, edith = log_in("rosa"), log_in("edith", at="/articles/")
    ravi = log_in("ravi")
    rosa.goto(address)
    rosa.keyboard.press("q")
    rosa.get_by_label("Recipient").select_option("speaker")
    rosa.get_by_label("Which speaker").select_option(label="Jane Doe")
    rosa.get_by_label("Question", exact=True).fill("How much was it?")
    rosa.get_by_label("Deadline").fill("2020-01-01T10:00")
    rosa.get_by_role("button", name="Save question").click()
    expect(rosa.locator("#questions .question")).to_contain_text("overdue")
    accessible(rosa)

    ravi.goto(address)
    ravi.get_by_role("button", name="Sign off").click()
    expect(ravi.locator("#notices")).to_contain_text("still open")

    follow(edith.get_by_role("link", name="Questions"))
    accessible(edith)
    edith.get_by_role("link", name="How much was it?").click()
    edith.get_by_text("Close without an answer").click()
    edith.get_by_label("Reason for closing without an answer").fill("It goes to press.")
    edith.get_by_role("button", name="Override").click()
    expect(edith.locator("#questions")).to_contain_text("closed without an answer")

    ravi.reload()
    ravi.get_by_role("button", name="Sign off").click()
    expect(ravi.locator("#progress")).to_contain_text("1 signed off")
    edith.goto(edith.url.split("?")[0] + "report.html")
    edith.locator("summary", has_text="the bridge cost").click()
    expect(edith.get_by_text("It goes to press.").first).to_be_visible()
    assert Question.objects.get().overridden_by_id
