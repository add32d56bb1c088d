from articles.models import Edition
from articles.reads.publishing import report_for
from articles.reports import Rendering


def test_a_refused_publication_says_why_and_keeps_the_note(client, editor, article, claim):
    client.force_login(editor)
    report, _sources = report_for(editor, article, Rendering.PUBLIC)
    typed = {"expected_version": report.version, "note": "A reader wrote to us."}

    response = client.post(f"/articles/{article.pk}/publish/", typed)

    page = response.content.decode()
    assert (response.status_code, Edition.objects.count()) == (403, 0)
    assert "not approved for publication" in page
    assert "A reader wrote to us." in page
