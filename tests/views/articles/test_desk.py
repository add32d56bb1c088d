import re
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext

from articles.actions.claims import add_comment
from articles.actions.statements import set_kind
from articles.models import Citation, Claim, Job, Statement
from articles.reads.articles import desk_revision, updates_since
from tests.factories import (
    make_article,
    make_citation,
    make_claim,
    make_long_article,
    statement_with,
)

HTMX = {"HX-Request": "true", "HX-Target": "card"}


SESSION_AND_USER = 2  # of the queries of each page


def questions(client, address: str, headers: dict[str, str] | None = None) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address, headers=headers or {}).status_code == 200
    return len(captured)


def test_the_desk_costs_two_queries_for_20_statements_and_for_2000(client, editor):
    client.force_login(editor)
    short, long = (make_long_article(editor, count) for count in (20, 2000))

    few, many = (questions(client, f"/articles/{article.pk}/") for article in (short, long))

    assert few == many
    assert few - SESSION_AND_USER == 2


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "htmx"])
def test_an_open_claim_costs_the_same_beside_2_claims_and_200(client, editor, headers):
    client.force_login(editor)
    few, many = (
        questions(client, f"/articles/{claim.revision.article_id}/?claim={claim.pk}", headers)
        for claim in (
            make_long_article(editor, count).revisions.get().claims.all()[1] for count in (20, 2000)
        )
    )

    assert few == many
    assert few - SESSION_AND_USER <= (8 if headers else 9)


def test_a_verdict_costs_at_most_10_queries_with_the_drawn_desk(client, reviewer, editor, rating):
    client.force_login(reviewer)
    article = make_long_article(editor, 20)
    first, second = article.revisions.get().claims.all()[:2]
    look = str(desk_revision(article, reader=reviewer).look)
    headers = HTMX | {"HX-Current-URL": "http://testserver/", "Factcheck-Look": look}

    for claim in (first, second):  # the first one builds the queries
        typed = {"expected_version": 1, "rating": rating.pk, "explanation": "It cost five."}
        typed |= {"submission_key": str(uuid4())}
        with CaptureQueriesContext(connection) as captured:
            answer = client.post(f"/claims/{claim.pk}/verdicts/", typed, headers=headers)

    assert answer.status_code == 200
    assert second.verdicts.get().explanation == "It cost five."
    assert len(captured) - SESSION_AND_USER <= 10


