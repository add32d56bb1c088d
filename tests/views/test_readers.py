"""Nobody learns anything of an article that they may not read. A new URL fails until it has a row."""

import re
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver

from articles import permissions
from articles.actions.claims import add_comment, assign_claim, attach_file, edit_claim
from articles.actions.publishing import write_claim_review
from articles.actions.questions import ask_question
from articles.actions.sources import attach_upload, cite_source, upload_instead
from articles.actions.statements import correct_speaker
from articles.models import (
    Article,
    ArticleReader,
    ArticleTag,
    Citation,
    Claim,
    Finding,
    Question,
    Readership,
    Source,
    Speaker,
    Tag,
    Team,
    User,
)
from tests.api.tokens import API
from tests.factories import (
    SHORT,
    UserFactory,
    make_article,
    make_calculation,
    make_claim,
    make_export,
)
from tests.views.test_authorization import (
    OPEN_TO_STRANGERS,
    TABLE,
    address,
    names_of,
    new_text,
    things,
    typed,
)
from tests.views.test_confidentiality import body_of

__all__ = ["things"]  # the fixture

# The parameters of addresses that lead to an article or to something of one.
OF_AN_ARTICLE = {
    "article_id",
    "statement_id",
    "quotation_id",
    "speaker_id",
    "inconsistency_id",
    "attribution_id",
    "claim_id",
    "question_id",
    "comment_id",
    "file_id",
    "citation_id",
    "calculation_id",
    "verdict_id",
    "sign_off_id",
    "carry_over_id",
    "export_id",
    "publication_id",
    "background_publication_id",
    "report_id",
    "case_id",
    "source_id",
    "origin_id",
    "capture_id",
    "system",
    "cms_key",
}
OF_NO_ARTICLE = {
    "user_id",
    "team_id",
    "invitation_id",
    "session_id",
    "filter_id",
    "tag_id",
    "scale_id",
    "rating_id",
    "token_id",
    "bulk_import_id",  # only of those who asked for it
    "webhook_id",
    "delivery_id",
    "background_import_id",  # only of those who own the article
    "token",
    "name",
}
WITH_ONE_OF_THEM = {
    "finding_id",
    "kind",
    "number",
    "key",
}  # beside one of the above, or public, or one's own import
NAMES = names_of(get_resolver().url_patterns)


def parameters_of(name: str) -> set[str]:
    return set(re.findall(r"<\w+:(\w+)>", NAMES[name]))


def about_an_article() -> list[str]:
    return [name for name in TABLE if parameters_of(name) & OF_AN_ARTICLE]


def test_every_parameter_of_an_address_is_known_here():
    known = OF_AN_ARTICLE | OF_NO_ARTICLE | WITH_ONE_OF_THEM
    unknown = {name: parameters_of(name) - known for name in NAMES}

    assert {name: others for name, others in unknown.items() if others} == {}
    alone = {
        name for name in NAMES if parameters_of(name) and parameters_of(name) <= WITH_ONE_OF_THEM
    }
    assert alone - OPEN_TO_STRANGERS == {"import_confirm"}


def hide(article_id: int, *readers: User | Team) -> None:
    """Let only these read the article, which then belongs to somebody else."""
    owner, _new = User.objects.get_or_create(username="olga")
    Article.objects.filter(pk=article_id).update(owner=owner)
    Readership.objects.filter(article=article_id).update(audience=Readership.Audience.NAMED)
    for each in readers:
        column = "person" if isinstance(each, User) else "team"
        ArticleReader.objects.create(article_id=article_id, named_by=owner, **{column: each})


def answers_when_hidden(client, things: dict[str, Any], names: list[str]) -> dict[str, int]:
    """Return the status of each address for a person who lost the article a moment ago."""
    statuses = {}
    for name in names:
        undone = transaction.atomic()
        undone._from_testcase = True  # type: ignore[attr-defined]  # as around each test
        with undone:
            about = things | new_text(name, things)
            sent = typed(name, about)
            hide(things["article_id"])
            statuses[name] = getattr(client, TABLE[name][0])(address(name, about), sent).status_code
            transaction.set_rollback(True)
    return statuses


@pytest.mark.parametrize("who", ["editor", "outside_reviewer", "nobody"])
def test_nothing_of_an_article_is_found_by_people_who_may_not_read_it(request, client, things, who):
    role = "reviewer" if who == "outside_reviewer" else who
    person = (
        UserFactory.create(is_reviewer=True)
        if who == "outside_reviewer"
        else request.getfixturevalue(who)
    )
    client.force_login(person)

    statuses = answers_when_hidden(client, things, about_an_article())

    refused = {name: {404} if role in TABLE[name][1] else {403, 404} for name in statuses}
    assert {n: s for n, s in statuses.items() if s not in refused[n]} == {}


