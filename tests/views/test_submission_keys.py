"""A form that is sent twice counts once: a double click, or a retry of the browser."""

import re
import threading
import uuid
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.actions.submission_keys import KEPT, delete_old_keys
from articles.models import (
    Attribution,
    Citation,
    Claim,
    Comment,
    CorrectionCase,
    CorrectionNotice,
    File,
    Import,
    Invitation,
    Question,
    Rating,
    Scale,
    Source,
    SubmissionKey,
    Team,
    Tick,
    Verdict,
)
from articles.reads.articles import desk_revision
from tests.factories import make_edition

TEMPLATES = Path(__file__).resolve().parent.parent.parent / "templates"
HTMX = {"HX-Request": "true", "HX-Current-URL": "http://testserver/articles/1/"}
OF_SOURCE = {"stance": "context", "visibility": "public", "dated_on": "2025-02-25"}


def a_file() -> SimpleUploadedFile:
    return SimpleUploadedFile("a.txt", b"A letter about the bridge.")


# Each form that creates: its address, what is typed, and the rows that it creates.
CREATING: dict[str, tuple[str, Callable[[], dict[str, Any]], type[Any]]] = {
    "comment": ("comment_add", lambda: {"text": "Look."}, Comment),
    "file": ("file_add", lambda: {"file": a_file()}, File),
    "question": (
        "question_ask",
        lambda: {"whom": "other", "addressee": "Y", "channel": "email", "text": "How?"},
        Question,
    ),
    "upload": ("upload_add", lambda: {"file": a_file(), "stance": "context"}, Source),
    "interview": (
        "source_add interview",
        lambda: OF_SOURCE | {"person": "Jane", "channel": "email"},
        Source,
    ),
    "document": (
        "source_add document",
        lambda: OF_SOURCE | {"title": "Minutes", "issuer": "The council", "file": a_file()},
        Source,
    ),
    "broadcast": (
        "source_add broadcast",
        lambda: OF_SOURCE | {"title": "News", "issuer": "Radio"},
        Source,
    ),
    "citation": (
        "citation_add",
        lambda: {"url": "https://www.example.org/", "stance": "context"},
        Citation,
    ),
    "verdict": ("verdict_record", lambda: {"explanation": "So."}, Verdict),
    "import draft": ("article_import", lambda: {"text": "A title\n\nThe text."}, Import),
    "import of a file": ("article_import", lambda: {"file": a_file()}, Import),
    "new version": ("revision_start", lambda: {"text": "Another text."}, Import),
    "flag": ("claim_flag", lambda: {"reason": "disputed", "priority": "2"}, Claim),
    "flags": ("statements_flag", lambda: {"reason": "disputed", "priority": "2"}, Claim),
    "attribution": (
        "statement_attribute",
        lambda: {"expected_version": "", "name": "Somebody"},
        Attribution,
    ),
    "tick": ("fact_tick", dict, Tick),
    "notice": (
        "correction_notice",
        lambda: {"name": "The agency", "channel": "email"},
        CorrectionNotice,
    ),
    "scale": ("scale_create", lambda: {"name": "Ours"}, Scale),
    "rating": (
        "rating_create",
        lambda: {
            "label": "Satire",
            "short_label": "Satire",
            "colour": "open",
            "shape": "~",
            "definition": "A joke.",
        },
        Rating,
    ),
    "team": ("team_create", lambda: {"name": "Politics"}, Team),
    "invitation": (
        "invitation_create",
        lambda: {"email": "new@example.com", "is_editor": "on"},
        Invitation,
    ),
}
# These are made once anyway, because the action says so; the key only repeats the answer.
ONCE = {"citation", "flag", "flags", "attribution", "tick", "verdict", "team", "scale", "rating"}


@pytest.fixture
def desk(article, claim, editor, reviewer) -> dict[str, Any]:
    for person in (editor, reviewer):
        person.is_editor = person.is_reviewer = person.is_administrator = True
        person.save()
    return {
        "article": article,
        "claim": claim,
        "statement": article.revisions.get().statements.last(),
    }


def address_of(name: str, desk: dict[str, Any]) -> str:
    name, _space, kind = name.partition(" ")
    if name == "correction_notice":
        edition = desk["edition"] = desk.get("edition") or make_edition(
            desk["article"], desk["article"].owner
        )
        case, _is_new = CorrectionCase.objects.get_or_create(edition=edition)
        return reverse(name, args=[case.pk])
    if name == "rating_create":
        return reverse(name, args=[desk["article"].scale_id])
    if name in {"article_import", "team_create", "invitation_create", "scale_create"}:
        return reverse(name)
    if name in {"revision_start", "statements_flag"}:
        return reverse(name, args=[desk["article"].pk])
    if name in {"claim_flag", "statement_attribute", "fact_tick"}:
        return reverse(name, args=[desk["statement"].pk])
    return reverse(name, args=[desk["claim"].pk, *([kind] if kind else [])])


