"""What programs read: every operation, its shape, its cost, its pages and its ETag."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from jsonschema import Draft202012Validator

from articles.actions.questions import ask_question
from articles.actions.verdicts import sign_off
from articles.api.application import openapi
from articles.models import Question
from tests.factories import make_article, make_citation, make_claim
from tests.undoing import cite_letter

LISTS = [
    "/articles",
    "/claims",
    "/sources",
    "/captures",
    "/citations",
    "/verdicts",
    "/sign-offs",
    "/questions",
    "/search?words=bridge",
]


@pytest.fixture
def worked_on(article, verdict, editor, reviewer, second_reviewer):
    """An article with something of every kind; the addresses of one of each."""
    claim = verdict.claim
    citation = cite_letter(claim, reviewer)
    question = ask_question(
        claim, by=editor, addressee="X", channel=Question.Channel.EMAIL, text="Why?"
    )
    claim.refresh_from_db()
    dissent = sign_off(
        verdict, by=second_reviewer, agrees=False, reason="No.", expected_version=claim.version
    )
    statement = article.revisions.get().statements.first()
    capture = citation.source.captures.get()
    return {
        f"/articles/{article.pk}": "Article",
        f"/articles/{article.pk}/revisions": "RevisionList",
        f"/articles/{article.pk}/revisions/1": "Revision",
        f"/articles/{article.pk}/revisions/1/statements": "StatementList",
        f"/statements/{statement.pk}": "Statement",
        f"/claims/{claim.pk}": "Claim",
        f"/claims/{claim.pk}/earlier": "EarlierCheckList",
        f"/citations/{citation.pk}": "Citation",
        f"/sources/{citation.source_id}": "Source",
        f"/captures/{capture.pk}": "Capture",
        f"/verdicts/{verdict.pk}": "Verdict",
        f"/sign-offs/{dissent.pk}": "SignOff",
        f"/questions/{question.pk}": "Question",
        f"/articles/{article.pk}/exports": "ExportList",
        "/token": "Token",
        "/articles": "ArticleList",
        "/claims": "ListedClaimList",
        "/sources": "SourceList",
        "/captures": "CaptureList",
        "/citations": "CitationList",
        "/verdicts": "VerdictList",
        "/sign-offs": "SignOffList",
        "/questions": "QuestionList",
        "/search?words=bridge": "SearchHitList",
    }


def test_each_answer_has_the_shape_that_the_description_promises(ask, worked_on, reviewer):
    described = {"components": openapi()["components"]}

    for path, shape in worked_on.items():
        response = ask(reviewer, path)
        assert response.status_code == 200, (path, response.content)
        schema = {"$ref": f"#/components/schemas/{shape}", **described}
        Draft202012Validator(schema).validate(response.json())
        items = response.json().get("items")
        assert items is None or items or "exports" in path or "earlier" in path, path


def test_an_unchanged_answer_is_not_sent_again(ask, worked_on, reviewer):
    for path in worked_on:
        first = ask(reviewer, path)

        again = ask(reviewer, path, headers={"If-None-Match": first["ETag"]})

        assert (again.status_code, again.content) == (304, b""), path
        assert again["Cache-Control"] == "private, no-cache"


def test_a_list_costs_as_many_queries_with_two_articles_as_with_eight(ask, editor, reviewer):
    counts = []
    for number in (2, 6):
        for _each in range(number):
            claim = make_claim(make_article(editor), editor)
            make_citation(claim, reviewer, f"https://www.example.com/{claim.pk}")
            ask_question(
                claim, by=editor, addressee="X", channel=Question.Channel.EMAIL, text="Why?"
            )
        ask(reviewer, "/token")
        counts.append({path: _queries(ask, reviewer, path) for path in LISTS})

    assert counts[0] == counts[1]
    assert max(counts[1].values()) < 20


def _queries(ask, person, path: str) -> int:
    ask(person, path)
    with CaptureQueriesContext(connection) as captured:
        assert ask(person, path).status_code == 200
    return len(captured)


def test_pages_follow_each_other_and_end(ask, editor):
    made = [make_article(editor).pk for _each in range(5)]
    seen, path = [], "/articles?limit=2&fields=title"

    while path:
        page = ask(editor, path)
        seen += [item["id"] for item in page.json()["items"]]
        following = page.json()["next"]
        assert following is None or page["Link"] == f'<{following}>; rel="next"'
        path = following and following.removeprefix("http://testserver/api/v1")

    assert seen == made


def test_only_the_named_fields_come_and_a_text_only_if_it_is_named(ask, article, editor):
    few = ask(editor, f"/articles/{article.pk}?fields=title,language").json()
    listed = ask(editor, f"/articles/{article.pk}/revisions").json()["items"][0]
    with_text = ask(editor, f"/articles/{article.pk}/revisions?fields=text").json()["items"][0]

    assert few == {"id": article.pk, "title": "The bridge", "language": "en"}
    assert "text" not in listed
    assert with_text == {"id": with_text["id"], "text": article.revisions.get().text}


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/articles?fields=titel", "titel"),
        ("/articles?sorted=title", "sorted"),
        ("/articles?limit=101", "1 to 100"),
        ("/articles?limit=", "1 to 100"),
        ("/articles?cursor=x", "cursor"),
        ("/articles?owner=%00", "not allowed"),
        ("/articles?created_after=soon", "created_after"),
        ("/claims?state=lost", "state"),
        ("/claims?article=x", "article"),
        ("/search", "words"),
    ],
)
def test_what_cannot_be_used_is_refused_in_a_sentence(ask, editor, path, words):
    answer = ask(editor, path)

    assert answer.status_code == 422
    assert answer["Content-Type"] == "application/problem+json"
    assert words in answer.json()["detail"]


@pytest.mark.parametrize(
    "path", ["/claims/99999999999999999999", "/claims/0", "/nothing", "/claims/x", "/"]
)
def test_what_is_not_there_is_a_problem_and_no_page(ask, editor, path):
    answer = ask(editor, path)

    assert answer.status_code == 404
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["title"] == "Not Found"


def test_another_method_is_a_problem_and_says_which_there_are(ask, editor):
    answer = ask(editor, "/token", method="delete")

    assert (answer.status_code, answer["Allow"]) == (405, "GET")
    assert answer["Content-Type"] == "application/problem+json"
    assert ask(editor, "/token", method="head").status_code == 200


def test_filters_narrow_the_lists(ask, worked_on, article, editor, reviewer):
    other = make_claim(make_article(editor), editor)

    claims = ask(reviewer, f"/claims?article={article.pk}").json()["items"]
    none = ask(reviewer, f"/claims?article={article.pk}&state=cut").json()["items"]

    assert {each["article"] for each in claims} == {article.pk}
    assert other.pk not in [each["id"] for each in claims]
    assert none == []


def test_the_description_is_open_and_the_page_of_it_needs_a_login(client, editor):
    described = client.get("/api/v1/openapi.json")

    assert described.status_code == 200
    assert json.loads(described.content)["openapi"].startswith("3.1")
    assert client.get("/api/").status_code == 302
    client.force_login(editor)
    page = client.get("/api/").content.decode()
    assert "<code>next</code>" in page  # and not between backticks
    assert "`" not in page.partition("<main")[2]
    assert "/api/v1/claims/{claim_id}" in page
    assert "everything recorded about it" in page
