"""Nobody is shown a form or a link that their roles do not allow: each page, for each role."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.urls import Resolver404, resolve
from lxml import html

from articles.actions.newsroom import set_newsroom_settings
from articles.models import Article, Claim, NewsroomSettings, Statement, User
from tests.views.test_authorization import (  # noqa: F401 (a fixture)
    OF_REVISIONS,
    TABLE,
    address,
    things,
)

# Logout would end the session of the test; files of a report are slow and have one permission.
LEFT_OUT = ("account_logout", "article_report_", "export_download")
VALUES = {
    "email": "someone@newsroom.invalid",
    "url": "https://www.example.org/",
    "date": "2025-02-25",
    "number": "1",
}
PEOPLE = ["editor", "second_reviewer", "administrator", "nobody"]


@dataclass(frozen=True)
class Shown:
    """A form or link that a page shows, and what a person would send with it."""

    page: str
    method: str
    action: str
    sent: tuple[tuple[str, str], ...] = ()
    file_field: str = ""

    @property
    def key(self) -> tuple[object, ...]:
        """What makes it the same as one on another page: the choices count, not the texts.

        Of links to one kind of page, one is followed; every form is sent.
        """
        if self.method == "get":
            return ("get", name_of(self.action))
        choices = tuple(
            pair for pair in self.sent if pair[0] in {"to", "agrees", "outcome", "rule"}
        )
        return self.method, self.action, choices


def name_of(address: str) -> str:
    """The name of the URL, or the address itself if the app has none."""
    try:
        return str(resolve(urlsplit(address).path).url_name)
    except Resolver404:
        return address


def shown_on(page: str, content: bytes) -> Iterator[Shown]:
    """Every link and form of a page; a form once for each of its buttons that has a value."""
    tree = html.fromstring(content)
    for link in tree.xpath("//a[@href]"):
        to = urlsplit(urljoin(page, link.get("href")))
        if not to.netloc:
            yield Shown(page, "get", to.path + (f"?{to.query}" if to.query else ""))
    for form in tree.xpath('//form[not(@method="dialog")]'):
        action = urljoin(page, form.get("action") or "")
        name = form.get("id")
        outside = tree.xpath(f'//button[@form="{name}"]') if name else []
        file_field = next(iter(form.xpath('.//input[@type="file"]/@name')), "")
        buttons = [*form.xpath('.//button[not(@type="button")]'), *outside]
        pressed = [
            (each.get("name"), each.get("value", "")) for each in buttons if each.get("name")
        ]
        for button in [[pair] for pair in pressed] or [[]]:
            sent = (*filled_in(form), *button)
            yield Shown(page, (form.get("method") or "get").lower(), action, sent, file_field)


def filled_in(form: Any) -> list[tuple[str, str]]:
    """The fields of a form as a person would fill them: what stands there, else something."""
    fields = []
    for field in form.xpath(".//input[@name]|.//select[@name]|.//textarea[@name]"):
        kind = field.get("type", "text")
        if field.tag == "select":
            chosen = field.xpath("./option[@selected]/@value") or field.xpath("./option/@value")
            real = [value for value in (*chosen, *field.xpath("./option/@value")) if value]
            value = next(iter(real), "")
        elif field.tag == "textarea":
            value = (field.text or "").strip() or "Something."
        elif kind in {"checkbox", "radio"}:
            if field.get("checked") is None and kind == "checkbox":
                continue
            value = field.get("value", "on")
        elif kind == "file":
            continue
        else:
            value = field.get("value") or (
                "" if kind == "hidden" else VALUES.get(kind, "Something.")
            )
        fields.append((field.get("name"), value))
    return fields


def press(client: Client, shown: Shown) -> int:
    """Press the button or follow the link, and undo what it changed. Returns the status."""
    data: dict[str, Any] = {}
    for name, value in shown.sent:
        data.setdefault(name, []).append(value)
    if shown.file_field:
        data[shown.file_field] = SimpleUploadedFile("b.txt", b"Another letter.")
    undone = transaction.atomic()
    undone._from_testcase = True  # type: ignore[attr-defined]  # as around each test
    with undone:
        response = getattr(client, shown.method)(shown.action, data)
        transaction.set_rollback(True)
    return int(response.status_code)


def pages_of(things: dict[str, Any]) -> list[str]:  # noqa: F811
    """Every page of the app, and the desk with each claim and with some statements."""
    pages = [
        address(name, things)
        for name, (method, _allowed) in TABLE.items()
        if method == "get" and name not in OF_REVISIONS and not name.startswith("article_report")
    ]
    article = Article.objects.get(pk=things["article_id"])
    desk = address("article_detail", things)
    claims = Claim.objects.filter(revision__article=article)
    statements = Statement.objects.filter(revision__article=article)[:3]
    pages += [f"{desk}?claim={claim.pk}" for claim in claims]
    pages += [f"{desk}?statement={statement.pk}" for statement in statements]
    return [*pages, "/accounts/security/", "/accounts/email/"]


def refused(client: Client, things: dict[str, Any]) -> list[tuple[str, str, str, int]]:  # noqa: F811
    """What the pages show to this person, and answer with 403 or an error when it is used."""
    shown: dict[object, Shown] = {}
    opened = set()  # kinds of pages that need not be opened again to see that a link leads there
    for page in pages_of(things):
        response = client.get(page)
        if response.status_code == 200:
            opened.add(("get", name_of(page)))
        if response.status_code == 200 and "html" in response.headers["Content-Type"]:
            for each in shown_on(page, response.content):
                if not name_of(each.action).startswith(LEFT_OUT):
                    shown.setdefault(each.key, each)
    assert len(shown) > 15
    statuses = {each: press(client, each) for key, each in shown.items() if key not in opened}
    return [
        (each.page, each.method, each.action, status)
        for each, status in statuses.items()
        if status == 403 or status >= 500
    ]


def person(request, who: str) -> User:
    """The person of a role; "everything" has all roles."""
    if who != "everything":
        chosen: User = request.getfixturevalue(who)
        return chosen
    editor: User = request.getfixturevalue("editor")
    editor.is_reviewer = editor.is_administrator = editor.is_staff = True
    editor.save()
    return editor


@pytest.mark.parametrize("who", PEOPLE)
def test_nobody_is_shown_what_they_may_not_use(request, client, things, who):  # noqa: F811
    client.force_login(person(request, who))

    assert refused(client, things) == []


def test_nor_is_a_blind_reviewer(request, client, things, administrator):  # noqa: F811
    set_newsroom_settings(
        by=administrator,
        expected_version=NewsroomSettings.current().version,
        sign_offs=2,
        is_blind=True,
    )
    client.force_login(person(request, "everything"))

    assert refused(client, things) == []


def test_nor_is_anybody_after_a_withdrawal(client, things, editor, reviewer):  # noqa: F811
    client.force_login(editor)
    withdraw = address("publication_withdraw", things)
    done = client.post(withdraw, {"expected_version": 1, "reason": "Wrong."})
    assert done.status_code == 302
    client.force_login(reviewer)

    assert refused(client, things) == []


def test_a_form_that_is_not_allowed_would_be_noticed(client, things, nobody):  # noqa: F811
    """The twin: a page that shows the forms of an editor to everybody."""
    client.force_login(nobody)
    page = f"""<form method="post" action="/statements/{things["statement_id"]}/kind/">
        <input type="hidden" name="expected_version" value="1">
        <select name="kind"><option value="reported">reported</option></select>
        <button>Change</button></form>
        <a href="/speakers/{things["speaker_id"]}/edit/">Edit speaker</a>"""

    assert [press(client, each) for each in shown_on("/", page.encode())] == [403, 403]
