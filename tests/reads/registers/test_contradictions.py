"""Contradicting verdicts on claims of the same substance, and the register of claims."""

import pytest

from articles.models import Claim, ClaimSubstance, NewsroomSettings, Rating, Readership
from articles.reads.registers import contradicting_verdicts
from articles.text.likeness import substance_digest
from tests.factories import make_article, make_claim
from tests.undoing import judge

COST = "The ferry cost 4.5 million pounds in 2024."


def judged(editor, reviewer, words: str, label: str, title: str = "Ferries") -> Claim:
    """A claim of an article of its own, with a verdict."""
    article = make_article(editor, f"Jane Doe said nothing. {words}", title=title)
    claim = make_claim(article, editor, words)
    judge(claim, reviewer, Rating.objects.get(scale=article.scale, label=label))
    return claim


def listed(reader) -> list[tuple[set[int], bool]]:
    rows = contradicting_verdicts(reader)[:50]
    return [({each.claim.pk for each in row.claims}, row.is_same) for row in rows]


@pytest.mark.parametrize(
    ("other", "is_near"),
    [
        ("Ferries cost 4.5 million pounds in 2024.", True),
        ("The ferry cost 5.4 million pounds in 2024.", False),
        ("The ferry never cost 4.5 million pounds in 2024.", False),
        ("The ferry cost a lot.", False),
    ],
)
def test_near_equal_claims_share_a_number_and_others_do_not(other, is_near):
    assert (substance_digest(other) == substance_digest(COST)) == is_near
    assert substance_digest("It is safe.") is None


def test_contradicting_verdicts_on_near_equal_claims_are_listed(editor, reviewer):
    first = judged(editor, reviewer, COST, "True")
    same = judged(editor, reviewer, COST, "True")
    assert listed(editor) == []
    near = judged(editor, reviewer, "The ferries cost 4.5 million pounds in 2024.", "False")
    judged(editor, reviewer, "The ferry cost 5.4 million pounds in 2024.", "False")
    judged(editor, reviewer, "The ferry did not cost 4.5 million pounds in 2024.", "False")

    assert listed(editor) == [({first.pk, same.pk, near.pk}, False)]
    ClaimSubstance.objects.all().delete()  # without the stored numbers nothing is found
    assert listed(editor) == []


def test_names_that_differ_are_no_contradiction(editor, reviewer):
    judged(editor, reviewer, "Johnson paid 4.5 million pounds for the bridge.", "True")
    judged(editor, reviewer, "Johnston paid 4.5 million pounds for the bridge.", "False")
    assert listed(editor) == []


def test_nobody_sees_articles_or_verdicts_that_are_withheld(
    editor, reviewer, second_reviewer, nobody
):
    first = judged(editor, reviewer, COST, "True")
    judged(editor, reviewer, COST, "False")
    assert len(listed(nobody)) == 1
    NewsroomSettings.objects.create(pk=1, is_blind=True)
    assert listed(second_reviewer) == []
    assert len(listed(editor)) == 1

    Readership.objects.filter(article=first.revision.article).update(
        audience=Readership.Audience.NAMED
    )
    assert listed(nobody) == []


def test_the_pages_cost_the_same_for_2_and_12_claims(
    client, editor, reviewer, django_assert_num_queries
):
    client.force_login(editor)
    pages = {"/claims/register/": 7, "/claims/contradictions/": 7}
    for more in (1, 5):
        for _number in range(more):
            judged(editor, reviewer, COST, "True")
            judged(editor, reviewer, COST, "False")
        for page, queries in pages.items():
            client.get(page)
            with django_assert_num_queries(queries):
                assert COST in client.get(page).content.decode()

    rating = Rating.objects.filter(label="False")[0]
    filtered = client.get(f"/claims/register/?verdict={rating.label}&words=ferry&show=open")
    assert "6 claims" not in filtered.content.decode()
    assert filtered.content.decode().count('class="title"') == 6
    assert "No claims match" in client.get("/claims/register/?words=zebra").content.decode()
