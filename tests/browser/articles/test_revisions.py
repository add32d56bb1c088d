"""A new version that changes 63 of 220 statements loses no claim."""

import random

import pytest
from django.db import transaction
from playwright.sync_api import expect

from articles.actions.claims import flag_spans
from articles.actions.verdicts import record_verdict, sign_off
from articles.models import Claim, ClaimCarryOver, Rating, User
from tests.factories import make_article, make_article_by_former_rules, make_claim

pytestmark = pytest.mark.django_db(transaction=True)
WORDS = (
    *("river", "council", "engineer", "harbour", "market", "doctor", "winter", "teacher", "island"),
    *("factory", "village", "minister", "ferry", "library", "museum", "orchard", "pilot", "quarry"),
    *("valley", "wagon", "theatre", "sailor", "printer", "notary", "lawyer", "keeper", "farmer"),
)
EDITED, CUT, MOVED = range(5, 35), range(60, 72), range(100, 106)
NEW = 15
AFTER = 180  # the statement behind which the moved ones stand now


def sentences(count: int, seed: int) -> list[str]:
    """Return statements with different names and numbers."""
    dice = random.Random(seed)
    return [
        f"The {' '.join(dice.sample(WORDS, 5))} counted {dice.randint(1000, 9999)} days in {place}."
        for place in dice.sample(range(1200, 1999), count)
    ]


def revised(old: list[str]) -> list[str]:
    """Return the new version: thirty edited, twelve cut, fifteen new, six moved."""
    edited = {n: old[n].replace(" days in", " long weeks in") for n in EDITED}
    rest = [edited.get(n, old[n]) for n in range(220) if n not in {*CUT, *MOVED}]
    place = rest.index(old[AFTER]) + 1
    rest[place:place] = [old[n] for n in MOVED]
    return rest[:150] + sentences(NEW, seed=2) + rest[150:]


def paragraphs(statements: list[str]) -> str:
    return "\n\n".join(statements)


@pytest.fixture
def old() -> list[str]:
    return sentences(220, seed=1)


@pytest.fixture
def claims(old: list[str], editor: User, reviewer: User, second_reviewer: User) -> list[Claim]:
    """Flag every statement; two edited ones have a verdict, one of these is signed off."""
    article = make_article(editor, paragraphs(old), "Counted days")
    revision = article.revisions.get()
    places = [(revision.text.index(statement), len(statement)) for statement in old]
    spans = [(start, start + length) for start, length in places]
    details = {"reason": Claim.Reason.DISPUTED, "priority": Claim.Priority.NORMAL, "note": ""}
    with transaction.atomic():
        flagged = [claim for claim, _ in flag_spans(revision, spans, by=editor, details=details)]
    rating = Rating.objects.filter(scale=article.scale, position=1).get()
    for claim in (flagged[5], flagged[6]):
        record_verdict(
            claim,
            by=reviewer,
            expected_version=claim.version,
            rating=rating,
            explanation="The register.",
        )
    verdict = flagged[6].verdicts.get()
    sign_off(verdict, by=second_reviewer, agrees=True, expected_version=verdict.claim.version)
    return flagged


def test_every_claim_of_220_statements_is_carried_over_when_63_change(
    log_in, accessible, old, claims
):
    new, article = revised(old), claims[0].revision.article_id
    page = log_in("edith")
    page.goto(f"/articles/{article}/")
    page.get_by_role("link", name="new version").click()
    page.get_by_label("Text").fill(paragraphs(new))
    accessible(page)
    page.get_by_role("button", name="Compare versions").click()

    counts = page.get_by_role("list", name="Statements")
    for count in ("30 edited", "12 cut", "15 new", "6 moved", "172 unchanged"):
        expect(counts).to_contain_text(count)
    expect(page.locator("main")).to_contain_text("48 claims to review.")
    expect(page.locator("main")).to_contain_text("172 claims are carried over unchanged.")
    accessible(page)
    page.locator(f"[name='go-{claims[5].pk}'][value=confirmed]").check()
    page.get_by_role("button", name="Save new version").click()
    expect(page.locator("#notices")).to_contain_text("47 claims to confirm")

    check_positions(claims, new)
    page.get_by_role("link", name="claims to confirm", exact=True).click()
    expect(page.locator("main")).to_contain_text("47 claims to confirm.")
    expect(page.locator(f"#claim-{claims[6].pk}")).to_contain_text("text changed")
    accessible(page)
    for claim, kind in (
        (claims[6], "Keep here"),
        (claims[60], "Confirm as cut"),
        (claims[100], "Keep here"),
    ):
        row = page.locator(f"#claim-{claim.pk}")
        row.get_by_role("button", name=kind).click()
        expect(row).to_contain_text("confirmed by edith")
    expect(page.locator("main")).to_contain_text("44 claims to confirm.")

    page.goto(f"/articles/{article}/?claim={claims[6].pk}")
    expect(page.locator("#card .claim blockquote")).to_contain_text("long weeks")
    expect(page.locator("#card")).to_contain_text("text changed")
    page.get_by_role("link", name="revision 2").click()
    page.get_by_role("link", name="revision 1", exact=True).click()
    expect(page.locator("main")).to_contain_text("It had 220 claims.")
    expect(page.locator("mark")).to_have_count(220)


def check_positions(claims: list[Claim], new: list[str]) -> None:
    """Check that each claim has its text in the new version, with the right record."""
    carry_overs = {
        each.claim_id: each for each in ClaimCarryOver.objects.select_related("claim__revision")
    }
    assert len(carry_overs) == 220
    for number, before in enumerate(claims):
        carry_over = carry_overs[before.pk]
        claim = carry_over.claim
        if number in CUT:
            assert (carry_over.kind, claim.state) == ("cut", Claim.State.CUT)
            continue
        kind = "edited" if number in EDITED else "moved" if number in MOVED else "unchanged"
        words = (
            before.text.replace(" days in", " long weeks in") if kind == "edited" else before.text
        )
        assert (carry_over.kind, claim.text) == (kind, words)
        assert claim.text in new
        assert claim.revision.text[claim.start : claim.end] == words


def test_an_article_is_split_again_by_newer_rules(log_in, accessible, editor, monkeypatch):
    with monkeypatch.context() as patch:
        article = make_article_by_former_rules(editor, patch)
    make_claim(article, editor, "the bridge cost 4.5 million euros")
    page = log_in("edith", at=f"/articles/{article.pk}/")
    page.get_by_role("link", name="newer rules for statements").click()

    row = page.get_by_role("row").filter(has_text="4.5 million").first
    expect(row.get_by_role("cell").first).to_contain_text("unattributed")
    expect(row.get_by_role("cell").last).to_contain_text("reported · Jane Doe")
    accessible(page)
    page.get_by_role("button", name="Save as a new revision").click()

    expect(page.get_by_text("Split again and saved as revision 2.")).to_be_visible()
    expect(page.get_by_role("link", name="newer rules for statements")).to_have_count(0)
    expect(page.locator("#copy .number")).to_have_count(1)
    page.goto(f"/articles/{article.pk}/revisions/")
    expect(page.get_by_role("row", name="revision 2")).to_contain_text("split again")
    page.get_by_role("link", name="Split again").click()
    expect(page.get_by_text("There is nothing to change.")).to_be_visible()
