"""The desk by keyboard and touch, in a narrow window, right to left, and printed."""

import re
import unicodedata
from io import BytesIO

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from articles.models import Citation, Claim, Job, Statement, Tick
from tests.browser.articles.card import add_page, show_part
from tests.factories import make_article, make_claim, statement_with

pytestmark = pytest.mark.django_db(transaction=True)
PHONE = {"width": 390, "height": 844}
FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"  # one sign, five code points
MIXED = f"{FAMILY} Zx\u0304n owners paid 4.5 million euros. Nobody knew why."
ARABIC = (
    "قال الوزير أحمد علي إن الجسر كلّف 4.5 مليون يورو. افتُتح الجسر في عام 2019.\n\n"
    "لم يحصِ أحد السيارات."
)
PLACE = """([line, words]) => {
    const text = document.querySelector(line).firstChild.firstChild;
    const range = document.createRange();
    range.setStart(text, text.data.indexOf(words));
    range.setEnd(text, text.data.indexOf(words) + words.length);
    const box = range.getBoundingClientRect();
    return [box.left, box.right, (box.top + box.bottom) / 2];
}"""
SETTLED = """() => !document.querySelector(
    ".htmx-request, .htmx-swapping, .htmx-settling, .htmx-added"
)"""
PLACES = """() => [
    Math.round(document.querySelector("#copy [aria-current]").getBoundingClientRect().top),
    document.getElementById("panel").scrollTop,
]"""
SELECT = """([line, words]) => {
    const text = document.querySelector(line);
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.data.indexOf(words);
        if (at >= 0) getSelection().setBaseAndExtent(node, at, node, at + words.length);
    }
}"""


@pytest.fixture(autouse=True)
def newsroom(editor, reviewer, second_reviewer):
    """Edith, Rosa and Ravi."""


def line(statement: Statement) -> str:
    return f"#statement-{statement.pk}"


def in_hand(page: Page) -> str:
    return page.locator("#card").get_attribute("data-statement") or ""


def open_at(page: Page, article, words: str) -> Statement:
    statement = statement_with(article, words)
    page.goto(f"/articles/{article.pk}/?statement={statement.pk}")
    return statement


def test_facts_are_ticked_and_unticked_by_key_and_other_desks_show_it(log_in, accessible, article):
    rosa, ravi = log_in("rosa"), log_in("ravi")
    statement = open_at(rosa, article, "4.5 million")
    open_at(ravi, article, "4.5 million")
    expect(rosa.locator("#progress")).to_contain_text("0 of 3 statements with all facts ticked")

    rosa.keyboard.press("t")
    expect(rosa.locator("#facts")).to_contain_text("1 of 2 facts ticked")
    expect(rosa.locator(f"{line(statement)} .ticks")).to_have_attribute("data-ticks", "☐ 1/2")
    rosa.keyboard.press("t")
    expect(rosa.locator(f"{line(statement)} .ticks")).to_have_attribute("data-ticks", "☑ 2/2")
    expect(rosa.locator("#progress")).to_contain_text("1 of 3 statements with all facts ticked")
    expect(ravi.locator("#facts")).to_contain_text("2 of 2 facts ticked")
    expect(ravi.locator("#facts")).to_contain_text("rosa")
    accessible(ravi)

    button = ravi.get_by_role("button", name="Checked: 4.5 million euros")
    expect(button).to_have_attribute("aria-pressed", "true")
    button.focus()
    ravi.keyboard.press("Space")
    expect(button).to_have_attribute("aria-pressed", "false")
    expect(button).to_be_focused()
    expect(rosa.locator("#progress")).to_contain_text("0 of 3 statements with all facts ticked")
    ravi.locator("h1").click()
    ravi.keyboard.press("u")
    expect(ravi.locator("#progress")).to_contain_text("1 of 3 statements with all facts ticked")
    assert [str(tick.ticked_by) for tick in Tick.objects.all()] == ["rosa", "rosa"]


