"""People who write to the same few claims over HTTP, as browsers do: for `benchmarks/bad_day.py`.

Two thirds of their writes name a version that somebody has replaced since. A post without an answer is
sent again with the same submission key, until it is answered.
"""

import html
import random
import threading
import time
import uuid
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit

from browser import Answer, Browser, Fields, form_of

ANSWER_SECONDS = 120.0  # after which a write counts as unanswered
PAUSE_SECONDS = 0.3  # between two tries
FRESH_KINDS = ("edit", "comment", "edit", "verdict", "comment", "citation")
STALE_KINDS = ("edit", "edit", "verdict")
PAGE_OF_KIND = {
    "edit": "edit",
    "comment": "comments",
    "verdict": "verdicts",
    "citation": "citations",
}
FIELD_OF_KIND = {"edit": "note", "comment": "text", "verdict": "explanation", "citation": "url"}
ACKNOWLEDGED, REFUSED, FAULT = "acknowledged", "refused as stale", "fault"


@dataclass(slots=True)
class Write:
    """A form that was sent. `expected_version` is 0 for a form without one."""

    kind: str
    claim: int
    text: str
    expected_version: int
    is_stale: bool
    outcome: str = ""
    fault: str = ""
    tries: int = 0


@dataclass
class Desk:
    """What all writers share: the article, its claims, and what they have sent."""

    port: int
    article: int
    claims: list[int]
    source_address: str  # a page of it is cited with a number
    versions: dict[int, int]  # the newest version of each claim that somebody knows of
    writes: list[Write] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)  # of pages that were read
    lock: threading.Lock = field(default_factory=threading.Lock)

    def count(self) -> Counter[bool]:
        """Return how many writes were sent, by whether they were stale on purpose."""
        with self.lock:
            return Counter(write.is_stale for write in self.writes)

    def learn_version(self, claim: int, version: int) -> None:
        with self.lock:
            self.versions[claim] = max(self.versions[claim], version)

    def take_number(self, write: Write) -> int:
        """Add the write, and return its number."""
        with self.lock:
            self.writes.append(write)
            return len(self.writes)


class Writer:
    """One person, who keeps the forms of each claim as the card showed them last."""

    def __init__(self, desk: Desk, name: str, browser: Browser, *, judges: bool) -> None:
        self.desk, self.name, self.browser, self.judges = desk, name, browser, judges
        self.chance = random.Random(name)  # noqa: S311 (no secret)
        self.cards: dict[int, dict[str, Fields]] = {}

    def work_until(self, is_done: Callable[[], bool]) -> None:
        """Write until `is_done`, two stale writes for each one that is not."""
        while not is_done():
            count = self.desk.count()
            outdated = [claim for claim in self.cards if self._is_outdated(claim)]
            if outdated and count[True] < 2 * count[False]:
                self._write(self.chance.choice(outdated), STALE_KINDS, is_stale=True)
                continue
            claim = self.chance.choice(self.desk.claims)
            if self._read_card(claim):
                self._write(claim, FRESH_KINDS, is_stale=False)

    def prepare(self, claim: int) -> None:
        """Write what a refusal will show as the current version of the claim."""
        self._read_card(claim)
        self._write(claim, ("edit",), is_stale=False)
        if self.judges:
            self._read_card(claim)
            self._write(claim, ("verdict",), is_stale=False)

    def _is_outdated(self, claim: int) -> bool:
        return _version_of(self.cards[claim]["edit"]) < self.desk.versions[claim]

    def _read_card(self, claim: int) -> bool:
        """Read the card and keep its forms. Returns whether it was read."""
        answer, tries = self._answered("GET", self._address(claim), b"", _htmx(self, claim))
        if answer is None or answer.status != 200:
            self.desk.faults.append(f"card of claim {claim}: {_describe(answer)} ({tries} tries)")
            return False
        forms = {kind: _form(answer.text, claim, kind) for kind in PAGE_OF_KIND}
        self.cards[claim] = {kind: form for kind, form in forms.items() if form}
        self.desk.learn_version(claim, _version_of(self.cards[claim]["edit"]))
        return True

    def _write(self, claim: int, kinds: tuple[str, ...], *, is_stale: bool) -> None:
        shown = self.cards[claim].keys() - ({"verdict"} if not self.judges else set())
        kind = self.chance.choice([kind for kind in kinds if kind in shown])
        fields = dict(self.cards[claim][kind])
        expected = int(fields.get("expected_version", 0))
        write = Write(kind, claim, "", expected, is_stale)
        number = self.desk.take_number(write)
        write.text = f"Write {number} of {self.name}: “it’s <b>so</b> & so”"
        if kind == "citation":
            write.text = f"{self.desk.source_address}{number}"
            fields["stance"] = "context"
        if kind == "verdict":
            fields["rating"] = self.chance.choice(_ratings(fields))
        fields |= {FIELD_OF_KIND[kind]: write.text, "submission_key": str(uuid.uuid4())}
        self._send(write, [(name, value) for name, value in fields.items() if name != "_ratings"])
        if write.outcome == ACKNOWLEDGED and expected:
            self.desk.learn_version(claim, expected + 1)

    def _send(self, write: Write, fields: Fields) -> None:
        is_part = self.chance.random() < 0.7
        headers = _htmx(self, write.claim) if is_part else {"Referer": self._page(write.claim)}
        headers["Content-Type"] = "application/x-www-form-urlencoded"
        path = f"/claims/{write.claim}/{PAGE_OF_KIND[write.kind]}/"
        answer, write.tries = self._answered("POST", path, urlencode(fields).encode(), headers)
        write.outcome, write.fault = _judge(write, answer)

    def _answered(
        self, method: str, path: str, body: bytes, headers: dict[str, str]
    ) -> tuple[Answer | None, int]:
        """Send the same bytes until they are answered. Returns the answer and the number of tries.

        An answer 503 says that a service is starting again, and to send the form again.
        """
        deadline, tries, answer = time.monotonic() + ANSWER_SECONDS, 0, None
        while time.monotonic() < deadline:
            tries += 1
            self.browser.close()  # each try is visible here: none on an open connection
            try:
                answer = self.browser.send(method, path, body, headers)
            except OSError:
                answer = None
            if answer and answer.status != 503:
                break
            time.sleep(PAUSE_SECONDS)
        return answer, tries

    def _address(self, claim: int) -> str:
        return f"/articles/{self.desk.article}/?claim={claim}"

    def _page(self, claim: int) -> str:
        return f"https://localhost{self._address(claim)}"


