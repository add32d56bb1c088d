"""Each thing that the database refuses is a sentence, or has a reason why no person meets it."""

import re

import pytest
from django.db import IntegrityError, OperationalError, connection, transaction
from django.db.models import ProtectedError
from psycopg import errors

from articles.actions.transactions import acting
from articles.models import Citation, Speaker
from articles.refusals import Stale
from articles.rules import broken_constraints
from articles.rules.broken_constraints import SENTENCES, refusal_of
from tests.factories import make_citation

# Why nobody meets these with a form: a regular expression, and the reason.
REASONS = {
    r"search_(document|part)_.*|claim_key_once": "one function of the database writes the index",
    r"(articles_)?fact_?check_.*": "the import reads and refuses what is incomplete, and knows each",
    r"(articles_)?(recording|transcript)_.*": "the program writes them, together with their capture",
    r"heartbeat_once_a_worker": "workers renew their own row",
    r".*_pkey": "the database numbers the rows itself",
    r".*_check": "a number that is counted by the program, and never below zero",
    r".*_has_sha256|finding_passage_has_sha256": "the program computes it",
    r".*_kind|.*_state|.*_stance|.*_status|.*_outcome|.*_visibility|.*_origin|.*_colour|.*_whom": (
        "a form offers the choices and refuses any other"
    ),
    r".*_has_(name|title|text|reason|page|sign|words|explanation|public_description)": (
        "the action refuses it when it is empty"
    ),
    r"speaker_identity_wikidata_id|speaker_merge_of_two": "the action refuses it",
    r"judged_sense_of_its_citation": "the action takes claim and source from the citation",
    r"settings_.*|publisher_profile_.*": "a form offers the choices, and there is one row",
    r"calculation_figures|calculation_fact_is_a_span": "the action reads the figures and the fact",
    r"cell_not_there_has_no_text|cell_read_in_its_source": "the program reads the cells",
    r"source_.*": "the action takes the details of the kind of source, and refuses a missing one",
    r"claim_review_says_something|override_of_.*|question_(asks|closed|override)_.*": (
        "the action refuses it"
    ),
    r"sign_off_(dissent_has_reason|blind_is_a_verdict|by_somebody_else|copies_rating)": (
        "the action refuses it; nobody changes who recorded a verdict"
    ),
    r"(sign_off|reconfirmation)_of_own_verdict|claim_signed_off_here": (
        "the action refuses it; nobody changes which newsroom a person belongs to"
    ),
    r"published_change_.*|edition_watch_is_one": "the worker writes it, while the article is locked",
    r"claim_number_.*": "the program counts, while the article is locked",
    r".*_address_of_the_web": "the action parses an address, and the import of a report checks it",
    r"verdict_copies_rating": "a trigger copies the rating",
    r"tie_break_by_a_third_person|withdrawal_of_ones_own": (
        "the action refuses it; nobody changes who recorded what"
    ),
    r"withdrawal_of_one_thing|undo_.*": "undo writes it, from the entry",
    r"attribution_.*|claim_span|tick_span|carry_over_.*|inconsistency_(spans|asks)": (
        "the program computes the spans from the text"
    ),
    r"revision_length_is_its_text|edition_is_its_fingerprint": "the program computes it",
    r"import_has_text|background_import_is_a_text_a_file_or_an_edit": (
        "the action refuses an empty import"
    ),
    r"comment_answers_the_first|resolution_of_a_thread": "the action answers the first comment",
    r"common_origin_.*|finding_.*|capture_.*|job_.*|change_.*|textfingerprint.*|articles_(download"
    r"|hostturn|textfingerprint|hostratelimit|host).*": "a worker writes it, one at a time by its lease",
    r"background_publication_published_.*|articles_backgroundpublication_edition_.*": (
        "a worker writes it, one at a time by its lease"
    ),
    r"imported_event_number_unique|report_import_.*": "an import numbers its rows",
    r"invitation_gives_some_right|user_external_has_no_rights": "the form refuses it",
    r"readership_audience|article_reader_is_person_or_team": "the form offers people and teams",
    r"user_theme_is_known": "the view ignores any other theme",
    r"user_language_is_a_tag": "the view ignores any other language",
    r"articles_readership_article_id_key": "a trigger adds it with the article, once",
    r"notification_.*|outbox_.*|articles_(notification|outboxmessage).*": (
        "the program gives each change its key, and a form offers the choices"
    ),
    r"bulk_import_.*": "a worker counts the lines, one at a time by its lease",
    r"webhook_(delivery|message)_.*|articles_webhook(delivery|message).*": "the program writes it once",
    r"webhook_endpoint_wants_messages": "the form refuses it",
    r"gate_watch_is_one|articles_gate(state|watch).*": "a worker writes it, one at a time by a lock",
    r"history_.*": "only triggers of the database and the operator write the chain",
    r"submission_key_once": "`storing_key` answers as it did the first time",
    r"correction_name": "the form has one field for each name",
    r"articles_user_(groups|user_permissions?|user_permi).*": "only the admin writes it",
    r"approval_of_its_article": "the action takes the newest revision of the article",
    r"articles_(publication_key|invitation_token_sha256|apitoken_token_sha256)_key": "it is random",
    r"api_token_.*": "the action refuses it; a form offers the scopes and the days",
    r"cms_link_.*|articles_cmslink_.*": "the action locks the link, and its import has the key",
    r"account_emailconfirmation_key_key": "it is random",
    r"socialaccount_socialtoken_.*": "no tokens are stored",
}