def test_a_verdict_leaves_parts_of_the_card_that_nobody_has_changed_since(
    client, reviewer, editor, rating
):
    """The page keeps them, and what somebody else has changed is drawn again."""
    client.force_login(reviewer)
    sentences = [f"Bridge {number} cost {number} million euros." for number in range(2, 9)]
    article = make_article(editor, "\n\n".join(sentences))
    with connection.cursor() as cursor:  # as if the text had come with an earlier transaction
        cursor.execute("SELECT set_config('factcheck.new_text', '', true)")
    claims = iter([make_claim(article, editor, each) for each in sentences])

    def kept(claim: Claim, card: str = "{0.pk} {1}", change: Any = None) -> set[str]:
        look = desk_revision(article, reader=reviewer).look
        if change:
            change(claim)
        headers = HTMX | {
            "HX-Current-URL": "http://testserver/",
            "Factcheck-Look": str(desk_revision(article, reader=reviewer).look),
            "Factcheck-Card": card.format(claim, look),
        }
        typed = {"expected_version": 1, "rating": rating.pk, "explanation": "It cost five."}
        answer = client.post(f"/claims/{claim.pk}/verdicts/", typed, headers=headers)
        assert claim.verdicts.exists()
        drawn = answer.content.decode()
        return set(re.findall(r'<\w+ id="([\w-]+)" hx-preserve></', drawn))

    def correct_its_statement(claim: Claim) -> None:
        statement = Statement.objects.get(revision=claim.revision, start=claim.start)
        set_kind(statement, by=editor, kind=Statement.Kind.REPORTED, expected_version=1)

    everything = {"card-statement", "new-source", "questions"}
    assert kept(next(claims)) == everything
    assert kept(next(claims), change=lambda c: add_comment(c, by=editor, text="Well.")) == {
        "card-statement",
        "new-source",
    }
    assert kept(next(claims), change=correct_its_statement) == set()
    for other_card in ("", "{0.pk} x", "1{0.pk} {1}", "{1}"):
        assert kept(next(claims), other_card) == set()


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "htmx"])
def test_a_flag_makes_a_claim(client, editor, article, headers):
    client.force_login(editor)
    statement = Statement.objects.first()
    assert statement

    response = client.post(
        f"/statements/{statement.pk}/flag/",
        {"reason": "number", "priority": "1", "words": "4.5 million"},
        headers=headers,
        follow=True,
    )

    assert Claim.objects.get().text == "4.5 million"
    assert "Claim 1" in response.content.decode()


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "htmx"])
def test_selected_statements_are_flagged_confirmed_and_assigned(
    client, editor, reviewer, article, headers
):
    client.force_login(editor)
    ids = ",".join(map(str, article.revisions.get().statements.values_list("pk", flat=True)))
    address = f"/articles/{article.pk}"

    def change(what: str, **chosen: Any) -> str:
        sent = {"statements": ids, "look": str(desk_revision(article, reader=editor).look)}
        answer = client.post(f"{address}/{what}/", sent | chosen, headers=headers, follow=True)
        return str(answer.content.decode())

    assert "4 statements flagged" in change("flag", reason="number", priority="1")
    assert set(Claim.objects.values_list("reason", "priority")) == {("number", 1)}
    assert "2 speakers confirmed" in change("confirm")
    assert "4 claims assigned" in change("assign", assignee=reviewer.pk)
    assert set(Claim.objects.values_list("assignee", flat=True)) == {reviewer.pk}
    for wrong in ({"statements": "x"}, {"look": "x"}, {"assignee": editor.pk}):
        assert "Select statements, and choose" in change("assign", **wrong)


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "htmx"])
def test_no_stance_is_chosen_at_first_and_none_is_asked_for(client, reviewer, claim, headers):
    client.force_login(reviewer)
    of_claim = f"/claims/{claim.pk}"
    typed = {"url": "https://a.example/", "locator": "page 7", "person": "Eve Roe"}
    typed |= {"excerpt": "cost five million", "dated_on": "2024-05-01", "channel": "phone"}
    shown = {
        f"{of_claim}/citations/": f"/articles/{claim.revision.article_id}/?claim={claim.pk}",
        f"{of_claim}/uploads/": f"{of_claim}/uploads/",
        f"{of_claim}/sources/interview/": f"{of_claim}/sources/interview/",
    }
    for address, form in shown.items():
        choices = re.search(r'<select name="stance".*?</select>', page_at(client.get(form)), re.S)
        assert choices
        assert re.findall(r"<option[^>]*selected[^>]*>([^<]*)", choices[0]) == ["Choose a stance"]

        answer = client.post(address, typed, headers=headers)

        assert answer.status_code == 422
        page = page_at(answer)
        assert "Choose whether the source supports the claim, refutes it or gives context." in page
        assert "page 7" in page
        assert "cost five million" in page
    assert not Citation.objects.exists()


def page_at(answer: HttpResponse) -> str:
    return str(answer.content.decode())


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "htmx"])
def test_a_bad_address_is_explained_and_the_form_keeps_its_values(client, reviewer, claim, headers):
    client.force_login(reviewer)

    response = client.post(
        f"/claims/{claim.pk}/citations/",
        {"url": "ftp://example.com/x", "stance": "refutes", "excerpt": "five million"},
        headers=headers,
    )

    page = response.content.decode()
    assert response.status_code == 422
    assert "ftp://example.com/x" in page
    assert "five million" in page
    assert "errorlist" in page


def test_a_refusal_answers_htmx_with_a_notice_and_leaves_the_form(client, nobody, claim):
    client.force_login(nobody)

    response = client.post(f"/claims/{claim.pk}/comments/", {"text": "Hm."}, headers=HTMX)

    assert (response.status_code, response["HX-Retarget"]) == (403, "#notices")
    assert "Ask an administrator" in response.content.decode()


@pytest.mark.parametrize("query", ["statement=999999", "claim=999999", "statement=x", "claim=-1"])
def test_unknown_statements_and_claims_are_not_found(client, editor, article, query):
    client.force_login(editor)

    assert client.get(f"/articles/{article.pk}/?{query}").status_code == 404


def test_filters_dim_the_other_statements(client, editor, article):
    client.force_login(editor)

    page = client.get(f"/articles/{article.pk}/?kind=quoted").content.decode()

    assert page.count('class="line quoted"') == 1
    assert page.count(" dim") == 3


