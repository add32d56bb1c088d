"""What programs write: with the version they have read, once for each key, under the name of a token."""

from typing import Any

import pytest

from articles.actions.newsroom import create_integration, create_token
from articles.models import (
    ApiToken,
    Article,
    Citation,
    Claim,
    Edition,
    Export,
    NewsroomSettings,
    Question,
    SignOff,
    Verdict,
)
from tests.api.tokens import make_secret
from tests.factories import make_approval, make_next_verdict

JSON = "application/json"
NEW = {"title": "The tunnel", "text": "The tunnel cost 3 million euros. It is safe."}


@pytest.fixture
def post(ask):
    """A function that posts JSON as a person, with the ETag of `after` if one is given."""

    def send(by, path: str, body: dict[str, Any], *, after: str = "", key: str = "", **more: str):
        headers = dict(more)
        if after:
            headers["If-Match"] = ask(by, after)["ETag"]
        if key:
            headers["Idempotency-Key"] = key
        return ask(by, path, method="post", headers=headers, data=body, content_type=JSON)

    return send


def test_an_article_goes_from_import_to_sign_off_by_the_api_alone(
    post, ask, editor, reviewer, second_reviewer
):
    article = post(editor, "/articles", NEW)
    assert article.status_code == 201, article.content
    number = article.json()["id"]
    (statement, *_rest) = ask(editor, f"/articles/{number}/revisions/1/statements").json()["items"]

    one = f"/statements/{statement['id']}"
    claim = post(editor, f"{one}/claims", {"words": "cost 3 million euros"}, after=one)
    assert claim.status_code == 201, claim.content
    here = claim["Location"].removeprefix("/api/v1")
    cited = post(
        reviewer,
        f"{here}/citations",
        {"url": "https://www.example.org/tunnel", "stance": "supports"},
        after=here,
    )
    asked = post(editor, f"{here}/questions", {"question": "Which?", "addressee": "X"}, after=here)
    question = asked["Location"].removeprefix("/api/v1")
    answered = post(editor, f"{question}/answer", {"answer": "This one."}, after=question)
    judged = post(
        reviewer, f"{here}/verdicts", {"rating": "true", "explanation": "So."}, after=here
    )
    rating = judged.json().get("rating", judged.json())
    signed = post(second_reviewer, f"{here}/sign-offs", {"agrees": True}, after=here)

    statuses = [each.status_code for each in (cited, asked, answered, judged, signed)]
    assert statuses == [201, 201, 200, 201, 201], (rating, signed.content)
    assert ask(editor, here).json()["state"] == Claim.State.SIGNED_OFF
    assert answered.json()["answer"] == "This one."
    assert (Citation.objects.count(), Verdict.objects.count(), SignOff.objects.count()) == (1, 1, 1)


def test_of_two_programs_the_slower_one_gets_412_with_both_texts(
    post, ask, claim, editor, reviewer
):
    here = f"/claims/{claim.pk}"
    read = ask(reviewer, here)["ETag"]
    first = {"rating": "true", "explanation": "First."}
    second = {"rating": "false", "explanation": "Second."}
    assert post(reviewer, f"{here}/verdicts", first, **{"If-Match": read}).status_code == 201

    late = post(reviewer, f"{here}/verdicts", second, **{"If-Match": read})

    assert late.status_code == 412
    problem = late.json()
    assert problem["yours"]["explanation"] == "Second."
    assert problem["current"]["verdicts"][0]["explanation"] == "First."
    assert Verdict.objects.count() == 1


def test_a_change_without_the_version_that_was_read_is_refused(post, claim, reviewer):
    body = {"rating": "true", "explanation": "So."}

    missing = post(reviewer, f"/claims/{claim.pk}/verdicts", body)
    wrong = post(reviewer, f"/claims/{claim.pk}/verdicts", body, **{"If-Match": "*"})

    assert (missing.status_code, wrong.status_code) == (428, 422)
    assert "If-Match" in missing.json()["detail"]
    assert not Verdict.objects.exists()


