"""A short page that leads on by itself is followed like any redirect."""

import pytest

from articles.fetching import FetchFailed, Outcome, fetch
from articles.refusals import Refused
from tests.origin import Origin

LONG = (
    "<p>The harbour council voted on Tuesday to close the ferry terminal for eleven months.</p>"
    * 12
)
REFRESH = '<meta http-equiv="refresh" content="%s"><p>Redirecting to the new page</p>'
LEADS_ON = {
    "relative": REFRESH % "0; url=law",
    "in quotation marks": REFRESH % "3;URL='/law'",
    "in capitals": '<META HTTP-EQUIV=Refresh CONTENT="1.5 ;Url = /law"> Moved',
    "with a comma": REFRESH % "0,/law",
    "below a base": '<base href="/old/page/">' + REFRESH % "0; url=../../law",
    "after half a minute": REFRESH % "30; url=/law#top",
}
STAYS = {
    "to itself": REFRESH % "0; url=/page#again",
    "again and again": REFRESH % "5",
    "later": REFRESH % "31; url=/law",
    "without scripts": "<noscript>" + REFRESH % "0; url=/law" + "</noscript><p>Welcome</p>",
    "in a comment": "<!--" + REFRESH % "0; url=/law" + "--><p>Welcome</p>",
    "in a script": "<script>'" + REFRESH % "0; url=/law" + "'</script><p>Welcome</p>",
    "a script": REFRESH % "0; url=javascript:alert(1)",
    "data": REFRESH % "0; url=data:text/html,law",
    "a file": REFRESH % "0; url=file:///etc/passwd",
    "no address": REFRESH % "0; url=http://[",
    "an article": '<meta http-equiv="refresh" content="0; url=/law">' + LONG,
}


@pytest.mark.parametrize("page", LEADS_ON.values(), ids=LEADS_ON)
def test_a_page_that_leads_on_is_followed(origin, policy, page):
    origin.page("/page", page)

    fetched = fetch(origin.url("/page"), policy=policy)

    assert (fetched.final_url, fetched.outcome) == (origin.url("/law"), Outcome.CAPTURED)
    assert [(hop.url, hop.status) for hop in fetched.redirects] == [(origin.url("/page"), 200)]
    assert "Sunni lawmakers" in fetched.document.text


@pytest.mark.parametrize("page", STAYS.values(), ids=STAYS)
def test_a_page_that_stays_is_read(origin, policy, page):
    origin.page("/page", page)

    assert fetch(origin.url("/page"), policy=policy).final_url == origin.url("/page")
    assert "/law" not in origin.hits


def test_a_loop_of_refreshes_ends(origin, policy):
    origin.page("/one", REFRESH % "0; url=/two")
    origin.page("/two", REFRESH % "0; url=/one")

    with pytest.raises(FetchFailed, match="redirects more than 5 times") as failure:
        fetch(origin.url("/one"), policy=policy)

    assert failure.value.outcome is Outcome.UNREACHABLE


def test_a_refresh_to_a_forbidden_address_is_refused_before_a_connection(origin, policy):
    with Origin() as inside:
        origin.page("/page", REFRESH % f"0; url={inside.url('/admin')}")

        with pytest.raises(Refused, match="redirects to another address"):
            fetch(origin.url("/page"), policy=policy)

        assert not inside.hits
