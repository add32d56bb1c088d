"""No answer reveals a restricted source to people without access to it."""

import gzip
import uuid
from typing import Any

import pytest
from django.contrib import admin
from django.db.models import Q
from django.urls import get_resolver

from articles import permissions, tasks
from articles.actions.claims import add_comment, attach_file
from articles.actions.questions import ask_question
from articles.actions.sources import add_source, restrict_source
from articles.actions.verdicts import sign_off
from articles.models import (
    Capture,
    Citation,
    CommonOrigin,
    CorrectionCase,
    Finding,
    Import,
    Job,
    Origin,
    Question,
    Quotation,
    Source,
    Team,
)
from tests.factories import (
    make_calculation,
    make_edition,
    make_export,
    make_inconsistency,
    make_recording,
    make_turned_finding,
)
from tests.views.test_authorization import TABLE, address, names_of, typed

DESCRIPTION = "an official with knowledge of the costs"
PERSON, TITLE, EXCERPT, NOTE = "Heronfeather", "Kingfisher minutes", "ospreyquote", "curlewnote"
WORDS, PLACE, ASKED, ISSUER = "gannetwords", "dunlinpage", "plovername", "Avocet board"
CANARIES = [PERSON, TITLE, EXCERPT, NOTE, WORDS, PLACE, ASKED, ISSUER]
SAID = f"The bridge cost 4.5 million euros, {EXCERPT} says, {WORDS}. " + " ".join(
    f"{WORDS}{number}" for number in range(60)
)
RESTRICTED: dict[str, Any] = {
    "stance": Citation.Stance.REFUTES,
    "visibility": Source.Visibility.RESTRICTED,
    "public_description": DESCRIPTION,
    "excerpt": EXCERPT,
    "note": NOTE,
    "locator": PLACE,
    "text": SAID,
}
WITH_A_QUESTION = ("capture_detail?", "article_detail?", "source_cite?", "article_report_json?")
TWO = [Source.Kind.INTERVIEW, Source.Kind.DOCUMENT]


@pytest.fixture
def secret(reports_read_once, editor, reviewer, second_reviewer, article, verdict):
    """A restricted interview and a restricted document of one origin, and a query that names one.

    What the addresses are about is theirs, by the name of the parameter.
    """
    claim = verdict.claim
    about: dict[str, Any]
    about = {"person": PERSON, "channel": "telephone", "dated_on": "2025-02-25"}
    interview = add_source(claim, by=reviewer, kind=TWO[0], about=about, **RESTRICTED)
    about = {"title": TITLE, "issuer": ISSUER, "dated_on": None}
    document = add_source(claim, by=reviewer, kind=TWO[1], about=about, **RESTRICTED)
    compare = Job.objects.filter(kind=Job.Kind.COMPARE).latest("pk")
    tasks.compare(compare.pk)
    question = ask_question(
        claim,
        by=reviewer,
        whom=Question.Whom.SOURCE,
        addressee=ASKED,
        channel=Question.Channel.EMAIL,
        text=f"Is {ASKED} right?",
        source=interview.source,
    )
    comment = add_comment(claim, by=editor, text="Look.")
    file = attach_file(claim, by=editor, file_name="notes.bin", data=b"\x00\x01")
    imported = Import.objects.create(
        key=uuid.uuid4(), title="T", text="Text.", origin=Origin.PASTE, imported_by=editor
    )
    claim.refresh_from_db()
    dissent = sign_off(
        verdict, by=second_reviewer, agrees=False, reason="No.", expected_version=claim.version
    )
    capture = Capture.objects.get(source=document.source)
    edition = make_edition(article, editor)
    case = CorrectionCase.objects.create(edition=edition)
    printed = {"number": 1, "text": claim.text, "rating": "Misleading"}
    for number, each in enumerate((interview, document)):
        about = {"claim": claim, "source": each.source, "after": capture, "printed": printed}
        case.changes.create(kind="vanished", key=str(number), editions=[1], **about)
    make_recording(capture)
    statement = article.revisions.get().statements.first()
    return {
        "article_id": article.pk,
        "statement_id": statement.pk,
        "quotation_id": Quotation.objects.filter(statement__revision__article=article)[0].pk,
        "speaker_id": article.speakers.all()[0].pk,
        "inconsistency_id": make_inconsistency(article).pk,
        "attribution_id": statement.attributions.get().pk,
        "claim_id": claim.pk,
        "question_id": question.pk,
        "comment_id": comment.pk,
        "file_id": file.pk,
        "citation_id": document.pk,
        "calculation_id": make_calculation(document, reviewer, note=NOTE).pk,
        "verdict_id": verdict.pk,
        "sign_off_id": dissent.pk,
        "export_id": make_export(article, editor).pk,
        "source_id": document.source_id,
        "kind": "interview",
        "origin_id": CommonOrigin.objects.get().pk,
        "page_id": document.source_id,
        "capture_id": capture.pk,
        "finding_id": make_turned_finding(document, capture).pk,
        "user_id": editor.pk,
        "team_id": Team.objects.create(name="Politics").pk,
        "publication_id": edition.publication_id,
        "case_id": case.pk,
        "key": imported.key,
        "number": 1,
    }


REQUESTS: list[tuple[str, dict[str, str]]] = [("get", {}), ("post", {"HX-Request": "true"})]


