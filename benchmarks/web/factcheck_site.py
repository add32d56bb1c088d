"""The rows, at a running Factcheck, through the requests that its pages send."""

import itertools
import random
import re
from collections.abc import Callable, Iterator
from functools import cached_property, partial
from typing import NamedTuple

import psycopg
from browser import Browser, Fields, form_of, log_in, value_of
from measure import AT_ONCE, Send
from production import Server
from sample_texts import article_text, town_of
from site_base import Sample, Site, expect

PASSWORD = "correct horse battery"  # noqa: S105 (of people who do not exist; see fill.py)
OPENED, CARDS, SEARCHES, VERDICTS, IMPORTS = 30, 30, 20, 20, 8
DESKS, POLL_SECONDS, POLLS = 30, 1.5, 3
LONG_OPENED, LONG_VERDICTS = 4, 6
JUDGED_ARTICLES = 48  # in a round of verdicts at once
ARTICLES = "SELECT id FROM articles_article WHERE title NOT LIKE 'Bridges:%' ORDER BY id"
LONG = "SELECT id FROM articles_article WHERE title LIKE 'Bridges:%'"
CLAIMS = """
    SELECT c.id, r.article_id, c.version FROM articles_claim c
    JOIN articles_revision r ON r.id = c.revision_id
    WHERE c.state = 'open' AND NOT EXISTS (SELECT FROM articles_verdict v WHERE v.claim_id = c.id)
    ORDER BY c.id
"""


class Claim(NamedTuple):
    """A claim without a verdict, as the page shows it."""

    id: int
    article: int
    version: int


