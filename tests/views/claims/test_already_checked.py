"""What was already checked of a claim, and starting one's own check from it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml.html import fromstring

from articles.actions.claims import flag_claim
from articles.actions.sources import add_source, take_over_sources
from articles.actions.verdicts import record_verdict
from articles.models import Citation, NewsroomSettings, Rating, Readership, Source
from articles.refusals import NotAllowed
from tests.factories import make_article, make_citation, make_claim, statement_with


@pytest.fixture
def again(editor, verdict):
    """A claim of another article with nearly the same words: another sum."""
    article = make_article(editor, "In all the bridge cost 5.4 million euros, she said.", "Again")
    return make_claim(article, editor, "the bridge cost 5.4 million euros")


def page_of(client, address: str):
    response = client.get(address)
    assert response.status_code == 200
    return fromstring(response.content)


def test_an_earlier_claim_is_offered_with_verdict_sources_and_what_differs(
    client, again, claim, reviewer
):
    make_citation(claim, reviewer)
    client.force_login(reviewer)

    page = page_of(client, f"/claims/{again.pk}/checked/")

    (hit,) = page.xpath("//ol[@class='hits']/li")
    said = " ".join(hit.text_content().split())
    assert "Similar Misleading" in said
    assert "1 source " in said
    assert "number: 5.4 million euros ≠ 4.5 million euros" in said
    assert "It cost five." in said
    part = client.get(
        f"/claims/{again.pk}/checked/", headers={"HX-Request": "true", "HX-Target": "checked"}
    ).content.decode()
    assert "1 earlier claim" in part
    assert "<h1>" not in part


def test_its_verdict_is_the_start_of_ones_own_form_and_records_nothing_by_itself(
    client, again, claim, reviewer
):
    client.force_login(reviewer)

    page = page_of(client, f"/claims/{again.pk}/checked/?from={claim.pk}")

    assert "number: 5.4 million euros ≠ 4.5 million euros" in " ".join(page.text_content().split())
    form = next(form for form in page.forms if "/verdicts/" in (form.action or ""))
    assert form.fields["explanation"].strip() == "It cost five."
    assert Rating.objects.get(pk=form.fields["rating"]).label == "Misleading"
    assert not again.verdicts.exists()
    client.post(f"/claims/{again.pk}/verdicts/", dict(form.fields))
    assert again.verdicts.get().author == reviewer


def test_its_sources_become_ones_own_citations(client, again, claim, reviewer, second_reviewer):
    first = make_citation(claim, reviewer)
    make_citation(claim, reviewer, "https://www.example.com/other")
    client.force_login(second_reviewer)
    address = f"/claims/{again.pk}/checked/?from={claim.pk}"

    refused = client.post(address, {})
    assert (refused.status_code, again.citations.count()) == (422, 0)
    assert "Select at least one source." in refused.content.decode()
    client.post(address, {"citations": [first.pk]})

    taken = again.citations.get()
    assert (taken.source, taken.stance, taken.cited_by) == (
        first.source,
        Citation.Stance.SUPPORTS,
        second_reviewer,
    )


def test_a_restricted_source_is_neither_offered_nor_taken_over(
    client, again, claim, reviewer, second_reviewer
):
    secret = add_source(
        claim,
        by=reviewer,
        kind=Source.Kind.INTERVIEW,
        about={"person": "Heronfeather", "channel": "telephone", "dated_on": "2025-02-25"},
        stance=Citation.Stance.REFUTES,
        visibility=Source.Visibility.RESTRICTED,
        public_description="An official",
    )
    client.force_login(second_reviewer)

    page = client.get(f"/claims/{again.pk}/checked/?from={claim.pk}").content.decode()

    assert "Heronfeather" not in page
    with pytest.raises(NotAllowed):
        take_over_sources(again, [secret], by=second_reviewer)
    assert not again.citations.exists()


def test_a_claim_that_one_may_not_read_is_neither_offered_nor_a_start(
    client, again, claim, article, second_reviewer
):
    client.force_login(second_reviewer)
    assert len(page_of(client, f"/claims/{again.pk}/checked/").xpath("//a[@class='heading']")) == 1
    Readership.objects.filter(article=article).update(audience=Readership.Audience.NAMED)

    page = page_of(client, f"/claims/{again.pk}/checked/")

    assert page.xpath("//a[@class='heading']") == []
    assert client.get(f"/claims/{again.pk}/checked/?from={claim.pk}").status_code == 404


def test_a_withheld_verdict_is_not_shown(client, again, claim, second_reviewer):
    NewsroomSettings.objects.update_or_create(pk=1, defaults={"is_blind": True})
    client.force_login(second_reviewer)

    listed, beside = (
        client.get(f"/claims/{again.pk}/checked/{more}").content.decode()
        for more in ("", f"?from={claim.pk}")
    )

    assert "5.4 million euros ≠ 4.5 million euros" in " ".join(listed.split()).replace(
        "<bdi>", ""
    ).replace("</bdi>", "")
    for page in (listed, beside):
        assert "It cost five." not in page
        assert "Misleading" not in page


def test_contradicting_verdicts_on_the_same_words_are_listed(
    client, verdict, claim, editor, reviewer, second_reviewer
):
    article = make_article(editor, "So the bridge cost 4,500,000 euros, she said.", "Again")
    same = make_claim(article, editor, "the bridge cost 4,500,000 euros")
    record_verdict(
        same,
        by=second_reviewer,
        rating=Rating.objects.get(scale=article.scale, label="True"),
        explanation="It did.",
        expected_version=1,
    )
    client.force_login(reviewer)

    page = page_of(client, f"/claims/{same.pk}/checked/")

    labels = page.xpath("//section[@aria-labelledby='contradicting-heading']//li/span/text()")
    assert sorted(labels) == ["Misleading", "True"]


def test_unknown_addresses_are_not_found(client, claim, reviewer):
    client.force_login(reviewer)
    address = f"/claims/{claim.pk}/checked/"

    for ending in (f"?from={claim.pk}", "?from=999999", "?from=x"):
        assert client.get(address + ending).status_code == 404
    assert client.post(address).status_code == 404


def test_a_look_costs_the_same_with_one_earlier_claim_and_with_five(client, again, editor):
    def cost() -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get(f"/claims/{again.pk}/checked/")
        return len(captured)

    client.force_login(editor)
    cost()
    few = cost()
    for number in range(5):
        other = make_article(editor, f"The bridge cost {number} million euros.")
        flag_claim(statement_with(other, "The bridge"), by=editor)

    assert cost() == few <= 9


@pytest.fixture
def imported(editor, verdict):
    """An article that was just imported: its second statement is like an earlier claim."""
    body = "Whales sleep with half a brain. Building the bridge cost 5.4 million euros. Nobody knew it."
    return make_article(editor, body, "Whales and bridges")


def test_statements_of_an_imported_article_that_were_checked_before_are_listed(
    client, imported, claim, reviewer
):
    client.force_login(reviewer)
    statement = statement_with(imported, "Building the bridge")

    page = page_of(client, f"/articles/{imported.pk}/checked/")

    (hit,) = page.xpath("//ol[@class='hits']/li")
    (link, earlier) = hit.xpath(".//a/@href")
    assert link == f"/articles/{imported.pk}/?statement={statement.pk}"
    assert earlier.endswith(f"?claim={claim.pk}")
    said = " ".join(hit.text_content().split())
    assert "Similar Misleading" in said
    assert "number: 5.4 million euros ≠ 4.5 million euros" in said
    htmx = {"HX-Request": "true", "HX-Target": "checked-before"}
    part = client.get(f"/articles/{imported.pk}/checked/", headers=htmx).content.decode()
    assert "already checked: 1 statement<" in part


def test_claims_of_the_same_article_and_of_hidden_ones_are_not_listed(
    client, imported, article, claim, second_reviewer
):
    client.force_login(second_reviewer)

    def hits(pk: int) -> int:
        return len(page_of(client, f"/articles/{pk}/checked/").xpath("//a[@class='heading']"))

    assert (hits(imported.pk), hits(article.pk)) == (1, 0)
    Readership.objects.filter(article=article).update(audience=Readership.Audience.NAMED)
    assert hits(imported.pk) == 0


def test_a_list_of_checked_statements_costs_the_same_for_many(client, editor, claim):
    def cost(pk: int) -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get(f"/articles/{pk}/checked/")
        return len(captured)

    client.force_login(editor)
    few, many = (
        make_article(
            editor, " ".join(f"The bridge cost {n} million euros." for n in range(2, 2 + k))
        )
        for k in (1, 20)
    )
    cost(few.pk)

    assert cost(few.pk) == cost(many.pk) <= 9