def test_shortcuts_are_shown_focus_their_fields_and_can_be_switched_off(
    log_in, accessible, article, claim
):
    page = log_in("rosa")
    page.goto(f"/articles/{article.pk}/?claim={claim.pk}")
    expect(page.locator("#card .who")).to_contain_text("suggested")
    page.wait_for_load_state("networkidle")
    page.keyboard.press("Enter")
    expect(page.locator("#card .who")).to_contain_text("confirmed by rosa")
    fields = {"e": "excerpt", "s": "url", "c": "text", "i": "explanation", "a": "assignee"}
    for key, name in (fields | {"q": "whom", "f": "reason", "m": "why"}).items():
        page.keyboard.press(key)
        expect(page.locator(":focus")).to_have_attribute("name", name)
        assert page.locator("#card kbd", has_text=re.compile(f"^{key}$")).count(), key
        page.keyboard.press("Control+a")  # the browser's own: nothing is assigned
        page.keyboard.press("Escape")
        expect(page.locator("dialog[open]")).to_have_count(0)
    page.keyboard.press("3")
    expect(page.get_by_role("radio", name="Misleading")).to_be_focused()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_contain_text("tick the next fact")
    accessible(page)
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("jkfu")
    expect(page.get_by_role("searchbox")).to_have_value("jkfu")

    page.locator(".rail").get_by_role("button", name="Turn shortcuts off").click()
    expect(page.get_by_role("button", name="Turn shortcuts on").first).to_be_visible()
    expect(page.locator("kbd").first).to_be_hidden()
    before = in_hand(page)
    for key in "jwtf?":
        page.keyboard.press(key)
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert (in_hand(page), page.evaluate("document.activeElement.tagName")) == (before, "BODY")
    assert not Tick.objects.exists()
    page.locator(".rail").get_by_role("button", name="Turn shortcuts on").click()
    expect(page.get_by_role("button", name="Turn shortcuts off").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    page.keyboard.press("j")
    expect(page.locator("#card")).not_to_have_attribute("data-statement", before)


def test_text_with_emoji_and_accents_is_selected_by_mouse(log_in, editor, accessible):
    article = make_article(editor, MIXED)
    page = log_in("edith")
    second = statement_with(article, "Nobody")
    page.goto(f"/articles/{article.pk}/?statement={second.pk}")
    first = statement_with(article, "owners")

    left, right, middle = page.evaluate(PLACE, [line(first), "owners"])
    page.mouse.move(left + 1, middle)
    page.mouse.down()
    page.mouse.move(right - 1, middle, steps=4)
    page.mouse.up()
    expect(page.locator("#chosen-words")).to_have_text("owners")
    expect(page.locator("#chosen")).to_be_visible()
    assert in_hand(page) == str(second.pk)  # what is in hand stays in hand
    accessible(page)
    page.evaluate(SELECT, [line(first), "Zx"])  # half of its second letter
    expect(page.locator("#chosen-words")).to_have_text("Zx\u0304")
    page.locator("#chosen").get_by_role("button", name="Flag").click()
    expect(page.get_by_label("Text to check (leave empty for the whole statement)")).to_be_focused()
    page.keyboard.press("Enter")

    expect(page.locator("#copy .claim")).to_have_text("Zx\u0304")
    claim = Claim.objects.get()
    text = article.revisions.get().text
    assert (claim.text, claim.start) == (text[claim.start : claim.end], text.index("Zx"))


def test_text_is_selected_by_keyboard_flagged_quoted_and_split(log_in, editor, reviewer):
    reviewer.is_editor = True
    reviewer.save()
    article = make_article(editor, MIXED)
    page = log_in("rosa")
    first = open_at(page, article, "owners")
    page.keyboard.press("w")
    expect(page.locator("#chosen-words")).to_have_text("Zx\u0304n")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+ArrowRight")
    expect(page.locator("#chosen-words")).to_have_text("owners paid")
    expect(page.locator("#chosen-said")).to_contain_text("Selected: owners paid")
    page.keyboard.press("f")
    expect(page.get_by_label("Text to check (leave empty for the whole statement)")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#card .claim blockquote")).to_have_text("owners paid")

    page.keyboard.press("w")
    for _step in range(2):
        page.keyboard.press("ArrowRight")
    expect(page.locator("#chosen-words")).to_have_text("paid")
    page.keyboard.press("e")
    expect(page.locator("#citation-excerpt")).to_be_focused()
    expect(page.locator("#citation-excerpt")).to_have_value("paid")
    page.keyboard.press("Escape")

    page.keyboard.press("w")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#chosen-words")).to_have_text("owners")
    page.keyboard.press("Enter")
    expect(page.locator("#chosen").get_by_role("button", name="Flag")).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.locator("#notices")).to_contain_text("Statement split")
    first.refresh_from_db()
    assert first.revision.text[first.start : first.end] == f"{FAMILY} Zx\u0304n"
    assert statement_with(article, "owners").start > first.end


def test_a_right_to_left_desk_is_mirrored_and_selects_the_right_text(log_in, editor, accessible):
    article = make_article(editor, ARABIC, title="الجسر")
    page = log_in("edith")
    statement = open_at(page, article, "الجسر كلّف")
    paragraph = page.locator("#copy p").first
    assert paragraph.evaluate("p => getComputedStyle(p).direction") == "rtl"
    assert page.locator("h1").evaluate("h => getComputedStyle(h).direction") == "rtl"
    page.keyboard.press("w")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Shift+ArrowLeft")
    expect(page.locator("#chosen-words")).to_have_text("الوزير أحمد")
    page.evaluate(SELECT, [line(statement), "كلّف"])
    expect(page.locator("#chosen-words")).to_have_text("كلّف")
    page.keyboard.press("f")
    expect(page.get_by_label("Text to check (leave empty for the whole statement)")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#copy .claim")).to_have_text("كلّف")
    claim = Claim.objects.get()
    text = article.revisions.get().text
    assert (claim.text, claim.start) == ("كلّف", text.index("كلّف"))
    number = page.locator("#copy .number").bounding_box()
    mark = page.locator("#copy .claim").bounding_box()
    assert number
    assert mark
    assert number["x"] <= mark["x"] + 2  # the number follows its words, to their left
    assert (
        page.locator("#card blockquote").first.evaluate("q => getComputedStyle(q).borderRightStyle")
        == "solid"
    )
    accessible(page)


def test_on_a_phone_the_text_comes_first_and_the_card_is_a_sheet(log_in, article, accessible):
    page = log_in("rosa", viewport=PHONE, has_touch=True, is_mobile=True)
    page.goto(f"/articles/{article.pk}/")
    panel = page.locator("#panel")
    expect(panel).to_be_hidden()
    assert page.locator("#copy").bounding_box()["y"] < PHONE["height"]
    accessible(page)

    last = statement_with(article, "Nobody")
    page.locator(line(last)).tap()
    expect(panel).to_be_visible()
    expect(page.locator("#card blockquote")).to_have_text("Nobody has counted the cars.")
    expect(panel).to_be_focused()
    expect(page.locator(line(last))).to_be_in_viewport()
    line_box, sheet_box = (
        page.locator(line(last)).bounding_box(),
        page.locator(".sheet").bounding_box(),
    )
    assert line_box
    assert sheet_box
    assert line_box["y"] + line_box["height"] <= sheet_box["y"]
    accessible(page)
    close_box, panel_box = page.locator(".close").bounding_box(), panel.bounding_box()
    assert close_box
    assert panel_box
    assert close_box["y"] + close_box["height"] <= panel_box["y"]  # it lies over nothing
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(page.locator(line(last))).to_be_focused()

    page.locator(line(last)).tap()
    page.get_by_role("button", name="Close").tap()
    expect(panel).to_be_hidden()
    page.evaluate(SELECT, [line(last), "the cars"])
    expect(page.locator("#chosen")).to_be_visible()
    page.locator("#chosen").get_by_role("button", name="Flag").tap()
    expect(panel).to_be_visible()
    expect(page.get_by_label("Text to check (leave empty for the whole statement)")).to_have_value(
        "the cars"
    )
    page.locator("#flag-send").tap()
    expect(page.locator("#copy .claim")).to_have_text("the cars")


def test_focus_and_scroll_position_stay_when_the_card_is_replaced(log_in, editor):
    article = make_article(editor, "".join(f"Bridge {n} cost {n} euros.\n\n" for n in range(80)))
    claim = make_claim(article, editor, "Bridge 40 cost 40 euros.")
    page = log_in("rosa")
    page.goto(f"/articles/{article.pk}/?claim={claim.pk}")
    expect(page.get_by_label("Explanation")).to_be_visible()
    page.evaluate("document.getElementById('panel').scrollTop = 300")
    before = page.evaluate(PLACES)
    button = page.get_by_role("button", name="Checked: Bridge 40").or_(page.locator(".tick").first)
    button.first.evaluate("b => b.click()")
    expect(page.locator("#notices")).to_contain_text("Fact ticked")
    assert page.evaluate(PLACES) == before

    show_part(page, "History")
    page.get_by_label("Comment").fill("Well.")
    page.get_by_role("button", name="Comment").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#feed")).to_contain_text("Well.")
    expect(page.get_by_role("button", name="Comment")).to_be_focused()
    assert page.evaluate(PLACES)[0] == before[0]
    page.keyboard.press("Escape")
    page.keyboard.press("k")
    expect(page.locator("#card blockquote").first).to_have_text("Bridge 39 cost 39 euros.")
    assert page.evaluate("document.getElementById('panel').scrollTop") == 0
    assert page.evaluate("document.activeElement.closest('#panel, body').tagName") in {
        "ASIDE",
        "BODY",
    }


def test_a_whole_check_is_done_by_keyboard_alone(open_browser, editor, origin, worker):
    """From login to the sign-off by a second person, without a mouse."""
    origin.page("/census", "<title>Census</title><article><p>There are 39,900.</p></article>")
    article = make_article(editor, "There are 30,000 people in the camp. Nobody knew.")
    make_claim(article, editor, "There are 30,000 people in the camp.")

    def log_in_by_keys(name: str) -> Page:
        page: Page = open_browser()
        page.goto("/articles/")
        to(page, "Username or e-mail")
        page.keyboard.type(name)
        page.keyboard.press("Tab")
        page.keyboard.type("correct horse battery")
        page.keyboard.press("Enter")
        page.get_by_role("heading", name="Articles", exact=True).wait_for()
        return page

    def to(page: Page, name: str) -> None:
        """Press Tab until the element with this name has the focus."""
        wanted = page.get_by_label(name).or_(page.get_by_role("link", name=name)).first
        for _press in range(40):
            if wanted.evaluate("e => e === document.activeElement"):
                return
            page.keyboard.press("Tab")
        raise AssertionError(f"Tab does not lead to {name}.")

    rosa = log_in_by_keys("rosa")
    rosa.keyboard.press("/")
    rosa.keyboard.type("camp")
    rosa.keyboard.press("Enter")
    expect(rosa).to_have_url(re.compile("words=camp"))
    to(rosa, "There are 30,000 people in the camp.")
    rosa.keyboard.press("Enter")
    expect(rosa.locator("#card .claim blockquote")).to_be_visible()
    rosa.wait_for_load_state()
    rosa.keyboard.press("t")
    expect(rosa.locator("#facts")).to_contain_text("1 of 1 fact ticked")
    rosa.keyboard.press("s")
    expect(rosa.get_by_label("Address")).to_be_focused()
    rosa.keyboard.type(origin.url("/census"))
    rosa.keyboard.press("Tab")
    rosa.keyboard.type("sup")
    rosa.keyboard.press("Control+Enter")
    expect(rosa.locator(".source").first).to_contain_text("Census")
    rosa.keyboard.press("3")
    rosa.keyboard.press("Tab")
    expect(rosa.get_by_label("Explanation")).to_be_focused()
    rosa.keyboard.type("The camp count is low.")
    rosa.keyboard.press("Control+Enter")
    expect(rosa.locator("#progress")).to_contain_text("1 of 1 claim judged")
    assert Citation.objects.get().source.captures.count() == 1

    ravi = log_in_by_keys("ravi")
    to(ravi, "Claims to check")
    ravi.keyboard.press("Enter")
    expect(ravi.get_by_role("heading", name="Claims to check")).to_be_visible()
    ravi.wait_for_load_state()
    ravi.keyboard.press("j")
    ravi.keyboard.press("Enter")
    expect(ravi.locator("#card .claim blockquote")).to_be_visible()
    ravi.wait_for_load_state()  # keys work once the scripts are there
    ravi.keyboard.press("v")
    expect(ravi.get_by_role("button", name="Sign off")).to_be_focused()
    ravi.keyboard.press("Enter")
    expect(ravi.locator("#progress")).to_contain_text("1 signed off")
    assert str(Claim.objects.get().signed_off_by) == "ravi"


def test_a_printed_desk_shows_the_text_with_numbered_findings(log_in, article, verdict):
    page = log_in("rosa")
    page.goto(f"/articles/{article.pk}/")
    page.emulate_media(media="print")
    for gone in (".top", ".rail", ".panel", "#chosen", "#notices"):
        expect(page.locator(gone)).to_be_hidden()
    note = page.locator("#copy .number").evaluate("n => getComputedStyle(n, '::before').content")
    assert "It cost five." in note
    expect(page.locator("#copy .part").first).to_have_css("content-visibility", "visible")
    paper = PdfReader(BytesIO(page.pdf()))
    words = " ".join(" ".join(each.extract_text() for each in paper.pages).split())
    words = unicodedata.normalize("NFKC", words)  # a font draws "fi" as one sign
    assert "the bridge cost 4.5 million euros" in words
    assert "Misleading: It cost five. (rosa)" in words
    assert "Record" not in words


def test_statements_are_split_and_merged_and_the_claim_keeps_its_text(log_in, article, claim):
    page = log_in("edith")
    whole = open_at(page, article, claim.text)
    words = (whole.start, whole.end, claim.start, claim.end)
    page.get_by_text("Edit statement").click()
    page.get_by_label("Split before").fill("that the bridge cost")
    page.get_by_role("button", name="Split here").click()
    expect(page.locator("#notices")).to_contain_text("Statement split")

    first = Statement.objects.get(revision=whole.revision, start=whole.start)
    second = statement_with(article, claim.text)
    assert first.end < second.start <= claim.start
    claim.refresh_from_db()
    assert (claim.start, claim.end) == words[2:]
    expect(page.locator(f"{line(second)} .claim")).to_have_text(claim.text)
    expect(page.locator(f"{line(first)} .claim")).to_have_count(0)

    assert in_hand(page) == str(first.pk)
    page.get_by_text("Edit statement").click()
    page.get_by_role("button", name="Merge with next statement").click()
    expect(page.locator("#notices")).to_contain_text("Statements merged")

    merged = statement_with(article, claim.text)
    claim.refresh_from_db()
    assert (merged.start, merged.end, claim.start, claim.end) == words
    expect(page.locator(f"{line(merged)} .claim")).to_have_text(claim.text)
    expect(page.locator("#card .claim blockquote")).to_have_text(claim.text)


def test_a_fetch_does_not_offer_to_undo_the_source_attached_before_it(log_in, article, editor):
    claim = make_claim(article, editor, "4.5 million")
    page = log_in("rosa")
    page.goto(f"/articles/{article.pk}/?claim={claim.pk}")
    add_page(page, "https://www.example.com/bridge")
    expect(page.locator("#undone")).to_contain_text("Last action: source attached")
    Job.objects.update(state="failed", finished_at=timezone.now(), outcome="not_found")
    page.reload()

    page.get_by_role("button", name="Try again").click()
    expect(page.locator("#undo")).to_have_count(0)
    page.locator("h1").click()
    page.keyboard.press("u")

    expect(page.locator("#sources")).to_contain_text("www.example.com/bridge")
    assert Citation.objects.exists()


def test_undo_after_a_confirmation_undoes_it_and_not_an_older_tick(log_in, article, editor):
    statement = Statement.objects.exclude(facts=[]).filter(attributions__isnull=False)[0]
    page = log_in("edith")
    page.goto(f"/articles/{article.pk}/?statement={statement.pk}")
    page.keyboard.press("t")
    expect(page.locator("#undone")).to_contain_text("Last action: fact ticked")

    page.wait_for_function(SETTLED)
    page.keyboard.press("y")
    page.keyboard.press("u")  # before the answer is there

    expect(page.locator("#notices")).to_contain_text("Undone: speaker confirmed")
    expect(page.locator("#undone")).to_contain_text("Last action: fact ticked")
    assert Tick.objects.get().ticked_by == editor
    assert statement.attributions.get().state == "suggested"