def _htmx(writer: Writer, claim: int) -> dict[str, str]:
    return {"HX-Request": "true", "HX-Target": "card", "HX-Current-URL": writer._page(claim)}


def _form(page: str, claim: int, kind: str) -> Fields | None:
    """Return the fields of a form on the card, None if this person has no such form.

    The ratings that can be chosen are added in a field of their own, which is not sent.
    """
    try:
        fields = form_of(page, action=f"/claims/{claim}/{PAGE_OF_KIND[kind]}/")
    except LookupError:
        return None
    if kind == "verdict":
        part = page[page.index('id="record-verdict"') :]
        inputs = [tag.split(">")[0] for tag in part.split("</form>")[0].split("<input")]
        values = [tag.split('value="')[1].split('"')[0] for tag in inputs if 'name="rating"' in tag]
        fields = [*fields, ("_ratings", ",".join(values))]
    return fields


def _ratings(fields: dict[str, str]) -> list[str]:
    return fields["_ratings"].split(",")


def _version_of(fields: Fields) -> int:
    return int(dict(fields)["expected_version"])


def _judge(write: Write, answer: Answer | None) -> tuple[str, str]:
    """Return the outcome of a write, and what is wrong with its answer."""
    if answer is None:
        return FAULT, "no answer"
    location = urlsplit(answer.header("Location") or answer.header("HX-Redirect")).path
    text = answer.text
    if location.startswith("/articles/") or (answer.status == 200 and 'id="card"' in text):
        return ACKNOWLEDGED, ""
    if answer.status != 409:
        return FAULT, _describe(answer)
    if write.text not in html.unescape(text):
        return REFUSED, "the refusal does not hold what was typed"
    if 'class="theirs"' not in text:
        return REFUSED, "the refusal does not show the current version"
    return REFUSED, ""


def _describe(answer: Answer | None) -> str:
    if answer is None:
        return "no answer"
    where = answer.header("Location") or answer.header("HX-Redirect")
    title = answer.text.partition("<title>")[2].partition("</title>")[0].strip()
    return f"{answer.status} {where} {title or answer.text[:200]!r}"
