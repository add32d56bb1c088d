"""The card of a very long statement, and the list of very many inconsistencies, have an end."""

import pytest
from django.utils import timezone

from articles.models import Inconsistency, Quotation, Revision, Statement, Tick
from articles.reads.articles import desk_revision, read_desk, updates_since
from articles.reads.articles.desk import MOST_INCONSISTENCIES
from articles.reads.articles.newest_revision import MOST_SPEAKERS
from articles.reads.statements.fact_rows import MOST_LISTED
from tests.factories import make_article

NUMBERS = "It cost " + ", ".join(
    f"{number} euros" for number in range(1001, 1001 + MOST_LISTED + 20)
)


def card(client, statement: Statement) -> str:
    headers = {"HX-Request": "true", "HX-Target": "card"}
    address = f"/articles/{statement.revision.article_id}/?statement={statement.pk}"
    return str(client.get(address, headers=headers).content.decode())


def only_statement(article) -> Statement:
    return Statement.objects.select_related("revision").get(revision__article=article)


def test_the_card_lists_the_first_facts_and_counts_the_others(client, editor):
    client.force_login(editor)
    statement = only_statement(make_article(editor, NUMBERS))
    assert len(statement.facts) == MOST_LISTED + 20

    page = card(client, statement)

    assert page.count('name="fact"') == MOST_LISTED
    assert "20 more facts are not listed." in page
    assert "1001 euros" in page


def test_the_list_of_facts_moves_on_with_the_ticks(client, editor):
    client.force_login(editor)
    statement = only_statement(make_article(editor, NUMBERS))
    Tick.objects.bulk_create(
        Tick(
            revision=statement.revision,
            start=start,
            end=end,
            kind=kind,
            text=statement.revision.text[start:end],
            ticked_by=editor,
            ticked_at=timezone.now(),
        )
        for start, end, kind in statement.facts[: MOST_LISTED - 10]
    )

    page = card(client, statement)

    last = statement.revision.text[statement.facts[-1][0] : statement.facts[-1][1]]
    assert page.count('name="fact"') == 80
    assert last in page.partition('id="facts"')[2]


def test_the_card_lists_the_first_quotations_and_counts_the_others(client, editor):
    client.force_login(editor)
    statement = only_statement(make_article(editor, NUMBERS))
    Quotation.objects.bulk_create(
        Quotation(statement=statement, start=number, end=number + 1)
        for number in range(MOST_LISTED + 3)
    )

    page = card(client, statement)

    assert "3 more quotations are not listed." in page


def test_the_desk_lists_the_first_inconsistencies_and_counts_the_others(client, editor, article):
    client.force_login(editor)
    revision = article.revisions.get()
    revision.inconsistencies.all().delete()
    add_inconsistencies(revision, MOST_INCONSISTENCIES + 2)

    desk = read_desk(desk_revision(article, reader=editor), reader=editor)
    page = client.get(f"/articles/{article.pk}/").content.decode()

    assert [row.inconsistency.question for row in desk.inconsistencies] == [
        f"Question {number}." for number in range(MOST_INCONSISTENCIES)
    ]
    assert "Question 49." in page
    assert "Question 50." not in page
    assert "2 more are listed when these are resolved." in page


def add_inconsistencies(revision: Revision, count: int) -> None:
    Inconsistency.objects.bulk_create(
        Inconsistency(
            revision=revision,
            kind="quantity",
            first_start=0,
            first_end=number + 1,
            second_start=number + 1,
            second_end=number + 2,
            question=f"Question {number}.",
        )
        for number in range(count)
    )


def test_the_desk_and_the_card_list_the_first_speakers_and_those_of_the_statement(client, editor):
    client.force_login(editor)
    names = [f"Rosa {first}{second}ler" for first in "BCDFGHKLMN" for second in "aeiou"]
    names += [f"Omar {first}{second}ster" for first in "BCDFGHKLMNPRSTVWXZ" for second in "aeiou"]
    names += [f"Ada {first}{second}ton" for first in "BCDFGHKLMNPRSTVWXZ" for second in "aeiou"]
    said = "\n\n".join(f"Minister {name} said that the bridge is safe." for name in names)
    article = make_article(editor, said)
    more = article.speakers.count() - MOST_SPEAKERS
    last = Statement.objects.filter(revision__article=article).latest("start")

    page = client.get(f"/articles/{article.pk}/").content.decode()
    filters = page.partition('id="speakers"')[2].partition("</fieldset>")[0]
    choices = card(client, last).partition('name="speaker"')[2].partition("</select>")[0]

    assert more > 1
    assert names[0] in filters
    assert names[-2] not in filters
    assert f"{more} more speakers are not listed." in filters
    assert names[0] in choices
    assert names[-2] not in choices
    assert names[-1] in choices


@pytest.mark.django_db(transaction=True)
def test_a_change_draws_only_the_statements_that_it_affects(client, editor, article):
    client.force_login(editor)
    displayed = desk_revision(article, reader=editor).look
    # Other tests hold old transactions open, so that the import would be news.
    look = str(updates_since(displayed, article.pk, reader=editor).look)
    statement = article.revisions.get().statements.all()[1]

    answered = client.post(
        f"/statements/{statement.pk}/flag/",
        {"reason": "number", "priority": "1"},
        headers={"HX-Request": "true", "HX-Target": "card", "Factcheck-Look": look},
    ).content.decode()

    assert answered.count('class="line ') == 1
    assert f'id="statement-{statement.pk}"' in answered
    assert 'hx-swap-oob="true"' in answered.partition(f'id="statement-{statement.pk}"')[2]
