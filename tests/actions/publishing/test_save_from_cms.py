"""A CMS saves the text of an article: what becomes a revision, and what waits for an editor."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.db.models.functions import Now

from articles import jobs, rules
from articles.actions.articles import background_import, confirm_queued_text
from articles.actions.newsroom import create_token
from articles.actions.publishing import (
    SavedArticle,
    approve_article,
    carry_saved_text,
    save_from_cms,
)
from articles.actions.readers import set_readers
from articles.models import (
    Article,
    BackgroundImport,
    CmsLink,
    EventContext,
    Import,
    Job,
    Readership,
    Scale,
    UndoEntry,
)
from articles.reads.publishing import find_cms_link, read_cms_gate
from articles.refusals import NotAllowed, Refused
from tests.factories import UserFactory, make_claim, make_revision

module = import_module("articles.actions.publishing.save_from_cms")
pytestmark = pytest.mark.django_db
FIRST = "The bridge cost 5.4 million euros. Ann Lee said it opens in May."


@pytest.fixture
def token(editor):
    return make_token(editor)


def make_token(by):
    token, _secret = create_token(by=by, name="CMS", scopes=("read", "write"), days=1)
    return token


def save(token, body=FIRST, title="Bridge", **more):
    saved = SavedArticle(title=title, body=body, **more)
    return save_from_cms("ours", "4711", saved, token=token, scale=Scale.objects.get(key="public"))


def carry(link):
    """Do the waiting job of a link, as a worker would, and return its outcome."""
    job = Job.objects.get(kind=Job.Kind.CMS_SAVE, subject_id=link.pk, state__in=Job.PENDING)
    Job.objects.filter(pk=job.pk).update(not_before=Now())
    with jobs.claimed(job.pk, lease=timedelta(seconds=60)) as claimed:
        assert claimed is not None
        carry_saved_text(claimed)
    job.refresh_from_db()
    return job.outcome


def article_of(link):
    return Article.objects.get(origin=link.origin_id)


def newest(link):
    return article_of(link).revisions.latest("number")


def flagged(link, editor, words="The bridge cost 5.4 million euros."):
    return make_claim(article_of(link), editor, words)


def test_the_first_text_becomes_an_article_once(token):
    first, again = save(token), save(token)

    assert first == again
    assert (article_of(first).title, newest(first).text) == ("Bridge", FIRST)
    assert not Job.objects.filter(kind=Job.Kind.CMS_SAVE).exists()


def test_many_saves_become_one_revision(token):
    link = save(token)
    for word in ("June", "July", "August"):
        link = save(token, FIRST.replace("May", word))

    assert Job.objects.filter(kind=Job.Kind.CMS_SAVE).count() == 1
    assert carry(link) == "saved"
    assert [each.number for each in article_of(link).revisions.all()] == [1, 2]
    assert newest(link).text == FIRST.replace("May", "August")
    assert read_cms_gate(CmsLink.objects.get(), reader=token.user).draft is None


def test_a_claim_with_the_same_words_goes_along(token, editor):
    link = save(token)
    claim = flagged(link, editor)
    link = save(token, f"An introduction.\n\n{FIRST}")

    assert carry(link) == "saved"
    claim.refresh_from_db()
    assert (claim.text, claim.revision) == ("The bridge cost 5.4 million euros.", newest(link))


@pytest.mark.parametrize(
    "body",
    [
        FIRST.replace("5.4", "4.5"),
        FIRST.removeprefix("The bridge cost 5.4 million euros. "),
        FIRST.replace("The bridge", "The new bridge"),
        FIRST.replace("euros.", "euros, she said."),
        FIRST.replace("euros", "dollars"),
    ],
)
def test_a_text_that_changes_a_claim_waits_for_an_editor(token, editor, body):
    link = save(token)
    claim = flagged(link, editor)
    link = save(token, body)

    gate = read_cms_gate(link, reader=editor)
    assert gate.needs_editor
    assert gate.draft is not None
    assert [each.claim for each in gate.draft.claims] == [claim]
    assert gate.obstacles[0].kind == "draft"
    assert carry(link) == "waiting"
    assert newest(link).text == FIRST


def test_the_text_of_the_desk_again_takes_the_draft_back(token, editor):
    link = save(token)
    flagged(link, editor)
    save(token, FIRST.replace("5.4", "4.5"))
    link = save(token)

    assert link.draft is None
    assert carry(link) == "nothing"


def test_an_editor_may_confirm_a_draft_that_a_newer_save_replaced(token, editor):
    link = save(token)
    flagged(link, editor)
    earlier = save(token, FIRST.replace("5.4", "4.5")).draft
    link = save(token, FIRST.replace("5.4", "4.9"))

    assert link.draft != earlier
    assert Import.objects.filter(pk=earlier.pk).exists()
    assert link.draft.text == FIRST.replace("5.4", "4.9")


def test_details_follow_the_cms_but_keep_what_was_edited_here(token, editor):
    link = save(token, byline="Ann Lee")
    article = article_of(link)
    Article.objects.filter(pk=article.pk).update(byline="Ann Lee and Bo Hill")
    save(token, title="The bridge", byline="Ann Lee")

    article.refresh_from_db()
    assert (article.title, article.byline) == ("The bridge", "Ann Lee and Bo Hill")


@pytest.mark.parametrize("body", ["", "   ", "\n\n"])
def test_a_text_without_words_is_refused_and_nothing_is_stored(token, body):
    with pytest.raises(Refused):
        save(token, body)

    assert not CmsLink.objects.exists()
    assert not Article.objects.exists()


def test_only_editors_save(reviewer):
    with pytest.raises(NotAllowed):
        save(make_token(reviewer))


def test_the_history_names_the_token_of_a_revision_that_a_worker_saved(token):
    link = save(token)
    flagged(link, token.user)
    carry(save(token, FIRST.replace("May", "June")))

    contexts = EventContext.objects.filter(metadata__token_id=token.pk)
    assert {each.metadata["token"] for each in contexts} == {token.name}
    assert newest(link).created_by == token.user


def test_who_may_not_read_the_article_neither_finds_nor_saves_it(token):
    link = save(token)
    other = UserFactory.create(username="emil", is_editor=True)
    assert find_cms_link("ours", "4711", reader=other) == link
    readership = Readership.objects.get(article=article_of(link))
    set_readers(
        article_of(link),
        by=token.user,
        expected_version=readership.version,
        audience=Readership.Audience.NAMED,
    )

    assert find_cms_link("ours", "4712", reader=other) is None
    with pytest.raises(CmsLink.DoesNotExist):
        find_cms_link("ours", "4711", reader=other)
    with pytest.raises(NotAllowed):
        save(make_token(other), "Another text. It is long enough.")
    assert newest(link).text == FIRST


def test_two_first_saves_at_once_make_one_article(token):
    link = save(token)
    CmsLink.objects.all().delete()  # as the other request sees it before the first one ends
    again = save(token, FIRST.replace("May", "June"))

    assert article_of(again) == article_of(link)
    assert again.draft.text == FIRST.replace("May", "June")


def test_a_text_that_an_editor_put_on_the_desk_alone_closes_the_gate(token, editor):
    link = save(token)
    approve_article(article_of(link), by=editor, displayed_state=rules.state_of(article_of(link)))
    assert read_cms_gate(link, reader=editor).is_open
    make_revision(article_of(link), editor, FIRST.replace("May", "June"))
    approve_article(article_of(link), by=editor, displayed_state=rules.state_of(article_of(link)))

    gate = read_cms_gate(CmsLink.objects.get(), reader=editor)
    assert [each.kind for each in gate.obstacles] == ["text"]  # the CMS would publish "May"
    link = save(token, FIRST.replace("May", "June"))
    assert read_cms_gate(link, reader=editor).is_open


def test_a_save_while_a_worker_carries_the_former_one_is_carried_next(token, monkeypatch):
    link = save(token)
    save(token, FIRST.replace("May", "June"))
    real = module.confirm_revision

    def saves_meanwhile(*args, **named):
        revision = real(*args, **named)
        save(token, FIRST.replace("May", "July"))
        return revision

    monkeypatch.setattr(module, "confirm_revision", saves_meanwhile)
    assert carry(link) == "saved"
    monkeypatch.setattr(module, "confirm_revision", real)
    assert newest(link).text == FIRST.replace("May", "June")
    assert carry(link) == "saved"
    assert newest(link).text == FIRST.replace("May", "July")


def test_details_are_changed_by_the_account_that_saves(token):
    link = save(token)
    other = make_token(UserFactory.create(username="emil", is_editor=True))
    save(other, title="The bridge")

    entry = UndoEntry.objects.filter(article=article_of(link)).latest("pk")
    assert entry.by == other.user


def test_details_that_change_while_a_long_text_is_imported_are_not_lost(token, monkeypatch):
    monkeypatch.setattr(background_import, "LONG_TEXT", 10)
    link = save(token)
    assert read_cms_gate(link, reader=token.user).obstacles[0].kind == "import"
    save(token, title="The bridge")
    background = BackgroundImport.objects.get()
    confirm_queued_text(background)
    save(token, title="The bridge")

    assert article_of(link).title == "The bridge"