def names_in_database() -> set[str]:
    """Every unique, check and exclusion constraint of our tables, those of accounts, and each that a
    trigger raises."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT conname FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid
                WHERE t.relname ~ '^(articles|mfa|account|socialaccount)_' AND c.contype IN ('c', 'u', 'x', 'p')
            UNION
            SELECT i.relname FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid
                JOIN pg_class t ON t.oid = x.indrelid
                WHERE t.relname ~ '^(articles|mfa|account|socialaccount)_' AND x.indisunique
            UNION
            SELECT (regexp_matches(p.prosrc, $$CONSTRAINT = '(\\w+)'$$, 'g'))[1]
                FROM pg_proc p JOIN pg_trigger r ON r.tgfoid = p.oid
            """
        )
        return {name for (name,) in cursor.fetchall()}


def test_each_constraint_has_a_sentence_or_a_reason(db):
    """A new constraint: add its sentence to `broken_constraints.py`, or its reason here."""
    without = {
        name
        for name in names_in_database()
        if name not in SENTENCES and not any(re.fullmatch(each, name) for each in REASONS)
    }

    assert without == set()


def test_each_sentence_is_of_a_constraint_that_exists(db):
    assert set(SENTENCES) - names_in_database() == set()


def test_each_trigger_that_raises_names_its_constraint(db):
    """Only what keeps rows from being rewritten has no name: no form rewrites them."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT DISTINCT (regexp_matches(prosrc, $$RAISE EXCEPTION\\s+'([^']*)$$, 'g'))[1]
            FROM pg_proc WHERE prosrc !~ $$CONSTRAINT = '$$ AND proname LIKE 'pgtrigger%'
            """
        )
        unnamed = {message for (message,) in cursor.fetchall()}

    assert {
        message.split()[:2] == ["pgtrigger:", "Cannot"] or "truncate" in message
        for message in unnamed
    } <= {True}


def twice_at_one_location(claim, reviewer, source) -> None:
    for _time in range(2):
        Citation.objects.create(
            claim=claim, source=source, stance=Citation.Stance.SUPPORTS, cited_by=reviewer
        )


@pytest.fixture
def source(claim, reviewer):
    return make_citation(claim, reviewer, "https://paper.example.com/").source


def test_an_action_refuses_in_a_sentence_what_the_database_refuses(claim, reviewer, source):
    Citation.every.all().delete()

    with pytest.raises(Stale, match="so it was not added twice"), acting(reviewer):
        twice_at_one_location(claim, reviewer, source)


def test_without_a_sentence_it_would_be_an_error(claim, reviewer, source, monkeypatch):
    Citation.every.all().delete()
    monkeypatch.setattr(broken_constraints, "SENTENCES", {})

    with pytest.raises(IntegrityError), acting(reviewer):
        twice_at_one_location(claim, reviewer, source)


def test_a_row_that_is_gone_meanwhile_is_a_sentence(article, editor):
    with pytest.raises(Stale, match="in the meantime"), acting(editor):
        Speaker.objects.select_for_update().get(pk=0)


@pytest.mark.parametrize("cause", [errors.DeadlockDetected, errors.LockNotAvailable])
def test_two_who_wait_for_each_other_get_a_sentence(cause):
    error = OperationalError("deadlock detected")
    error.__cause__ = cause("deadlock detected")

    assert "at the same moment" in str(refusal_of(error))


def test_a_fault_of_the_program_stays_one():
    assert refusal_of(ValueError("odd")) is None
    assert refusal_of(IntegrityError("odd")) is None
    assert isinstance(refusal_of(ProtectedError("in use", set())), Stale)


@pytest.mark.parametrize("headers", [{}, {"HTTP_HX_REQUEST": "true"}], ids=["page", "htmx"])
def test_a_page_shows_the_sentence_of_an_error_outside_of_an_action(
    client, claim, reviewer, source, monkeypatch, headers
):
    @transaction.atomic
    def fail(*_arguments: object, **_options: object) -> None:
        twice_at_one_location(claim, reviewer, source)

    Citation.every.all().delete()
    monkeypatch.setattr("articles.views.claims.read_mentions", fail)
    client.force_login(reviewer)

    answer = client.post("/mentions/read/", **headers)

    assert answer.status_code == Stale.status
    assert "so it was not added twice" in answer.content.decode()
