"""Statements without a claim that are likely to need a check are marked, counted and filtered."""

from lxml.html import fromstring

from tests.factories import make_article, make_claim

TEXT = (
    "Unemployment fell to 4.1 per cent. I think we should talk about that. "
    "It is the largest dam ever built in Europe. Thank you very much."
)


def classes(page) -> dict[str, set[str]]:
    lines = page.cssselect("#copy a.line")
    return {line.text_content(): set(line.get("class").split()) for line in lines}


def test_only_statements_with_much_to_check_are_marked(client, editor):
    article = make_article(editor, TEXT)
    client.force_login(editor)

    page = fromstring(client.get(f"/articles/{article.pk}/").content)

    marked = [text for text, names in classes(page).items() if "suggested" in names]
    assert marked == [
        "Unemployment fell to 4.1 per cent.",
        "It is the largest dam ever built in Europe.",
    ]
    (label,) = page.cssselect("#states label")
    assert " ".join(label.text_content().split()) == "◦ Not flagged, likely to need a check 2"


def test_the_filter_leaves_them_only(client, editor):
    article = make_article(editor, TEXT)
    client.force_login(editor)

    page = fromstring(client.get(f"/articles/{article.pk}/?suggested=yes").content)

    assert all(("suggested" in names) != ("dim" in names) for names in classes(page).values())
    assert "&suggested=yes" in str(page.cssselect("#copy a.line")[0].get("href"))


def test_what_is_flagged_is_suggested_no_more(client, editor):
    article = make_article(editor, TEXT)
    make_claim(article, editor, "It is the largest dam ever built in Europe")
    client.force_login(editor)

    page = fromstring(client.get(f"/articles/{article.pk}/").content)

    marked = [text for text, names in classes(page).items() if "suggested" in names]
    assert marked == ["Unemployment fell to 4.1 per cent."]


def test_what_somebody_in_office_said_is_suggested_sooner(client, editor):
    """A year and a deed alone are not enough, unless somebody in office says it."""
    text = "{} said that it is safe. “It was approved in 2019,” she said."
    marked = []
    for speaker in ("Minister Jane Doe", "Jane Doe"):
        article = make_article(editor, text.format(speaker))
        client.force_login(editor)
        page = fromstring(client.get(f"/articles/{article.pk}/").content)
        marked.append(any("suggested" in names for names in classes(page).values()))

    assert marked == [True, False]


def test_the_card_says_why(client, editor):
    article = make_article(editor, TEXT)
    statements = article.revisions.get().statements.values_list("pk", flat=True)
    client.force_login(editor)

    reasons = []
    for statement in statements:
        page = fromstring(client.get(f"/articles/{article.pk}/?statement={statement}").content)
        (card,) = page.cssselect("#card")
        sentences = [each.text_content() for each in card.cssselect("p small")]
        reasons.append([each for each in sentences if "Likely" in each])

    assert reasons == [
        ["◦ Likely to need a check: a figure, something that happened"],
        [],
        ["◦ Likely to need a check: a superlative, something that happened"],
        [],
    ]