class FactcheckSite(Site):
    """Factcheck with people who are logged in. Rounds use different articles and claims."""

    def __init__(self, name: str, server: Server) -> None:
        self.name = name
        self.server = server
        self.web_pids, self.database_pids = server.web_pids, server.database_pids
        self.editor = log_in(server.port, "editor0", PASSWORD)
        with psycopg.connect(server.postgres.url) as connection:
            self.articles = [pk for (pk,) in connection.execute(ARTICLES)]
            (self.long_article,) = connection.execute(LONG).fetchone() or (0,)
            claims = [Claim(*row) for row in connection.execute(CLAIMS)]
        self.long_claims = iter([c for c in claims if c.article == self.long_article])
        by_article = itertools.groupby(claims, key=lambda claim: claim.article)
        short = [list(group) for article, group in by_article if article != self.long_article]
        random.Random(1).shuffle(short)  # noqa: S311 (the same order at each server)
        self.claims_by_article = iter(short)
        self.page_bytes: dict[str, int] = {}  # of the newest answer of a row

    @property
    def rows(self) -> dict[str, Callable[[int], Sample]]:
        return {
            "open": self._open,
            "again": self._open_again,
            "open16": self._open_at_once,
            "card": self._card,
            "list": partial(self._page, "/articles/", "list"),
            "list16": self._list_at_once,
            "search": self._search,
            "claims": partial(self._page, "/claims/", ""),
            "verdict": self._verdict,
            "verdict16": self._verdicts_at_once,
            "import": self._import,
            "poll": self._poll,
            "long": self._long,
            "long-verdict": self._long_verdict,
        }

    @cached_property
    def reviewers(self) -> list[Browser]:
        names = [f"reviewer{number}" for number in range(AT_ONCE)]
        return [log_in(self.server.port, name, PASSWORD) for name in names]

    def picked(self, round_number: int, count: int) -> list[int]:
        """Return articles of a round; several rounds have the same only if there are few."""
        return random.Random(round_number).sample(self.articles, min(count, len(self.articles)))  # noqa: S311

    def _get(self, browser: Browser, path: str, row: str = "") -> None:
        answer = expect(browser.get(path), 200)
        if row:
            self.page_bytes[row] = len(answer.body)

    def _open(self, number: int) -> Sample:
        picked = self.picked(number, OPENED)
        return self.in_turn(
            [partial(self._get, self.editor, f"/articles/{pk}/", "open") for pk in picked]
        )

    def _open_again(self, number: int) -> Sample:
        sends: list[Send] = []
        for pk in self.picked(number + 1000, OPENED):
            answer = expect(self.editor.get(f"/articles/{pk}/"), 200)
            tag = answer.header("ETag")
            headers = {"If-None-Match": tag} if tag else {}
            sends.append(partial(self._conditional, f"/articles/{pk}/", headers))
        return self.in_turn(sends)

    def _conditional(self, path: str, headers: dict[str, str]) -> None:
        expect(self.editor.get(path, headers), 200, 304)

    def _open_at_once(self, number: int) -> Sample:
        picked = itertools.cycle(self.picked(number, len(self.articles)))
        return self.at_once([self._opening(browser, picked) for browser in self.reviewers])

    def _opening(self, browser: Browser, articles: Iterator[int]) -> Iterator[Send]:
        while True:
            yield partial(self._get, browser, f"/articles/{next(articles)}/", "open")

    def _card(self, number: int) -> Sample:
        sends: list[Send] = []
        for claims in itertools.islice(self.claims_by_article, CARDS):
            path = f"/articles/{claims[0].article}/?claim={claims[0].id}"
            headers = htmx_headers("card", f"/articles/{claims[0].article}/")
            sends.append(partial(self._card_of, path, headers))
        return self.in_turn(sends)

    def _card_of(self, path: str, headers: dict[str, str]) -> None:
        self.page_bytes["card"] = len(expect(self.editor.get(path, headers), 200).body)

    def _page(self, path: str, row: str, _number: int) -> Sample:
        return self.in_turn([partial(self._get, self.editor, path, row)] * SEARCHES)

    def _list_at_once(self, _number: int) -> Sample:
        return self.at_once(
            [
                itertools.repeat(partial(self._get, browser, "/articles/", "list"))
                for browser in self.reviewers
            ]
        )

    def _search(self, number: int) -> Sample:
        words = [town_of(number * SEARCHES + at + 1) for at in range(SEARCHES)]
        return self.in_turn(
            [partial(self._get, self.editor, f"/search/?words={word}") for word in words]
        )

    def _verdict(self, _number: int) -> Sample:
        groups = itertools.islice(self.claims_by_article, VERDICTS)
        prepared = self._prepared(self.reviewers[0], [claims[0] for claims in groups])
        return self.in_turn(list(prepared))

    def _verdicts_at_once(self, _number: int) -> Sample:
        groups = list(itertools.islice(self.claims_by_article, JUDGED_ARTICLES))
        lanes = []
        for at, browser in enumerate(self.reviewers):
            claims = [claim for group in groups[at::AT_ONCE] for claim in group]
            lanes.append(iter(self._prepared(browser, claims)))
        return self.at_once(lanes)

    def _prepared(self, browser: Browser, claims: list[Claim]) -> list[Send]:
        """Return for each claim the request that records a verdict, as the open page sends it."""
        fields: Fields = []
        sends: list[Send] = []
        for claim in claims:
            page = expect(browser.get(f"/articles/{claim.article}/?claim={claim.id}"), 200).text
            fields = fields or _verdict_fields(page, claim)
            card = f"{claim.id} {value_of(page, 'card', 'data-look')}"
            seen = {"Factcheck-Look": value_of(page, "look"), "Factcheck-Card": card}
            sends.append(partial(self._judge, browser, claim, fields, seen))
        return sends

    def _judge(self, browser: Browser, claim: Claim, fields: Fields, seen: dict[str, str]) -> None:
        own = {
            "expected_version": str(claim.version),
            "explanation": "The records of the council confirm it. " * 5,
            "csrfmiddlewaretoken": browser.cookies["csrftoken"],
        }
        sent = [(name, own.get(name, value)) for name, value in fields]
        headers = htmx_headers("card", f"/articles/{claim.article}/?claim={claim.id}")
        answer = browser.post(f"/claims/{claim.id}/verdicts/", sent, headers | seen)
        expect(answer, 200)

    def _import(self, number: int) -> Sample:
        form = form_of(expect(self.editor.get("/articles/import/"), 200).text, field="text")
        first = number * IMPORTS + 10_000
        return self.in_turn(
            [partial(self._import_text, form, at) for at in range(first, first + IMPORTS)]
        )

    def _import_text(self, form: Fields, number: int) -> None:
        text = article_text(number)
        sent = [(name, text if name == "text" else value) for name, value in form]
        confirm = expect(self.editor.post("/articles/import/", sent), 302).header("Location")
        page = expect(self.editor.get(confirm), 200).text
        fields = [
            (name, f"Imported {number}" if name == "title" else value)
            for name, value in form_of(page, field="body")
        ]
        expect(self.editor.post(confirm, fields), 302)

    def _poll(self, number: int) -> Sample:
        desks = []
        for at, pk in enumerate(self.picked(number, DESKS)):
            browser = self.reviewers[at % AT_ONCE]
            page = expect(browser.get(f"/articles/{pk}/"), 200).text
            fields = {
                "look": value_of(page, "look"),
                "here": value_of(page, "here", "data-here"),
                "statement": value_of(page, "card", "data-statement"),
                "claim": value_of(page, "card", "data-claim"),
                "writing": "",
            }
            desks.append(partial(self._ask_for_news, browser, pk, fields))
        for ask in desks:
            ask()
        return self.paced(desks * POLLS, interval=POLL_SECONDS / len(desks))

    def _ask_for_news(self, browser: Browser, article: int, fields: dict[str, str]) -> None:
        headers = {
            "X-CSRFToken": browser.cookies["csrftoken"],
            "HX-Request": "true",
            "HX-Current-URL": f"https://localhost/articles/{article}/",
        }
        path = f"/articles/{article}/news/"
        answer = expect(browser.post(path, list(fields.items()), headers), 200, 204)
        if answer.status == 200:
            fields["look"] = value_of(answer.text, "look") or fields["look"]
            fields["here"] = value_of(answer.text, "here", "data-here") or fields["here"]

    def _long(self, _number: int) -> Sample:
        path = f"/articles/{self.long_article}/"
        return self.in_turn([partial(self._get, self.editor, path)] * LONG_OPENED)

    def _long_verdict(self, _number: int) -> Sample:
        claims = list(itertools.islice(self.long_claims, LONG_VERDICTS))
        return self.in_turn(self._prepared(self.reviewers[0], claims))


def htmx_headers(target: str, page: str) -> dict[str, str]:
    """Return the headers with which htmx asks for a part of the page."""
    address = f"https://localhost{page}"
    return {"HX-Request": "true", "HX-Target": target, "HX-Current-URL": address}


def _verdict_fields(page: str, claim: Claim) -> Fields:
    """Return the fields of the form for a verdict, with the first rating chosen."""
    fields = form_of(page, action=f"/claims/{claim.id}/verdicts/")
    rating = re.search(r'name="rating" value="(\d+)"', page)
    return [*fields, ("rating", rating[1] if rating else "")]