def test_without_the_rule_an_editor_would_find_it(
    client, things, editor, monkeypatch, changed_rules
):
    monkeypatch.setattr(permissions, "readable_by", lambda _user: Article.objects.all())
    client.force_login(editor)
    names = [name for name in about_an_article() if "editor" in TABLE[name][1]]

    statuses = answers_when_hidden(client, things, names)

    assert {name for name, status in statuses.items() if status == 404} == set()


@pytest.mark.parametrize("who", ["named", "team", "administrator"])
def test_named_readers_teams_and_administrators_find_it(client, things, administrator, who):
    person = UserFactory.create(is_reviewer=True)
    team = Team.objects.create(name="Economy")
    team.members.add(person)
    reads: dict[str, list[User | Team]] = {"named": [person], "team": [team], "administrator": []}
    hide(things["article_id"], *reads[who])
    client.force_login(administrator if who == "administrator" else person)
    names = [
        "article_detail",
        "article_readers",
        "file_download",
        "source_detail",
        "capture_detail",
    ]

    statuses = {name: client.get(address(name, things)).status_code for name in names}

    assert set(statuses.values()) == {200}
    assert "The bridge" in client.get("/articles/?show=all").content.decode()


CANARY = "quokkaword"
API_LISTS = [
    *("articles", "claims", "sources", "captures?fields=text", "citations", "verdicts"),
    *("sign-offs", "questions", "articles.ndjson"),
]


@pytest.fixture
def hidden(reports_read_once, editor, reviewer):
    """An article full of the canary, which an editor and reviewer worked on until a moment ago.

    Returns that person, and what the addresses need.
    """
    person = UserFactory.create(username="ester", is_editor=True, is_reviewer=True)
    body = f'{SHORT} "The {CANARY} is safe," said Ada {CANARY.title()}.'
    article = make_article(editor, body, f"{CANARY} files")
    readable = make_article(editor, SHORT, "Another bridge")
    claim = make_claim(article, person, f"The {CANARY} is safe")
    edit_claim(
        claim,
        by=editor,
        expected_version=1,
        reason=Claim.Reason.LEGAL,
        priority=Claim.Priority.HIGH,
        note=CANARY,
    )
    assign_claim(claim, by=editor, assignee=person, expected_version=2)
    alone = attach_upload(
        claim,
        by=reviewer,
        title=f"{CANARY} letter",
        file_name="a.txt",
        data=f"The {CANARY} is safe.".encode(),
        stance=Citation.Stance.SUPPORTS,
        note=CANARY,
    )
    shared = Source.objects.create(kind=Source.Kind.UPLOAD, title="Shared", added_by=reviewer)
    visible = make_claim(readable, editor, "the bridge cost 4.5 million euros")
    for each in (claim, visible):
        note = CANARY if each == claim else ""
        stance = Citation.Stance.SUPPORTS
        cite_source(each, by=reviewer, source=shared, stance=stance, note=note)
    upload_instead(shared, by=reviewer, file_name="shared.txt", data=b"The bridge is safe.")
    Claim.objects.filter(pk=claim.pk).update(state=Claim.State.READY)
    tag = Tag.objects.create(name=CANARY)
    ArticleTag.objects.create(article=article, tag=tag, tagged_by=editor)
    comment = add_comment(claim, by=editor, text=f"@ester {CANARY}?")
    file = attach_file(claim, by=editor, file_name=f"{CANARY}.txt", data=CANARY.encode())
    question = ask_question(
        claim, by=editor, addressee=CANARY, channel=Question.Channel.EMAIL, text=CANARY
    )
    speaker = article.speakers.first()
    assert speaker
    correct_speaker(
        speaker,
        by=editor,
        expected_version=speaker.version,
        name=CANARY,
        kind=Speaker.Kind(speaker.kind),
        role=CANARY,
        aliases=[],
    )
    write_claim_review(
        claim,
        by=editor,
        expected_version=0,
        speaker=speaker,
        page="https://paper.example/",
        words="So.",
        publisher=f"{CANARY} press",
    )
    export = make_export(article, person)
    hide(article.pk)
    claim.refresh_from_db()
    return person, {
        "article_id": article.pk,
        "claim_id": claim.pk,
        "statement_id": article.revisions.get().statements.all()[0].pk,
        "speaker_id": speaker.pk,
        "comment_id": comment.pk,
        "file_id": file.pk,
        "question_id": question.pk,
        "citation_id": alone.pk,
        "calculation_id": make_calculation(alone, editor, note=CANARY).pk,
        "source_id": alone.source_id,
        "capture_id": alone.source.captures.get().pk,
        "export_id": export.pk,
        "page_id": alone.source_id,
        "shared": shared.pk,
        "shared_capture": shared.captures.get().pk,
        "shared_finding": Finding.objects.filter(citation__claim=claim, capture__source=shared)[
            0
        ].pk,
        "visible": visible.pk,
        "version": claim.version,
    }


