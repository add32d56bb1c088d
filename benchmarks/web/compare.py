"""Compare the HTML of another checkout: the same pages, people and articles, without what always differs."""

import re
from collections.abc import Iterator
from difflib import unified_diff

import psycopg
from browser import Browser, log_in
from factcheck_site import ARTICLES, CLAIMS, PASSWORD, Claim, htmx_headers
from production import Server
from site_base import expect

ROLES = {"editor": "editor0", "reviewer": "reviewer0", "administrator": "editor1"}
COMPARED = 30  # articles, spread over all
SHOWN_LINES = 12  # of each difference
DIFFERENT = re.compile(  # keys, tokens, times, and the names of files, which have a digest in them
    r'(?<=name="csrfmiddlewaretoken" value=")[^"]*|(?<=name="submission_key" value=")[^"]*'
    r'|(?<=id="look" value=")[^"]*| data-look="[^"]*"|<time[^>]*>[^<]*</time>|/static/[^"\']*'
)
Pages = dict[str, list[str]]  # lines by role and address


def pages_of(server: Server) -> Pages:
    """Return the desks and cards of some articles as each role sees them."""
    with psycopg.connect(server.postgres.url) as connection:
        administrator = [ROLES["administrator"]]
        connection.execute(
            "UPDATE articles_user SET is_administrator = true WHERE username = %s", administrator
        )
        articles = [pk for (pk,) in connection.execute(ARTICLES)]
        claims = {row[1]: Claim(*row) for row in connection.execute(CLAIMS)}
    compared = articles[:: max(1, len(articles) // COMPARED)][:COMPARED]
    pages = {}
    for role, name in ROLES.items():
        browser = log_in(server.port, name, PASSWORD)
        for article in compared:
            for address, html in _pages(browser, article, claims.get(article)):
                pages[f"{role}: {address}"] = DIFFERENT.sub("", html).splitlines()
    return pages


def _pages(browser: Browser, article: int, claim: Claim | None) -> Iterator[tuple[str, str]]:
    address = f"/articles/{article}/"
    for _time in ("drawn", "perhaps kept"):
        yield f"{address} {_time}", expect(browser.get(address), 200).text
    if claim:
        chosen = f"{address}?claim={claim.id}"
        yield chosen, expect(browser.get(chosen), 200).text
        card = browser.get(chosen, htmx_headers("card", address))
        yield f"card of {chosen}", expect(card, 200).text


def difference_lines(here: Pages, there: Pages) -> list[str]:
    """Return which pages differ and their first differences, then how many do."""
    names = sorted(here.keys() | there.keys())
    different = [name for name in names if here.get(name) != there.get(name)]
    lines = []
    for name in different:
        changes = unified_diff(there.get(name, []), here.get(name, []), "there", "here", name, n=0)
        lines += [name, *list(changes)[:SHOWN_LINES]]
    return [*lines, f"{len(different)} of {len(names)} pages differ."]