def typed_of(what: str, desk: dict[str, Any]) -> dict[str, Any]:
    typed = CREATING[what][1]()
    if what == "verdict":
        scale = desk["article"].scale
        rating = Rating.objects.filter(scale=scale)[0]
        typed |= {"expected_version": desk["claim"].version, "rating": rating.pk}
    if what == "rating":
        version = desk["article"].scale.fingerprint
        typed |= {"expected_version": desk.setdefault("scale version", version())}
    if what == "flags":
        look = str(desk_revision(desk["article"], reader=desk["claim"].flagged_by).look)
        look = desk.setdefault("look", look)  # a page that is sent again shows what it showed
        typed |= {"statements": str(desk["statement"].pk), "look": look}
    if what == "tick":
        statement = desk["article"].revisions.get().statements.first()
        desk["statement"] = statement
        typed |= {"fact": "-".join(map(str, statement.facts[0]))}
    return typed


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "htmx"])
@pytest.mark.parametrize("what", CREATING)
def test_a_form_that_is_sent_twice_creates_one_row(client, desk, reviewer, what, headers):
    client.force_login(reviewer)
    name, _typed, model = CREATING[what]
    key, before = str(uuid.uuid4()), model.objects.count()

    answers = []
    for _time in range(2):
        typed = typed_of(what, desk)
        typed["submission_key"] = key
        answers.append(client.post(address_of(name, desk), typed, headers=headers))

    first, second = answers
    assert model.objects.count() - before == 1, first.content.decode()
    assert first.status_code < 400
    if headers:
        assert "HX-Redirect" in second.headers
    else:
        assert (second.status_code, second["Location"]) == (302, first["Location"])


@pytest.mark.parametrize("what", sorted(set(CREATING) - ONCE))
def test_without_the_key_it_creates_two(client, desk, reviewer, what):
    client.force_login(reviewer)
    name, _typed, model = CREATING[what]
    before = model.objects.count()

    for _time in range(2):
        client.post(address_of(name, desk), typed_of(what, desk))

    assert model.objects.count() - before == 2


def test_the_same_key_with_other_content_is_refused_in_a_sentence(client, desk, reviewer):
    client.force_login(reviewer)
    key, address = str(uuid.uuid4()), address_of("comment_add", desk)
    client.post(address, {"text": "Look.", "submission_key": key})

    answer = client.post(address, {"text": "Look again.", "submission_key": key})

    assert answer.status_code == 422
    assert "already sent, with other content" in answer.content.decode()
    assert Comment.objects.get().text == "Look."


def test_the_same_key_of_another_person_or_address_is_another_form(client, desk, editor, reviewer):
    key, address = str(uuid.uuid4()), address_of("comment_add", desk)
    for person in (editor, reviewer):
        client.force_login(person)
        client.post(address, {"text": "Look.", "submission_key": key})

    assert Comment.objects.count() == SubmissionKey.objects.count() == 2


def test_a_form_that_was_refused_can_be_sent_again_with_its_key(client, desk, reviewer):
    client.force_login(reviewer)
    key, address = str(uuid.uuid4()), address_of("comment_add", desk)
    refused = client.post(address, {"text": "@nobody-here Look.", "submission_key": key})
    assert (refused.status_code, SubmissionKey.objects.count()) == (422, 0)

    client.post(address, {"text": "Look.", "submission_key": key})

    assert Comment.objects.get().text == "Look."


def test_a_form_that_its_view_refuses_the_second_time_is_answered_as_before(client, desk, reviewer):
    """The second verdict expects an older version; the key says that it is the first one again."""
    client.force_login(reviewer)
    typed = typed_of("verdict", desk)
    address = address_of("verdict_record", desk)

    without_key = [client.post(address, typed, headers=HTMX).status_code for _time in range(2)]
    assert without_key == [200, 409]
    typed |= {
        "submission_key": str(uuid.uuid4()),
        "expected_version": typed["expected_version"] + 1,
    }
    with_key = [client.post(address, typed, headers=HTMX) for _time in range(2)]

    assert [answer.status_code for answer in with_key] == [200, 200]
    assert "HX-Redirect" in with_key[1].headers
    assert Verdict.objects.count() == 2