def pages_with_the_canary(client, about: dict[str, Any]) -> dict[str, str]:
    """Return what the lists, searches and pages beside the article say, and the article's own."""
    lists = [
        "/speakers/",
        f"/speakers/record/?name={CANARY}",
        "/dashboard/",
        "/articles/",
        "/articles/?show=all",
        "/claims/",
        "/questions/?show=all",
        "/mentions/",
        "/notifications/",
        "/sources/",
        *(f"{API}{each}" for each in API_LISTS),
    ]
    words = CANARY[:5]
    searches = [f"/{page}/?words={words}" for page in ("search", "claims", "sources")]
    searches.append(f"{API}search?words={words}")
    beside = [
        "/claims/?fresh=source_changed&fresh=text_changed",
        f"/sources/{about['shared']}/",
        f"/sources/{about['shared']}/reopen/",
        f"/claims/{about['visible']}/sources/?words={words}",
        f"/claims/{about['visible']}/review/",
    ]
    own = [
        address(name, about)
        for name in about_an_article()
        if parameters_of(name) <= set(about) and "<" not in address(name, about)
    ]
    said = {page: body_of(client.get(page)) for page in [*lists, *searches, *beside, *own]}
    crafted: dict[str, object] = {
        "reason": "So.",
        "expected_version": f"{about['claim_id']}:{about['version']}",
    }
    posts: list[tuple[str, dict[str, object]]]
    posts = [(f"/sources/{about['shared']}/reopen/", crafted)]
    posts += [(page, {"look": "0", "statement": 1}) for page in own]
    for page, sent in posts:
        said[f"POST {page}"] = body_of(client.post(page, sent, headers={"HX-Request": "true"}))
    return {page: text for page, text in said.items() if CANARY in text.lower()}


def test_no_list_search_page_export_or_error_says_a_word_of_a_hidden_article(client, hidden):
    person, about = hidden
    client.force_login(person)

    assert pages_with_the_canary(client, about) == {}
    counts = re.findall(
        r'<span class="count">(\d+)</span>', client.get("/articles/").content.decode()
    )
    assert counts == ["1"]  # the claim of the other article
    capture = f"/captures/{about['shared_capture']}/"
    assert client.get(capture).status_code == 200
    assert client.get(f"{capture}?finding={about['shared_finding']}").status_code == 404


def test_without_the_rule_the_word_would_be_everywhere(client, hidden, monkeypatch, changed_rules):
    monkeypatch.setattr(permissions, "readable_by", lambda _user: Article.objects.all())
    person, about = hidden
    client.force_login(person)

    leaking = pages_with_the_canary(client, about)

    lists = {"/speakers/", f"/speakers/record/?name={CANARY}", "/dashboard/"}
    lists |= {
        "/articles/",
        "/articles/?show=all",
        "/claims/",
        "/questions/?show=all",
        "/mentions/",
        "/notifications/",
        "/sources/",
    }
    beside = {f"/sources/{about['shared']}/", f"/sources/{about['shared']}/reopen/"}
    lists |= {f"{API}{each}" for each in ("articles", "claims", "citations", "questions")}
    lists |= {f"{API}captures?fields=text", f"{API}search?words=quokk"}
    assert lists | beside | {"/search/?words=quokk", "/claims/?words=quokk"} <= set(leaking)
    assert f"/claims/{about['visible']}/review/" in leaking
    assert f"/articles/{about['article_id']}/report.html" in leaking


def test_a_published_edition_of_a_hidden_article_stays_public(client, things, nobody):
    publication = Article.objects.get(pk=things["article_id"]).publication
    hide(things["article_id"])
    client.force_login(nobody)

    assert client.get(f"/published/{publication.key}/").status_code == 200


LISTS = [
    "/articles/",
    "/claims/",
    "/questions/",
    "/mentions/",
    "/notifications/",
    "/sources/",
    "/search/?words=bridge",
    *(f"{API}{each}" for each in API_LISTS),
]


def test_a_list_costs_as_many_queries_with_two_articles_as_with_eight(client, editor, reviewer):
    client.force_login(reviewer)
    counts = []
    for number in (2, 6):
        for _each in range(number):
            article = make_article(editor)
            claim = make_claim(article, editor)
            add_comment(claim, by=editor, text="@rosa look")
            ask_question(
                claim, by=editor, addressee="X", channel=Question.Channel.EMAIL, text="Why?"
            )
            stance = Citation.Stance.CONTEXT
            source = Source.objects.create(kind="upload", title="The bridge", added_by=reviewer)
            cite_source(claim, by=reviewer, source=source, stance=stance)
            hide(article.pk, reviewer)
        counts.append({page: queries_of(client, page) for page in LISTS})

    assert counts[0] == counts[1]


