"""A CMS saves, is blocked, is opened by an editor, a sign-off and an approval, and publishes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import expect

from articles import rules
from articles.actions.publishing import approve_article
from articles.actions.verdicts import record_verdict, sign_off
from articles.models import Article, Claim, NewsroomSettings, Rating, Rule
from tests.api.tokens import make_secret
from tests.factories import make_claim

pytestmark = pytest.mark.django_db(transaction=True)
PROGRAM = Path(__file__).resolve().parents[3] / "examples/cms/save_and_publish.py"
TEXT = "The bridge cost 5.4 million euros. Ann Lee said it opens in May."


@pytest.fixture
def cms(live_server, editor, tmp_path):
    """The example program as the publish button of a CMS. Returns its exit code and what it prints."""
    secret = make_secret(editor)

    def press(text: str) -> tuple[int, str]:
        stored = tmp_path / "article.json"
        stored.write_text(json.dumps({"id": "4711", "title": "The bridge", "text": text}))
        variables = {"FACTCHECK_URL": live_server.url, "FACTCHECK_TOKEN": secret}
        done = subprocess.run(
            [sys.executable, PROGRAM, stored],
            env=os.environ | variables,
            capture_output=True,
            text=True,
            check=False,
        )
        assert not done.stderr
        return done.returncode, done.stdout

    return press


def test_a_cms_publishes_exactly_the_text_that_was_checked(
    cms, log_in, accessible, editor, reviewer, second_reviewer
):
    NewsroomSettings.objects.create(pk=1, **dict.fromkeys(Rule.values, "should"))
    code, printed = cms(TEXT)
    assert (code, "not approved" in printed) == (1, True)
    article = Article.objects.get()
    claim = make_claim(article, editor, "The bridge cost 5.4 million euros.")

    changed = TEXT.replace("5.4", "4.9")
    code, printed = cms(changed)
    assert (code, "An editor must confirm where it goes" in printed) == (1, True)

    edith = log_in("edith", at=f"/articles/{article.pk}/")
    edith.get_by_role("link", name="newer text from the CMS").click()
    expect(edith.locator("main")).to_contain_text("The bridge cost")
    accessible(edith)
    edith.get_by_label("Keep here").check()
    edith.get_by_role("button", name="Save new version").click()
    expect(edith.locator(".copy")).to_contain_text("4.9 million")
    expect(edith.get_by_role("link", name="newer text from the CMS")).to_have_count(0)

    claim = Claim.objects.get(pk=claim.pk)
    rating = Rating.objects.filter(scale=article.scale)[0]
    verdict = record_verdict(
        claim, by=reviewer, rating=rating, explanation="So.", expected_version=claim.version
    )
    claim.refresh_from_db()
    sign_off(verdict, by=second_reviewer, agrees=True, expected_version=claim.version)
    approve_article(article, by=editor, displayed_state=rules.state_of(article))
    assert cms(changed) == (0, "")
    assert cms(f"{changed} It is safe.")[0] == 1
