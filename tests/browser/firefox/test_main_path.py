"""The main path of the desk in Firefox: select, flag, cite, judge, sign off."""

import json

import pytest
from django.conf import settings
from django.db import connections
from django.test import Client

from articles.models import Citation, Claim, SignOff, Verdict
from tests.browser.conftest import RunningRequests
from tests.browser.firefox.bidi import Firefox, running_firefox
from tests.factories import statement_with

pytestmark = pytest.mark.django_db(transaction=True)
PLACE = """((line, from, to) => {
    const text = document.querySelector(line).firstChild.firstChild;
    const range = document.createRange();
    range.setStart(text, from);
    range.setEnd(text, to);
    const box = range.getBoundingClientRect();
    return [box.left, box.right, (box.top + box.bottom) / 2];
})"""
BOX = "(element) => { const box = element.getBoundingClientRect(); return [box.left, box.top]; }"
SETTLED = "!document.querySelector('.htmx-request, .htmx-swapping, .htmx-settling, #card > [hx-trigger=load]')"


@pytest.fixture
def firefox(live_server, tmp_path):
    with RunningRequests() as requests:
        with running_firefox(tmp_path) as started:
            yield started
            assert started.errors == []
        requests.wait()
    connections.close_all()


def log_in(firefox: Firefox, address: str, person) -> None:
    client = Client()
    client.force_login(person)
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    firefox.add_cookie(address, settings.SESSION_COOKIE_NAME, session)


def says(selector: str, words: str) -> str:
    """Return the expression that is true when an element has these words."""
    return (
        f"document.querySelector({json.dumps(selector)})?.textContent.includes({json.dumps(words)})"
    )


def test_a_claim_is_flagged_by_mouse_and_key_cited_judged_and_signed_off(
    firefox, live_server, article, reviewer, second_reviewer
):
    last, second = statement_with(article, "Nobody"), statement_with(article, "It is safe")
    log_in(firefox, live_server.url, reviewer)
    firefox.open(f"{live_server.url}/articles/{article.pk}/?statement={second.pk}")

    # By mouse, from the gap before the sentence to the end of its first word.
    line = f"#statement-{last.pk}"
    left, right, middle = firefox.evaluate(f"{PLACE}({json.dumps(line)}, 0, 6)")
    firefox.drag((left - 3, middle), (right - 1, middle))
    firefox.wait_for("!document.getElementById('chosen').hidden")
    assert firefox.evaluate("document.getElementById('chosen-words').textContent") == "Nobody"
    menu = firefox.evaluate(f"({BOX})(document.getElementById('chosen'))")
    assert abs(menu[0] - left) < 10  # below the words, at their beginning
    assert 0 < menu[1] - middle < 30
    firefox.click("#chosen [data-does=flag]")
    firefox.wait_for("document.activeElement.name === 'words'")
    firefox.press("Enter")
    firefox.wait_for(says("#card .claim blockquote", "Nobody"))

    # By key: to the statement before, f and Enter.
    firefox.press("k")
    firefox.wait_for(f"{says('#card blockquote', 'The bridge opened')} && {SETTLED}")
    firefox.press("f")
    firefox.wait_for("document.activeElement.name === 'reason'")
    firefox.press("Control+Enter")
    firefox.wait_for(f"{says('#card .claim blockquote', 'The bridge opened')} && {SETTLED}")
    assert set(Claim.objects.values_list("text", flat=True)) == {
        "Nobody",
        "The bridge opened in 2019.",
    }

    number = f"document.querySelector('{line} .number').dataset.number"
    assert firefox.evaluate(number).startswith("1 ")  # though another claim comes before it now

    firefox.press("s")
    firefox.wait_for("document.activeElement.name === 'url'")
    firefox.type("https://www.example.org/census")
    firefox.evaluate("document.getElementById('citation-stance').focus()")
    assert firefox.evaluate("document.activeElement.value") == ""  # nobody gives one unread
    firefox.press("s", "Control+Enter")
    firefox.wait_for(f"{says('#citations', 'example.org')} && {SETTLED}")
    assert Citation.objects.get().stance == Citation.Stance.SUPPORTS

    firefox.press("3", "i")
    firefox.type("It cost five.")
    firefox.press("Control+Enter", "Control+Enter")
    firefox.wait_for(f"{says('#progress', '1 of 2 claims judged')} && {SETTLED}")
    verdict = Verdict.objects.get()
    assert (verdict.explanation, verdict.author) == ("It cost five.", reviewer)

    log_in(firefox, live_server.url, second_reviewer)
    firefox.open(f"{live_server.url}/articles/{article.pk}/?claim={verdict.claim_id}")
    assert (
        firefox.evaluate("document.getElementById('bell').ariaLabel") == "Notifications, 1 unread"
    )
    firefox.click("#bell")
    firefox.wait_for(says("#newest-notifications:popover-open a[data-unread]", "sign-off"))
    firefox.press("Escape")
    firefox.wait_for("!document.querySelector('#newest-notifications:popover-open')")

    firefox.press("v")
    firefox.wait_for("document.activeElement.id === 'sign-off-agree'")
    firefox.click("#sign-off-agree")
    firefox.wait_for(says("#progress", "1 signed off"))
    assert SignOff.objects.get().signer == second_reviewer
