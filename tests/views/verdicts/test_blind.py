"""With blind sign-off no response reveals the first verdict to another reviewer."""

import json

import pytest
from django.db import connection

from articles.actions.sources import upload_instead
from articles.actions.verdicts import record_verdict
from articles.models import Change, Citation, Claim, NewsroomSettings, Rating, Statement
from tests.factories import SHORT, make_citation, make_revision

HTMX = {"HX-Request": "true", "HX-Target": "card"}
WORDS = "It cost five, says the audit."


@pytest.fixture
def judged(article, claim, editor, reviewer, rating) -> Claim:
    """A claim that cites a page, with a verdict by rosa."""
    make_citation(claim, editor_and_reviewer(editor))
    with connection.cursor() as cursor:  # as if the text had come with an earlier transaction
        cursor.execute("SELECT set_config('factcheck.new_text', '', true)")
    claim = Claim.objects.select_related("revision__article").get(pk=claim.pk)
    record_verdict(
        claim, by=reviewer, rating=rating, explanation=WORDS, expected_version=claim.version
    )
    return Claim.objects.get(pk=claim.pk)


def editor_and_reviewer(editor):
    editor.is_reviewer = True
    editor.save()
    return editor


def pages(article, claim) -> list[str]:
    desk = f"/articles/{article.pk}/"
    source = Citation.objects.get().source_id
    reports = [f"{desk}report.{key}" for key in ("html", "json", "md", "csv")]
    return [
        desk,
        f"{desk}?claim={claim.pk}&feed=20",
        "/claims/",
        f"{desk}compare/",
        f"{desk}revisions/1/",
        f"/sources/{source}/",
        *reports,
    ]


def page_texts(client, article, claim) -> dict[str, str]:
    """Return the text of each page; the live updates first, then a second revision."""
    text = Change.objects.get(kind="revision").pk
    look = {"look": f"1.{text}", "statement": claim_statement(claim), "claim": claim.pk, "here": ""}
    look["part"] = "history"
    news = client.post(f"/articles/{article.pk}/news/", look).content.decode()
    make_revision(article, article.owner, SHORT + " It rained.")
    texts = {address: client.get(address).content.decode() for address in pages(article, claim)}
    texts["card"] = client.get(pages(article, claim)[1], headers=HTMX).content.decode()
    texts["news"] = news
    return texts


def claim_statement(claim) -> int:
    statements = Statement.objects.filter(revision=claim.revision_id)
    return statements.get(start__lte=claim.start, end__gt=claim.start).pk


def set_newsroom_settings(*, is_blind: bool) -> None:
    NewsroomSettings.objects.update_or_create(pk=1, defaults={"is_blind": is_blind})


def test_no_page_reveals_the_first_verdict_to_a_blind_reviewer(
    client, article, judged, second_reviewer
):
    set_newsroom_settings(is_blind=True)
    client.force_login(second_reviewer)

    answers = page_texts(client, article, judged)

    assert [address for address, page in answers.items() if WORDS in page] == []
    report = json.loads(answers[f"/articles/{article.pk}/report.json"])["report"]
    assert [each["verdicts"] for each in report["claims"]] == [[]]
    assert "rosa" not in json.dumps(report)
    for name in ("card", "news", f"/articles/{article.pk}/?claim={judged.pk}&feed=20"):
        assert ' class="by">rosa' not in answers[name]
        assert "rosa changed this" not in answers[name]
    assert "Somebody changed this" in answers["news"]
    assert '<span class="tag mixed">◐ Misleading' not in "".join(answers.values())
    assert "<bdi>Misleading</bdi>" not in answers["/claims/"]
    assert "Your review needed" in answers["/claims/"]


def test_without_blind_sign_off_the_verdict_is_shown(client, article, judged, second_reviewer):
    set_newsroom_settings(is_blind=False)
    client.force_login(second_reviewer)

    answers = page_texts(client, article, judged)

    assert {a for a, page in answers.items() if WORDS in page} >= {
        "card",
        "news",
        f"/articles/{article.pk}/report.html",
        f"/articles/{article.pk}/report.json",
    }
    assert "rosa changed this" in answers["news"]
    assert ' class="by">rosa' in answers["card"]


def test_after_their_own_verdict_they_see_both(client, article, judged, second_reviewer):
    set_newsroom_settings(is_blind=True)
    client.force_login(second_reviewer)
    verdict = judged.verdicts.get()
    other = Rating.objects.get(scale=article.scale, label="False")

    page = client.post(
        f"/verdicts/{verdict.pk}/sign-off/",
        {"expected_version": judged.version, "rating": other.pk, "reason": "It was never built."},
        headers=HTMX,
    ).content.decode()

    assert WORDS in page
    assert "ravi disagrees" in page
    assert "It was never built." in page
    assert "Disagreement" in page


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "htmx"])
def test_a_verdict_that_came_second_becomes_a_blind_sign_off_and_keeps_its_text(
    client, article, judged, second_reviewer, headers
):
    set_newsroom_settings(is_blind=True)
    client.force_login(second_reviewer)
    other = Rating.objects.get(scale=article.scale, label="False")

    response = client.post(
        f"/claims/{judged.pk}/verdicts/",
        {
            "expected_version": judged.version - 1,
            "rating": other.pk,
            "explanation": "Typed by ravi.",
        },
        headers=headers,
    )

    page = response.content.decode()
    assert response.status_code == 409
    assert "Record your verdict as a blind" in page
    assert "Typed by ravi." in page
    assert WORDS not in page


def test_an_outdated_claim_is_not_found_by_its_mark_before_the_sign_off(
    client, article, judged, reviewer, second_reviewer
):
    set_newsroom_settings(is_blind=True)
    source = Citation.objects.get().source
    upload_instead(source, by=reviewer, file_name="a.txt", data=b"Another page.")
    rows = []
    for person in (reviewer, second_reviewer):
        client.force_login(person)
        page = client.get("/claims/?fresh=source_changed&fresh=text_changed").content.decode()
        rows.append(page.count('<th scope="row">'))

    assert rows[1] == 0
