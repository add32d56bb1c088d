"""A gate that opens or closes is noticed, whatever changed the article, and sent once."""

from threading import Event, Thread

import pytest
from django.db import connections, transaction
from django.db.models.functions import Now

from articles.actions.claims import flag_claim
from articles.actions.newsroom import set_newsroom_settings
from articles.actions.publishing import override_rule
from articles.actions.verdicts import sign_off
from articles.actions.webhooks import notice_gates, switch_endpoint
from articles.actions.webhooks.gates import gate_facts
from articles.models import Claim, Job, Rule, Severity, Source, WebhookMessage
from articles.rules import checks_of
from tests.factories import make_article, make_claim, make_common_origin, make_webhook
from tests.undoing import cite_letter, fresh, judge

pytestmark = pytest.mark.django_db(transaction=True)  # a look tells transactions apart
GATES = ["gate.opened", "gate.closed"]


def gates() -> list[str]:
    """Look at the changes, and return the kinds of all messages about gates, oldest first."""
    notice_gates()
    sent = WebhookMessage.objects.filter(kind__in=GATES).order_by("pk")
    return [each.removeprefix("gate.") for each in sent.values_list("kind", flat=True)]


@pytest.fixture
def webhook(administrator):
    return make_webhook(administrator, kinds=GATES)


def override_all(article, editor) -> None:
    for check in checks_of(article.revisions.latest("number"), reader=editor):
        if check.holds_back:
            about = {"reason": "Urgent.", "displayed_violations": check.digest}
            override_rule(article, by=editor, rule=check.rule, **about)


def test_each_opening_and_closing_is_sent_once(
    webhook, administrator, editor, reviewer, second_reviewer
):
    article = make_article(editor)
    assert gates() == ["opened"]  # the first time, as it is
    assert gates() == ["opened"]
    claim = make_claim(article, editor, "the bridge cost 4.5 million euros")
    assert gates() == ["opened", "closed"]
    cite_letter(claim, reviewer)
    rating = article.scale.ratings.get(label="Misleading")
    verdict = judge(claim, reviewer, rating)
    assert gates() == ["opened", "closed"]  # another rule blocks it still
    sign_off(verdict, by=second_reviewer, agrees=True, expected_version=fresh(claim).version)
    assert gates() == ["opened", "closed", "opened"]
    Claim.objects.get(pk=claim.pk).move(
        Claim.State.IN_PROGRESS, expected_version=fresh(claim).version
    )
    assert gates() == ["opened", "closed", "opened", "closed"]
    override_all(article, editor)
    assert gates()[-2:] == ["closed", "opened"]
    newest = WebhookMessage.objects.filter(kind="gate.opened").latest("pk")
    assert newest.facts == {"open": True, "blocked_by": [], "approved": False}


def test_a_page_that_is_gone_closes_the_gate(webhook, editor, reviewer, second_reviewer):
    article = make_article(editor)
    claim = make_claim(article, editor, "the bridge cost 4.5 million euros")
    letter = cite_letter(claim, reviewer).source
    verdict = judge(claim, reviewer, article.scale.ratings.get(label="Misleading"))
    sign_off(verdict, by=second_reviewer, agrees=True, expected_version=fresh(claim).version)
    assert gates() == ["opened"]

    about = {"kind": Job.Kind.FETCH, "subject_id": letter.pk, "state": Job.State.FAILED}
    Job.objects.create(**about, outcome="gone", not_before=Now(), finished_at=Now())

    assert gates() == ["opened", "closed"]


def test_many_changes_are_one_message_and_a_house_rule_changes_all_articles(
    webhook, administrator, editor
):
    articles = [make_article(editor, title=f"Bridge {number}") for number in range(3)]
    for article in articles[:2]:
        claim = make_claim(article, editor, "the bridge cost 4.5 million euros")
        flag_claim(
            claim.revision.statements.order_by("-start")[0], by=editor, reason=Claim.Reason.DISPUTED
        )
    assert sorted(gates()) == ["closed", "closed", "opened"]

    severities = dict.fromkeys(Rule, Severity.SHOULD)
    set_newsroom_settings(
        by=administrator, expected_version=1, sign_offs=1, is_blind=False, severities=severities
    )
    assert sorted(gates()) == ["closed", "closed", "opened", "opened", "opened"]


def test_what_changed_before_the_first_webhook_or_while_all_were_off_is_no_news(
    administrator, editor
):
    make_article(editor)
    assert gates() == []
    webhook = make_webhook(administrator, kinds=GATES)
    assert gates() == []
    switch_endpoint(webhook, by=administrator, expected_version=1, on=False)
    article = make_article(editor)
    switch_endpoint(webhook, by=administrator, expected_version=2, on=True)
    assert gates() == []
    make_claim(article, editor)
    assert gates() == ["closed"]


def test_a_look_costs_as_much_for_many_changes_as_for_one(
    webhook, editor, django_assert_max_num_queries
):
    article = make_article(editor)
    for statement in article.revisions.get().statements.all():
        flag_claim(statement, by=editor, reason=Claim.Reason.DISPUTED)

    with django_assert_max_num_queries(30):
        assert notice_gates() == 1
    with django_assert_max_num_queries(10):
        assert notice_gates() == 0


def test_a_change_that_commits_late_is_not_missed(webhook, editor):
    """The look remembers transactions, because a change may have a lower id than one that was seen."""
    late = make_article(editor)
    assert gates() == ["opened"]
    is_written, may_commit = Event(), Event()

    def work() -> None:
        with transaction.atomic():
            make_claim(late, editor, "Nobody has counted the cars")
            is_written.set()
            may_commit.wait(30)
        connections.close_all()

    thread = Thread(target=work)
    thread.start()
    assert is_written.wait(30)
    make_article(editor, "Rain fell. Nobody came.", "The rain")
    assert gates()[1:] == ["opened"]
    may_commit.set()
    thread.join()
    assert gates()[1:] == ["opened", "closed"]


def test_the_gate_is_that_of_a_reader_who_sees_no_restricted_source(
    claim, editor, reviewer, administrator
):
    must = {**dict.fromkeys(Rule, Severity.SHOULD), Rule.ONE_ORIGIN: Severity.MUST}
    set_newsroom_settings(
        by=administrator, expected_version=1, sign_offs=1, is_blind=False, severities=must
    )
    letter = cite_letter(claim, reviewer).source
    copy = make_common_origin(letter, reviewer).second
    claim.citations.create(source=copy, stance="supports", locator="p. 1", cited_by=reviewer)
    article = claim.revision.article
    assert gate_facts(article)["blocked_by"] == [{"rule": "one_origin", "hits": 1}]

    Source.objects.filter(pk=copy.pk).update(visibility="restricted", public_description="a letter")
    assert gate_facts(article)["open"]