def test_a_repetition_with_the_same_key_changes_nothing_and_is_answered_alike(
    post, claim, editor, reviewer
):
    here = f"/claims/{claim.pk}"
    body = {"question": "Why?", "addressee": "X"}
    version = {"If-Match": str(claim.version)}
    first = post(editor, f"{here}/questions", body, key="4711", **version)

    again = post(editor, f"{here}/questions", body, key="4711", **version)
    other = post(editor, f"{here}/questions", body | {"addressee": "Y"}, key="4711", **version)

    assert (first.status_code, again.status_code, other.status_code) == (201, 200, 422)
    assert again["Idempotent-Replayed"] == "true"
    assert again.json() == first.json()
    assert Question.objects.count() == 1
    assert post(editor, f"{here}/questions", body, key="4712", **version).status_code == 201


def test_an_article_with_the_same_key_is_imported_once(post, editor):
    sent = NEW | {"key": "cms-12", "collection": "cms"}

    first, again = (post(editor, "/articles", sent) for _each in range(2))
    other = post(editor, "/articles", sent | {"text": "Something else."})

    assert (first.status_code, again.status_code, other.status_code) == (201, 200, 422)
    assert first.json()["id"] == again.json()["id"]
    assert "Another article" in other.json()["detail"]
    assert Article.objects.count() == 1


def test_a_long_article_is_left_to_a_worker_with_an_address_that_says_how_far_it_is(
    post, ask, editor
):
    answer = post(editor, "/articles", NEW | {"text": "The tunnel is safe. " * 8000})

    assert answer.status_code == 202
    assert ask(editor, answer["Location"].removeprefix("/api/v1")).json()["state"] == "pending"


def test_an_export_is_asked_for_and_its_address_says_how_far_it_is(post, ask, article, editor):
    made = post(editor, f"/articles/{article.pk}/exports", {"format": "pdf"})
    unknown = post(editor, f"/articles/{article.pk}/exports", {"format": "odt"})

    assert made.status_code == 202
    assert ask(editor, made["Location"].removeprefix("/api/v1")).json()["state"] == "pending"
    assert Export.objects.get().asked_by == editor
    assert unknown.status_code == 422
    assert "pdf" in unknown.json()["detail"]


def test_the_history_names_the_token(client, post, article, claim, editor, reviewer):
    here = f"/claims/{claim.pk}"
    body = {"rating": "true", "explanation": "So."}

    post(reviewer, f"{here}/verdicts", body, after=here)

    client.force_login(editor)
    page = client.get(f"/articles/{article.pk}/?claim={claim.pk}&feed=20").content.decode()
    assert "with the token “Script”" in page


def test_without_the_scope_nothing_is_written(ask, claim, reviewer):
    secret = make_secret(reviewer, "read")
    answer = ask(
        reviewer,
        f"/claims/{claim.pk}/verdicts",
        method="post",
        data={"rating": "true", "explanation": "So."},
        content_type=JSON,
        headers={"Authorization": f"Bearer {secret}", "If-Match": "1"},
    )

    assert answer.status_code == 403
    assert "only read" in answer.json()["detail"]


def test_an_integration_imports_but_does_not_judge(ask, claim, administrator):
    integration = create_integration(by=administrator, name="CMS", is_editor=True, is_reviewer=True)
    _token, secret = create_token(
        by=administrator, name="Saves", scopes=["write"], days=1, integration=integration
    )
    headers = {"Authorization": f"Bearer {secret}", "If-Match": "1"}

    def send(path: str, body: dict[str, Any]) -> int:
        sent = {"data": body, "content_type": JSON, "headers": headers, "method": "post"}
        return int(ask(administrator, path, **sent).status_code)

    assert send("/articles", NEW) == 201
    assert send(f"/claims/{claim.pk}/verdicts", {"rating": "true", "explanation": "So."}) == 403
    assert ApiToken.objects.filter(name="Saves", last_used_at__isnull=False).exists()


