import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import rules
from articles.models import Override, Rule
from tests.factories import make_long_article


def test_the_gate_costs_the_same_for_20_statements_and_for_400(client, editor):
    client.force_login(editor)
    counted = []
    for statements in (20, 400):
        article = make_long_article(editor, statements)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(f"/articles/{article.pk}/gate/").status_code == 200
        counted.append(len(captured))

    assert counted[0] == counted[1]


def unjudged(article, reader) -> str:
    checks = rules.checks_of(article.revisions.get(), reader=reader)
    return next(check.digest for check in checks if check.rule == Rule.UNJUDGED)


@pytest.mark.parametrize(
    ("changed", "status", "sentence"),
    [
        ({"reason": ""}, 422, "Enter a reason"),
        ({"displayed_violations": "0" * 64}, 409, "have changed"),
        ({"rule": "stale"}, 422, "nothing to override"),
    ],
    ids=["no reason", "not seen", "not hit"],
)
def test_a_refused_override_says_why_and_keeps_its_values(
    client, editor, article, claim, changed, status, sentence
):
    client.force_login(editor)
    typed = {
        "rule": "unjudged",
        "displayed_violations": unjudged(article, editor),
        "reason": "Press time.",
    }

    response = client.post(f"/articles/{article.pk}/gate/override/", typed | changed)

    page = response.content.decode()
    assert (response.status_code, Override.objects.count()) == (status, 0)
    assert sentence in page
    if changed.keys() == {"displayed_violations"}:
        assert "Press time." in page


def test_a_number_on_the_desk_links_to_the_claims_that_it_counts(client, editor, article, claim):
    client.force_login(editor)

    page = client.get(f"/articles/{article.pk}/?claim={claim.pk}&left=unjudged").content.decode()

    assert page.count(" dim") == 3
    assert 'name="left" value="unjudged" checked' in page