def everything_said_to(client, secret, requests=REQUESTS) -> dict[str, str]:
    """What every address answers, with what was sent to it, by name; files unpacked."""
    finding = Finding.objects.filter(capture=secret["capture_id"], places__len__gt=0)[0]
    answers = {}
    for name in [*TABLE, *WITH_A_QUESTION]:
        plain = name.rstrip("?")
        where = address(plain, secret)
        if name.endswith("?"):
            where += f"?finding={finding.pk}&claim={secret['claim_id']}&words={TITLE[:4]}"
            where += "&rendering=legal"
        if name == "article_detail?":
            where += "&feed=20"  # the history, which a card does not show by itself
        for method, headers in requests:
            sent = typed(plain, secret) if method == "post" or plain == "api_search" else {}
            response = getattr(client, method)(where, sent, headers=headers)
            answers[f"{method} {name}"] = body_of(response)
    return answers


def body_of(response) -> str:
    body = response.getvalue()
    if body[:2] == b"\x1f\x8b":
        body = gzip.decompress(body)
    return f"{response.status_code} {response.headers} {body.decode(errors='replace')}"


def leaks(answers: dict[str, str]) -> dict[str, list[str]]:
    """Which canaries sang, and where."""
    return {
        canary: where
        for canary in CANARIES
        if (where := [name for name, said in answers.items() if canary.lower() in said.lower()])
    }


@pytest.mark.parametrize("who", ["second_reviewer", "editor", "administrator", "nobody"])
def test_no_answer_reveals_a_restricted_source_to_people_without_access(
    request, client, secret, who
):
    client.force_login(request.getfixturevalue(who))

    answers = everything_said_to(client, secret)

    assert leaks(answers) == {}
    if who == "second_reviewer":
        assert DESCRIPTION in answers["get article_detail?"]
        assert DESCRIPTION in answers["get article_report_html"]


def test_without_the_rule_everything_would_be_revealed(
    client, secret, second_reviewer, monkeypatch, changed_rules
):
    monkeypatch.setattr(permissions, "seen_by", lambda _user: Q(pk__isnull=False))
    client.force_login(second_reviewer)

    answers = everything_said_to(client, secret, REQUESTS[:1])  # to look is enough

    assert sorted(leaks(answers)) == sorted(CANARIES)


OF_THE_SOURCE = [
    "citation_detail",
    "citation_edit",
    "citation_sense",
    "citation_fetch",
    "citation_upload",
    "calculation_edit",
    "calculation_remove",
    "source_detail",
    "source_edit",
    "source_restrict",
    "source_capture",
    "source_compare",
    "source_fetch",
    "capture_detail",
    "capture_original",
    "capture_picture",
    "capture_record",
    "capture_warc",
    "capture_recording",
    "capture_captions",
    "capture_correct",
    "capture_read",
    "origin_judge",
    "source_origin",
    "question_close",
    "api_source",
    "api_citation",
    "api_capture",
]


def test_restricted_sources_are_not_found_without_access(client, secret, second_reviewer):
    client.force_login(second_reviewer)

    statuses = {}
    for name in OF_THE_SOURCE:
        request = getattr(client, TABLE[name][0])
        statuses[name] = request(address(name, secret), typed(name, secret)).status_code

    assert statuses == dict.fromkeys(OF_THE_SOURCE, 404)


def test_every_address_of_a_source_is_in_this_table():
    about = ("source_id", "citation_id", "capture_id", "origin_id")
    routes = names_of(get_resolver().url_patterns).items()

    names = {name for name, route in routes if any(each in route for each in about)}

    assert names - {"source_reopen"} <= set(OF_THE_SOURCE)  # for editors, who get 404 too


def test_an_editor_without_access_cannot_reopen_the_claims_of_a_source(client, secret, editor):
    client.force_login(editor)

    assert client.get(address("source_reopen", secret)).status_code == 404


@pytest.mark.parametrize("who", ["reviewer", "second_reviewer"])
def test_the_person_who_added_a_source_and_its_readers_see_it(
    request, client, secret, reviewer, who
):
    person = request.getfixturevalue(who)
    for source in Source.objects.filter(visibility=Source.Visibility.RESTRICTED):
        restrict_source(
            source,
            by=reviewer,
            expected_version=source.version,
            visibility=Source.Visibility.RESTRICTED,
            public_description=DESCRIPTION,
            readers=[person],
            reason="They check it together.",
        )
    client.force_login(person)

    desk = client.get(f"/articles/{secret['article_id']}/?claim={secret['claim_id']}")
    page = client.get(f"/sources/{secret['source_id']}/")

    for canary in (PERSON, TITLE, EXCERPT, NOTE, ASKED):
        assert canary in desk.content.decode()
    assert "They check it together." in page.content.decode()
    assert client.get(f"/captures/{secret['capture_id']}/original/").status_code == 200
    assert client.get(f"/captures/{secret['capture_id']}/recording/").status_code == 200
    assert WORDS in client.get(f"/captures/{secret['capture_id']}/captions.vtt").text


def test_published_files_never_contain_a_restricted_source(client, secret, reviewer):
    client.force_login(reviewer)

    html = client.get(f"/articles/{secret['article_id']}/report.html").content.decode()
    address = f"/articles/{secret['article_id']}/report.json"
    record, legal = (
        client.get(f"{address}?rendering={rendering}").content.decode()
        for rendering in ("public", "legal")
    )

    assert leaks({"html": html, "json": record}) == {}
    assert DESCRIPTION in html
    assert TITLE in legal


def test_django_s_admin_knows_no_sources():
    names = {model.__name__ for model in admin.site._registry}

    assert not names & {
        "Source",
        "Citation",
        "Capture",
        "Finding",
        "SourceGrant",
        "Question",
        "Event",
    }