CHANGING: dict[str, dict[str, Any]] = {
    "claim_edit": {"reason": "number", "priority": "1", "note": "Look."},
    "claim_assign": {"assignee": ""},
    "claim_move": {"to": "in_progress"},
}


@pytest.mark.parametrize("name", CHANGING)
def test_a_change_that_is_sent_again_after_a_lost_answer_is_not_called_stale(
    client, desk, reviewer, name
):
    """Without the key, people are told that somebody changed the claim: it was themselves."""
    client.force_login(reviewer)
    address, claim = address_of(name, desk), desk["claim"]
    keyed = CHANGING[name] | {"expected_version": claim.version, "submission_key": uuid.uuid4()}

    first, second = (client.post(address, keyed) for _time in range(2))

    assert (first.status_code, second.status_code) == (302, 302)
    version = Claim.objects.get(pk=claim.pk).version
    assert version == claim.version + 1
    without_key = CHANGING[name] | {"expected_version": claim.version}
    assert client.post(address, without_key).status_code in {403, 409}


def test_a_key_is_stored_with_its_row_or_not_at_all(client, desk, reviewer, monkeypatch):
    def fail(*_arguments: object, **_fields: object) -> None:
        raise RuntimeError("the process dies")

    client.force_login(reviewer)
    client.raise_request_exception = False
    monkeypatch.setattr("articles.actions.undo_log.UndoRecorder.save", fail)

    client.post(
        address_of("comment_add", desk), {"text": "Look.", "submission_key": str(uuid.uuid4())}
    )

    assert Comment.objects.count() == SubmissionKey.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_once_create_one_draft_and_lead_to_it(editor):
    barrier, answers = threading.Barrier(2), []
    typed = {"text": "A title\n\nThe text.", "submission_key": str(uuid.uuid4())}

    def click() -> None:
        client = Client()
        client.force_login(editor)
        barrier.wait(30)
        answers.append(client.post(reverse("article_import"), typed))
        connections.close_all()

    threads = [threading.Thread(target=click) for _click in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)

    draft = Import.objects.get()
    assert [answer["Location"] for answer in answers] == [f"/articles/import/{draft.key}/"] * 2


def test_old_keys_are_deleted(editor):
    for days in (0, 1):
        key = SubmissionKey.objects.create(user=editor, key=uuid.uuid4(), content="a" * 64)
        SubmissionKey.objects.filter(pk=key.pk).update(
            created_at=timezone.now() - days * (KEPT + timedelta(hours=1))
        )

    delete_old_keys()

    assert SubmissionKey.objects.count() == 1


CREATING_ADDRESSES = re.compile(
    r"<form[^>]*action=\"{% url '(?:comment_add|file_add|question_ask|upload_add|source_add"
    r"|citation_add|verdict_record|claim_flag|verdict_sign_off|tie_break|inconsistency_ask"
    r"|invitation_create|statement_attribute|fact_tick|rule_override|article_approve|export_make)'.*?</form>",
    re.DOTALL,
)
PAGES = [
    "articles/import.html",
    "articles/confirm.html",
    "articles/revisions/new.html",
    "newsroom/team.html",
]


def test_each_form_that_creates_has_a_key():
    without = []
    for path in TEMPLATES.rglob("*.html"):
        page = path.read_text()
        forms = CREATING_ADDRESSES.findall(page)
        if str(path.relative_to(TEMPLATES)) in PAGES:
            forms.append(page)
        without += [(path.name, form[:80]) for form in forms if "{% submission_key %}" not in form]

    assert without == []


def test_each_form_that_expects_a_version_has_a_key():
    """Otherwise, when it is sent again after a lost answer, its own change is called somebody else's."""
    forms = [
        (path.name, form)
        for path in TEMPLATES.rglob("*.html")
        for form in re.findall(r"<form.*?</form>", path.read_text(), re.DOTALL)
    ]
    expecting = [(name, form) for name, form in forms if "expected_version" in form]

    assert len(expecting) > 20
    assert [name for name, form in expecting if "{% submission_key %}" not in form] == []


def test_each_form_on_a_card_has_a_key_of_its_own(client, desk, reviewer):
    client.force_login(reviewer)

    page = client.get(f"/articles/{desk['article'].pk}/?claim={desk['claim'].pk}").content.decode()

    keys = re.findall(r'name="submission_key" value="([0-9a-f-]{36})"', page)
    assert len(keys) > 5
    assert len(set(keys)) == len(keys)