def test_the_text_on_the_desk_is_the_text_of_the_revision(client, editor, article, claim):
    from lxml.html import fromstring

    client.force_login(editor)

    page = fromstring(client.get(f"/articles/{article.pk}/").content)

    paragraphs = ["".join(p.itertext()) for p in page.xpath("//div[@id='copy']//p")]
    assert "\n\n".join(paragraphs) == article.revisions.get().text


def test_an_expired_login_redirects_the_whole_page(client, claim):
    response = client.post(f"/claims/{claim.pk}/comments/", {"text": "Hm."}, headers=HTMX)

    assert response["HX-Redirect"].startswith("/accounts/login/")


def test_a_poll_without_news_costs_one_query(client, editor, article):
    client.force_login(editor)
    look = desk_revision(article, reader=editor).look
    look = updates_since(look, article.pk, reader=editor).look
    sent = {"look": str(look), "statement": "", "here": "None"}
    client.post(f"/articles/{article.pk}/news/", sent)

    with CaptureQueriesContext(connection) as captured:
        assert client.post(f"/articles/{article.pk}/news/", sent).status_code == 204

    assert len(captured) - SESSION_AND_USER == 1


def test_a_speaker_is_removed_by_a_button_of_the_card(client, editor, article):
    client.force_login(editor)
    statement = statement_with(article, "4.5 million")
    attribution = statement.attributions.get()
    given = {"attribution": attribution.pk, "expected_version": 1, "nobody": "yes"}

    response = client.post(f"/statements/{statement.pk}/attribute/", given, follow=True)

    page = response.content.decode()
    assert "Nobody is quoted here" in page
    assert "from “" not in page
    attribution.refresh_from_db()
    assert (attribution.speaker, attribution.confirmed_by) == (None, editor)


def test_a_change_updates_the_numbers_in_the_header(client, editor, article):
    client.force_login(editor)
    statement = statement_with(article, "2019")
    page = f"http://testserver/articles/{article.pk}/?statement={statement.pk}"

    answered = client.post(
        f"/statements/{statement.pk}/flag/",
        {"reason": "disputed", "priority": "2"},
        headers=HTMX | {"HX-Current-URL": page},
    )

    header = answered.content.decode().partition('id="navigation"')[2].partition("</nav>")[0]
    assert 'Claims to check <span class="count">1</span>' in header
    assert 'aria-current="page">Articles' in header


def test_a_source_that_failed_and_is_fetched_again_is_not_only_queued(client, reviewer, claim):
    client.force_login(reviewer)
    make_citation(claim, reviewer)
    address = f"/articles/{claim.revision.article_id}/?claim={claim.pk}"
    assert "queued" in client.get(address).content.decode()

    Job.objects.update(attempt=1, outcome="unreachable", message="The server did not answer.")

    page = client.get(address).content.decode()
    assert "waiting to try again" in page
    assert "queued" not in page


@pytest.mark.parametrize("address", ["/nowhere/", "/articles/999999/", "/nowhere"])
def test_what_is_not_found_has_the_own_page_under_make_run_too(client, editor, settings, address):
    settings.DEBUG = True
    client.force_login(editor)

    response = client.get(address, follow=True)

    assert response.status_code == 404
    assert "There is no page at this address" in response.content.decode()


def test_the_history_of_a_claim_is_read_for_its_tab_only(client, reviewer, article, claim):
    add_comment(claim, by=reviewer, text="Who has counted?")
    client.force_login(reviewer)
    card = f"/articles/{article.pk}/?claim={claim.pk}"

    closed = client.get(card, headers=HTMX | {"HX-Target": "card"}).content.decode()
    assert "Show the history" in closed
    assert "Who has counted?" not in closed
    opened = client.get(f"{card}&feed=20", headers=HTMX | {"HX-Target": "happened"})
    assert "Who has counted?" in opened.content.decode()

    for part, is_shown in (("history", True), ("sources", False)):
        headers = HTMX | {"HX-Current-URL": f"http://testserver{card}", "Factcheck-Part": part}
        sent = {"text": f"Ask {part}."}
        answer = client.post(f"/claims/{claim.pk}/comments/", sent, headers=headers)
        assert (f"Ask {part}." in answer.content.decode()) == is_shown