def test_a_blind_reviewer_signs_without_seeing_the_verdict_also_when_too_late(
    post, ask, verdict, second_reviewer
):
    NewsroomSettings.objects.update_or_create(pk=1, defaults={"is_blind": True})
    here = f"/claims/{verdict.claim_id}"
    blind = ask(second_reviewer, here).json()
    late = post(
        second_reviewer,
        f"{here}/sign-offs",
        {"rating": "true", "reason": "So."},
        **{"If-Match": "1"},
    )
    body = {"rating": verdict.rating.label, "reason": "So it is."}

    signed = post(second_reviewer, f"{here}/sign-offs", body, after=here)

    assert blind["verdicts"] == late.json()["current"]["verdicts"] == []
    assert late.status_code == 412
    assert verdict.explanation not in late.content.decode()
    assert signed.status_code == 201, signed.content
    assert signed.json()["blind"] is True


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"{", 400),
        (b"\xff", 400),
        (b'{"title": "a\\u0000b", "text": "x"}', 400),
        (b'{"title": "\\ud800", "text": "x"}', 400),
        (b'{"title": NaN, "text": "x"}', 400),
        (b"[" * 100_000, 400),
        (b"[]", 422),
        (b'{"title": "", "text": "x"}', 422),
        (b'{"title": "T", "text": "x", "txet": "y"}', 422),
        (b'{"title": "T"}', 422),
        (b'{"title": "T", "text": "x", "published_on": "soon"}', 422),
        (b'{"title": "T", "text": "x", "scale": "none"}', 422),
    ],
)
def test_a_body_that_cannot_be_used_is_refused_in_a_sentence(ask, editor, body, status):
    answer = ask(editor, "/articles", method="post", data=body, content_type=JSON)

    assert answer.status_code == status, answer.content
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["detail"]
    assert not Article.objects.exists()


def test_an_approved_article_is_published_corrected_and_withdrawn_with_the_scope_for_it(
    post, ask, article, verdict, editor
):
    here = f"/articles/{article.pk}/publication"
    editions, withdrawal = f"/articles/{article.pk}/editions", f"/articles/{article.pk}/withdrawal"
    assert ask(editor, here).json()["state"] == "unpublished"
    unapproved = post(editor, editions, {"note": "So."}, after=here)
    assert (unapproved.status_code, Edition.objects.count()) == (403, 0)
    make_approval(article, editor)
    writes_only = make_secret(editor, "read", "write")
    headers = {"Authorization": f"Bearer {writes_only}", "If-Match": "0"}
    refused = post(editor, editions, {"note": "So."}, **headers)
    assert refused.status_code == 403
    assert "publish" in refused.json()["detail"]
    read = ask(editor, here)["ETag"]

    first = post(editor, editions, {"note": "So."}, after=here, key="one")

    assert first.status_code == 201, first.content
    assert first.json()["state"] == "published"
    again = post(editor, editions, {"note": "So."}, key="one", **{"If-Match": read})
    late = post(editor, editions, {"note": "Again."}, **{"If-Match": read})
    assert (again.status_code, late.status_code) == (200, 412)
    assert late.json()["current"]["version"] == 1
    unchanged = post(editor, editions, {"note": "Again."}, after=here)
    assert unchanged.status_code == 422
    make_next_verdict(verdict, "True", "It did.")
    make_approval(article, editor)
    second = post(editor, editions, {"note": "We were wrong."}, after=here)
    assert (second.status_code, second.json()["version"]) == (201, 2)
    assert post(editor, withdrawal, {"reason": " "}, after=here).status_code == 422
    gone = post(editor, withdrawal, {"reason": "Wrong."}, after=here)
    assert gone.json()["withdrawn_because"] == "Wrong."