def queries_of(client, page: str) -> int:
    """Return how many queries the page takes once its prepared reads are planned."""
    client.get(page)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(page).status_code == 200
    return len(captured)


HTMX = {"HX-Request": "true"}


@pytest.fixture
def shut(article, claim: Claim, editor, reviewer) -> Claim:
    Readership.objects.filter(article=article).update(audience=Readership.Audience.NAMED)
    ArticleReader.objects.create(article=article, person=reviewer, named_by=editor)
    return claim


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "htmx"])
def test_the_offer_adds_the_reader_and_repeats_the_comment(
    client, shut, editor, second_reviewer, headers
):
    client.force_login(editor)
    sent = {"text": "@ravi: see  page 4"}

    refused = client.post(f"/claims/{shut.pk}/comments/", sent, headers=headers)

    page = refused.content.decode()
    assert refused.status_code == 422
    assert "These people cannot read this article: ravi." in page
    assert "@ravi: see  page 4" in page
    assert "Add ravi to the readers and comment" in page
    done = client.post(
        f"/claims/{shut.pk}/comments/", sent | {"add_readers": "yes"}, headers=headers
    )
    assert done.status_code in {200, 302}
    assert shut.comments.get().text == "@ravi: see  page 4"
    assert permissions.may_read(second_reviewer, shut.revision.article)


def test_the_offer_adds_the_reader_and_repeats_the_assignment(
    client, shut, editor, second_reviewer
):
    client.force_login(editor)
    page = f"/articles/{shut.revision.article_id}/"
    headers = HTMX | {"Factcheck-Look": "1", "HX-Current-URL": f"http://testserver{page}"}
    sent = {"expected_version": 1, "assignee": second_reviewer.pk}
    refused = client.post(f"/claims/{shut.pk}/assign/", sent, headers=headers)

    done = client.post(f"/claims/{shut.pk}/assign/", sent | {"add_readers": "yes"}, headers=headers)

    assert "Add ravi to the readers and assign" in refused.content.decode()
    assert (refused.status_code, done.status_code) == (422, 200)
    assert "<bdi>rosa, ravi</bdi>" in done.content.decode()  # the line above the text
    assert "Claim assigned" in done.content.decode()  # what Undo takes back first


def test_a_reviewer_gets_no_button_that_adds_readers(client, shut, reviewer, second_reviewer):
    client.force_login(reviewer)

    page = client.post(f"/claims/{shut.pk}/comments/", {"text": "@ravi"}).content.decode()

    assert "an editor or an administrator to add them" in page
    assert 'name="add_readers"' not in page


def test_the_desk_the_list_and_the_import_say_who_can_read(client, shut, editor, article):
    client.force_login(editor)

    desk, articles = client.get(f"/articles/{article.pk}/"), client.get("/articles/?show=all")
    readers = client.get(f"/articles/{article.pk}/readers/")

    assert "Readers: <bdi>rosa</bdi>, the owner and administrators" in desk.content.decode()
    assert "named readers" in articles.content.decode()
    assert "In any case it can be read by its owner" in readers.content.decode()


def test_a_person_who_gives_the_article_away_is_told_so(client, shut, administrator, article):
    client.force_login(other := UserFactory.create(is_editor=True))
    ArticleReader.objects.create(article=article, person=other, named_by=administrator)
    sent = {"expected_version": 1, "audience": "named", "people": []}

    page = client.post(f"/articles/{article.pk}/readers/", sent, follow=True)

    assert "You can no longer read this article." in page.content.decode()


def test_stale_readers_are_shown_beside_what_was_chosen(client, shut, editor, article):
    client.force_login(editor)
    sent = {"expected_version": 99, "audience": "newsroom", "people": []}

    page = client.post(f"/articles/{article.pk}/readers/", sent)

    assert page.status_code == 409
    assert '<span dir="auto">rosa</span>' in page.content.decode()
    again = re.search(r'name="expected_version" value="(\d+)"', page.content.decode())
    assert again
    assert again[1] == "1"


def test_administrators_manage_teams(client, administrator, reviewer):
    client.force_login(administrator)

    client.post("/teams/new/", {"name": "Politics", "members": [reviewer.pk]})
    page = client.get("/people/").content.decode()
    refused = client.post("/teams/new/", {"name": "politics"})

    team = Team.objects.get()
    assert "Politics" in page
    assert list(team.members.all()) == [reviewer]
    assert refused.status_code == 422
    assert "Another team has this name" in refused.content.decode()
    client.post(f"/teams/{team.pk}/delete/")
    assert not Team.objects.exists()
