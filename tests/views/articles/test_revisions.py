"""The pages of revisions: propose a new text, confirm it, and compare any two."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.actions.articles import confirm_import, start_import
from articles.actions.statements import confirm_attribution
from articles.models import Claim, ClaimCarryOver, Comment, Import, Revision, Scale
from tests.factories import SHORT, make_article, make_claim, make_revision
from tests.importing.documents import comment, docx, ends, p, starts
from tests.reading.word.test_exported_claims import edited
from tests.reports.made import TEXT

EDITED = SHORT.replace("4.5 million", "5.4 million")
COST = "the bridge cost 4.5 million euros"
SENTENCE = (
    'Minister Jane Doe said that bridge {0} cost {0} million euros. "It is safe," she said.\n\n'
)


@pytest.fixture
def editor_client(client, editor):
    client.force_login(editor)
    return client


def start(client, article, **given):
    """The page that shows what a new text would do, and its address."""
    response = client.post(f"/articles/{article.pk}/revisions/new/", given, follow=True)
    return response, (response.redirect_chain or [("", 0)])[-1][0]


def fields(response):
    """What a browser would send of the page, as it was drawn."""
    context = response.context
    typed = {
        "expected_version": context["proposal"].alignment_fingerprint,
        "body": context["form"]["body"].value(),
    }
    return typed | {f"go-{row.claim.pk}": choice.go for row, choice, _why in context["claims"]}


def test_a_new_text_is_compared_before_anything_is_saved(editor_client, article, verdict):
    response, _address = start(editor_client, article, text=EDITED)

    page = response.content.decode()
    assert "1 claim to review" in page
    assert "text changed" in page
    assert '4.5<span class="visually-hidden">' in page
    assert Revision.objects.count() == 1


def test_a_confirmed_text_is_on_the_desk(editor_client, article, claim):
    response, address = start(editor_client, article, text=EDITED)

    desk = editor_client.post(address, fields(response), follow=True)

    page = desk.content.decode()
    assert "Saved as revision 2. 1 claim to confirm" in page
    assert f"/articles/{article.pk}/compare/?from=1&amp;to=2#claim-{claim.pk}" in page
    assert "5.4 million" in page


@pytest.mark.parametrize(
    "given",
    [
        {"file": SimpleUploadedFile("a.txt", EDITED.encode())},
        {"file": SimpleUploadedFile("a.md", EDITED.encode())},
        {"file": SimpleUploadedFile("a.docx", docx("".join(map(p, EDITED.split("\n\n")))))},
    ],
    ids=["text", "markdown", "word"],
)
def test_every_format_ends_on_the_same_page(editor_client, article, claim, given):
    response, _address = start(editor_client, article, **given)

    assert [row.kind for row in response.context["proposal"].claims] == ["edited"]


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"text": SHORT}, "identical to revision"),
        ({"text": "  "}, "There is no text"),
        ({"file": SimpleUploadedFile("a.pdf", b"%PDF-1.4 no")}, "PDF"),
        ({"url": "ftp://example.com/"}, "address"),
    ],
)
def test_an_unreadable_new_text_is_explained(editor_client, article, given, sentence):
    response, _address = start(editor_client, article, **given)

    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert not Import.objects.filter(revises=article).exists()


def test_a_stale_confirmation_is_refused_and_the_form_keeps_its_values(
    editor_client, article, claim
):
    response, address = start(editor_client, article, text=EDITED)
    typed = fields(response) | {
        f"go-{claim.pk}": "words",
        f"words-{claim.pk}": "It is safe",
        "body": EDITED + " More.",
    }
    other = make_claim(article, claim.flagged_by, "The bridge opened in 2019.")

    response = editor_client.post(address, typed)

    page = response.content.decode()
    assert response.status_code == 409
    assert "Someone changed the text, statements or claims" in page
    assert 'value="It is safe"' in page
    assert EDITED[-20:] + " More." in page
    assert response.context["proposal"].unchanged == 1
    assert editor_client.post(address, typed | fields(response)).status_code == 302
    assert Claim.objects.get(pk=other.pk).revision.number == 2


def test_unknown_words_are_explained_beside_their_claim(editor_client, article, claim):
    response, address = start(editor_client, article, text=EDITED)
    typed = fields(response) | {f"go-{claim.pk}": "words", f"words-{claim.pk}": "nothing"}

    response = editor_client.post(address, typed)

    assert response.status_code == 422
    assert "does not contain “nothing”" in response.content.decode()
    assert 'value="nothing"' in response.content.decode()


def test_the_text_can_be_corrected_and_compared_again(editor_client, article, claim):
    response, address = start(editor_client, article, text=EDITED)
    typed = fields(response) | {"body": SHORT + " Later.", "again": "yes"}

    response = editor_client.post(address, typed)

    assert response.status_code == 200
    assert response.context["proposal"].changes.counts["new"] == 1
    assert response.context["proposal"].claims == []
    assert Revision.objects.count() == 1


def test_a_confirmed_text_redirects_to_the_desk(editor_client, article, claim):
    response, address = start(editor_client, article, text=EDITED)
    typed = fields(response)
    first = editor_client.post(address, typed)

    second = editor_client.post(address, typed)

    assert first["Location"] == second["Location"] == f"/articles/{article.pk}/"
    assert Revision.objects.count() == 2


def test_annotations_of_an_earlier_version_are_not_ticked_again(editor_client, editor):
    said = p("The bridge cost ", starts(1), "a lot", ends(1), ". It is old.")
    first = docx(said, comments=comment(1, "Who says so?"))
    more = docx(
        said + p("Nobody ", starts(2), "knew", ends(2), "."),
        comments=comment(1, "Who says so?") + comment(2, "Really?"),
    )
    imported = start_import(by=editor, file_name="a.docx", data=first)
    scale = Scale.objects.get(key="public")
    article = confirm_import(imported, by=editor, title="Bridge", body=imported.text, scale=scale)

    response, address = start(editor_client, article, file=SimpleUploadedFile("a.docx", more))
    ticked = response.context["form"].ticked
    editor_client.post(address, fields(response) | {"annotations": sorted(ticked)})

    assert len(ticked) == 1
    assert [claim.text for claim in Claim.objects.all()] == [
        "The bridge cost a lot.",
        "Nobody knew.",
    ]
    assert [each.text for each in Comment.objects.order_by("pk")][
        -1
    ] == "Ed in the document: Really?"
    assert Comment.objects.count() == 2


def test_of_an_export_only_what_somebody_changed_is_ticked(editor_client, editor):
    article = make_article(editor, TEXT)
    changed = edited(("word/document.xml", "it is safe", "it was safe"))

    response, _address = start(editor_client, article, file=SimpleUploadedFile("a.docx", changed))

    assert response.context["form"].ticked == {0}
    page = response.content.decode()
    assert page.count("Text changed since the export") == 1
    assert "claim 2" in page


def test_any_two_revisions_can_be_compared(editor_client, article, claim, editor):
    make_revision(article, editor, EDITED)
    make_revision(article, editor, "The bridge opened in 2019. Nobody has counted the cars.")
    make_revision(article, editor, EDITED + " It rained.")

    pages = {
        (a, b): editor_client.get(f"/articles/{article.pk}/compare/?from={a}&to={b}")
        for a, b in [(1, 2), (2, 3), (1, 3), (3, 4), (1, 4), (4, 1)]
    }

    kinds = {
        pair: [row.kind for row in page.context["comparison"].claims]
        for pair, page in pages.items()
    }
    assert kinds == {
        (1, 2): ["edited"], (2, 3): ["cut"], (1, 3): ["cut"], (3, 4): [], (1, 4): ["cut"],
        (4, 1): ["cut"],
    }  # fmt: skip
    assert COST in pages[1, 3].content.decode()


@pytest.mark.parametrize("numbers", ["from=1&to=9", "from=2&to=2", "from=x", "from=0&to=1"])
def test_unknown_revisions_are_not_found(editor_client, article, editor, numbers):
    make_revision(article, editor, EDITED)

    assert editor_client.get(f"/articles/{article.pk}/compare/?{numbers}").status_code == 404


def test_confirming_leads_to_the_next_claim_and_moving_to_the_moved_one(
    editor_client, article, claim, editor
):
    other = make_claim(article, editor, "Nobody has counted the cars.")
    make_revision(article, editor, EDITED.replace("Nobody has counted the cars.", "It rained."))
    first, second = ClaimCarryOver.objects.order_by("former_start")

    response = editor_client.post(f"/carry_overs/{first.pk}/confirm/", {"expected_version": 1})
    assert response["Location"].endswith(f"#claim-{other.pk}")
    other.refresh_from_db()
    response = editor_client.post(
        f"/claims/{other.pk}/place/", {"expected_version": other.version, "words": "It rained."}
    )

    assert response["Location"].endswith(f"#claim-{other.pk}")
    page = editor_client.get(f"/articles/{article.pk}/compare/").content.decode()
    assert "All claims are confirmed" in page
    assert page.count("confirmed by edith") == 2
    second.refresh_from_db()
    assert second.kind == "edited"


def test_an_earlier_text_is_read_only_and_shows_the_claims_that_it_had(
    editor_client, article, claim, editor
):
    make_revision(article, editor, EDITED)

    page = editor_client.get(f"/articles/{article.pk}/revisions/1/").content.decode()

    assert f"<mark>{COST}</mark>" in page
    assert "It is read-only" in page
    assert "<form method" not in page.partition("<main")[2]


def test_links_to_earlier_statements_lead_to_their_revision(editor_client, article, claim, editor):
    statement = article.revisions.get().statements.first()
    assert statement
    make_revision(article, editor, "The bridge opened in 2019. Nobody has counted the cars.")

    old = editor_client.get(f"/articles/{article.pk}/?statement={statement.pk}")
    cut = editor_client.get(f"/articles/{article.pk}/?claim={claim.pk}")

    assert old["Location"] == f"/articles/{article.pk}/revisions/1/"
    assert cut["Location"].endswith(f"/compare/?from=1&to=2#claim-{claim.pk}")


def test_revisions_are_listed_with_their_authors(editor_client, article, claim, editor):
    make_revision(article, editor, EDITED)

    rows = editor_client.get(f"/articles/{article.pk}/revisions/").context["rows"]

    assert [(row.revision.number, row.statements, row.claims, row.unconfirmed) for row in rows] == [
        (2, 4, 1, 1),
        (1, 4, 1, 0),
    ]


def test_decisions_about_changed_statements_are_listed(editor_client, article, editor):
    for attribution in article.revisions.get().statements.all()[0].attributions.all():
        confirm_attribution(attribution, by=editor, expected_version=1)

    response, _address = start(editor_client, article, text=EDITED)

    assert "Confirmed: said by Jane Doe" in response.content.decode()


def test_the_pages_cost_the_same_number_of_queries_for_20_and_600_statements(editor_client, editor):
    counts = []
    for count in (10, 300):
        body = "".join(SENTENCE.format(n) for n in range(count))
        article = make_article(editor, body, "Bridges")
        for number in range(0, count, count // 5):
            make_claim(article, editor, f"bridge {number} cost {number} million euros")
        changed = body.replace("1 million", "8 million") + "It rained."
        response, address = start(editor_client, article, text=changed)
        questions = []
        home, typed = f"/articles/{article.pk}", fields(response)
        for page, sent in (
            (address, None),
            (address, typed),
            (f"{home}/compare/", None),
            (f"{home}/revisions/", None),
            (f"{home}/revisions/1/", None),
        ):
            with CaptureQueriesContext(connection) as captured:
                response = editor_client.post(page, sent) if sent else editor_client.get(page)
            assert response.status_code == (302 if sent else 200)
            questions.append(len(captured))
        counts.append(questions)

    reading = [0, 2, 3, 4]
    assert [counts[0][n] for n in reading] == [counts[1][n] for n in reading]
    # Rows are written some hundreds at a time, and the checks of many statements are planned again.
    assert counts[1][1] - counts[0][1] < 12


def test_a_new_version_starts_with_the_present_text_which_a_file_replaces(editor_client, article):
    page = editor_client.get(f"/articles/{article.pk}/revisions/new/")
    present = page.context["form"]["text"].value()
    assert present == article.revisions.get().text

    file = SimpleUploadedFile("new.txt", EDITED.encode())
    response, address = start(editor_client, article, text=present, file=file)

    assert "/revisions/new/" in address
    assert (
        "1 statement edited" in response.content.decode() or "edited" in response.content.decode()
    )
    unchanged, _address = start(editor_client, article, text=present)
    assert unchanged.status_code == 422
