"""The page of the claims to check: filters, saved filters, and changing several claims."""

import re
from dataclasses import fields
from datetime import timedelta

import pytest
from django.db.models import Model
from django.utils import timezone

from articles.actions.claims import assign_claim, edit_claim
from articles.actions.plan import plan_article
from articles.actions.questions import ask_question
from articles.models import (
    Claim,
    NewsroomSettings,
    Question,
    Readership,
    SavedFilter,
    Tag,
    User,
)
from articles.reads.claims import all_claims_to_check
from tests.factories import UserFactory, make_article, make_claim


@pytest.fixture
def ferry(editor) -> Claim:
    article = make_article(editor, title="Ferries")
    deadline = timezone.now() - timedelta(days=2)
    plan_article(
        article, by=editor, deadline=deadline, owner=editor, tags=["sea"], expected_version=0
    )
    return make_claim(article, editor, "Nobody has counted the cars")


def listed(client, query: str = "") -> list[str]:
    page = client.get(f"/claims/{query}")
    assert page.status_code == 200
    return re.findall(r'<a class="title"[^>]*>([^<]*)</a>', page.content.decode())


BRIDGE, CARS = "the bridge cost 4.5 million euros", "Nobody has counted the cars"


@pytest.mark.parametrize(
    ("query", "texts"),
    [
        ("", [BRIDGE, CARS]),
        ("?sort=-age", [CARS, BRIDGE]),
        ("?sort=due", [CARS, BRIDGE]),
        ("?sort=assignee", [BRIDGE, CARS]),
        ("?due=late", [CARS]),
        ("?due=week", [CARS]),
        ("?due=none", [BRIDGE]),
        ("?flagged=1", []),
        ("?assignee=nobody", [CARS]),
        ("?assignee={rosa}", [BRIDGE]),
        ("?speaker=jane", [BRIDGE]),
        ("?speaker=jane+nobody", []),
        ("?tag={tag}", [CARS]),
        ("?article={article}", [CARS]),
        ("?verdict=none", [CARS]),
        ("?verdict=Misleading", [BRIDGE]),
        ("?verdict=True", []),
        ("?verdict=Rumour&due=never&tag=0&article=x&assignee=-1", [BRIDGE, CARS]),
    ],
)
def test_each_filter_leaves_its_claims(client, editor, reviewer, verdict, ferry, query, texts):
    claim = Claim.objects.get(pk=verdict.claim_id)
    assign_claim(claim, by=editor, assignee=reviewer, expected_version=claim.version)
    client.force_login(editor)
    ids = {
        "rosa": reviewer.pk,
        "tag": Tag.objects.get().pk,
        "article": ferry.revision.article_id,
    }
    assert listed(client, query.format(**ids)) == texts


def test_a_verdict_that_is_withheld_is_not_found_by_its_rating(client, verdict, second_reviewer):
    NewsroomSettings.objects.create(pk=1, is_blind=True)
    client.force_login(second_reviewer)
    assert listed(client) == [BRIDGE]
    assert listed(client, "?verdict=Misleading") == []


def test_a_line_that_was_drawn_before_shows_what_has_changed(client, editor, reviewer, verdict):
    claim = Claim.objects.get(pk=verdict.claim_id)
    claim = assign_claim(claim, by=editor, assignee=reviewer, expected_version=claim.version)
    client.force_login(editor)

    def page() -> str:
        return str(client.get("/claims/").content.decode())

    for shown in ("Misleading", ">rosa<", "Ready for review", "Normal"):
        assert shown in page()
    question = ask_question(
        claim, by=editor, addressee="Ann", channel=Question.Channel.EMAIL, text="Why?"
    )
    assert f">{question.get_state_display()}<" in page()
    User.objects.filter(pk=reviewer.pk).update(first_name="Zoë", last_name="Renamed")
    assert ">Zoë Renamed<" in page()
    NewsroomSettings.objects.create(pk=1, is_blind=True)
    client.force_login(UserFactory(is_reviewer=True))
    assert "Misleading" not in page()
    (line,) = (row.line for row in all_claims_to_check(editor))
    values = [getattr(line, each.name) for each in fields(line)]
    assert not any(isinstance(value, Model) for value in values)  # rows are equal by their id


def test_chips_name_the_filters_and_leave_them_out_one_by_one(client, editor, ferry):
    client.force_login(editor)
    tag = Tag.objects.get().pk
    page = client.get(f"/claims/?state=open&state=ready&tag={tag}").content.decode()
    chips = re.findall(r'href="([^"]+)" aria-label="Remove filter: ([^"]+)"', page)
    assert chips == [
        (f"?tag={tag}", "State open, ready for review"),
        ("?state=open&amp;state=ready", "Tag sea"),
    ]


def test_a_filter_is_saved_for_its_person_replaced_and_deleted(client, editor, reviewer, ferry):
    client.force_login(editor)
    sent = {"name": "Late ones", "query": "due=late&evil=1&sort=due&page=3"}
    page = client.post("/claims/filters/", sent, follow=True)
    client.post("/claims/filters/", sent)
    saved = SavedFilter.objects.get()
    assert saved.query == "due=late&sort=due"
    assert 'href="?due=late&amp;sort=due" aria-current="page"' in page.content.decode()
    assert client.post("/claims/filters/", {"name": "x" * 41}).status_code == 422

    client.force_login(reviewer)
    assert "Late ones" not in client.get("/claims/").content.decode()
    client.post(f"/claims/filters/{saved.pk}/")
    assert SavedFilter.objects.exists()
    client.force_login(editor)
    client.post(f"/claims/filters/{saved.pk}/")
    assert not SavedFilter.objects.exists()


def test_several_claims_change_at_once_and_those_that_cannot_are_named(
    client, editor, claim, ferry
):
    client.force_login(editor)
    edit_claim(
        ferry,
        by=editor,
        expected_version=1,
        reason=Claim.Reason.LEGAL,
        priority=Claim.Priority.LOW,
    )
    sent = {
        "claim": [f"{claim.pk}:1", f"{ferry.pk}:1", "x", "0:1"],
        "priority": "1",
        "due_on": "2026-06-12",
        "query": "sort=age&page=2",
    }
    answered = client.post("/claims/change/", sent)
    assert answered["Location"] == "/claims/?sort=age&page=2"
    page = client.get(answered["Location"]).content.decode()
    assert "1 claim changed." in page
    assert "1 was not changed:" in page
    assert CARS in page[page.index("was not changed") :]
    assert "1 claim changed." not in client.get("/claims/").content.decode()

    batch = re.search(r'name="batch" value="(\w+)"', page)
    assert batch
    undone = client.post("/claims/undo/", {"batch": batch[1]}, follow=True)
    assert "Undone." in undone.content.decode()
    claim.refresh_from_db()
    assert (claim.priority, claim.due_on) == (Claim.Priority.NORMAL, None)
    assert client.post("/claims/change/", {"claim": f"{claim.pk}:9"}).status_code == 422
    assert client.post("/claims/change/", sent | {"due_on": "soon"}).status_code == 422


def test_claims_of_an_article_that_one_may_not_read_are_not_changed(
    client, editor, reviewer, ferry
):
    Readership.objects.update(audience=Readership.Audience.NAMED)
    client.force_login(reviewer)
    sent = {"claim": f"{ferry.pk}:1", "priority": "1"}
    assert client.post("/claims/change/", sent).status_code == 422
    ferry.refresh_from_db()
    assert ferry.version == 1
