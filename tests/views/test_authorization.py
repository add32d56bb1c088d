"""Every address of the app for every role. A new URL fails until it is in the table."""

import uuid
from functools import cache
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from articles import rules
from articles.actions.articles import start_revision
from articles.actions.claims import add_comment, attach_file
from articles.actions.newsroom import create_token
from articles.actions.questions import ask_question
from articles.actions.sources import attach_upload, upload_instead
from articles.actions.statements import merge_names, tick_fact
from articles.actions.verdicts import record_verdict, sign_off
from articles.models import (
    Article,
    ArticleTag,
    Attribution,
    BackgroundImport,
    BackgroundPublication,
    BulkImport,
    Citation,
    Claim,
    CmsLink,
    CorrectionCase,
    ErrorReport,
    Fingerprints,
    Import,
    NewsroomSettings,
    Origin,
    Publication,
    PublisherProfile,
    Question,
    Quotation,
    Rating,
    Rule,
    Statement,
    Tag,
    Team,
    UndoEntry,
    User,
    Verdict,
)
from articles.publication_urls import publication_urls
from articles.reports import FORMATS
from tests.api.tokens import API
from tests.factories import (
    SHORT,
    make_approval,
    make_article,
    make_calculation,
    make_citation,
    make_claim,
    make_common_origin,
    make_delivery,
    make_edition,
    make_export,
    make_inconsistency,
    make_invitation,
    make_recording,
    make_revision,
    make_turned_finding,
    make_webhook,
)

PEOPLE = ["editor", "reviewer", "administrator", "nobody"]
ALL = set(PEOPLE)
# name: (method, who gets through). The others are refused with 403, strangers sent to log in.
TABLE = {
    "home": ("get", ALL),
    "article_list": ("get", ALL),
    "article_import": ("get", {"editor"}),
    "import_choose": ("get", {"editor"}),
    "import_confirm": ("get", {"editor"}),
    "import_progress": ("get", {"editor"}),
    "article_edit": ("get", {"editor"}),
    "article_plan": ("get", {"editor"}),
    "article_readers": ("get", ALL),
    "article_archive": ("get", {"editor"}),
    "article_delete": ("get", {"editor"}),
    "article_restore": ("post", {"editor"}),
    "article_gate": ("get", ALL),
    "rule_override": ("post", {"editor"}),
    "article_approve": ("post", {"editor"}),
    "article_export": ("get", {"editor", "reviewer"}),
    "export_make": ("post", {"editor", "reviewer"}),
    "export_download": ("get", {"editor"}),
    **{f"article_report_{key}": ("get", {"editor", "reviewer"}) for key in FORMATS},
    "article_publish": ("get", {"editor"}),
    "publication_progress": ("get", {"editor"}),
    "publication_withdraw": ("post", {"editor"}),
    "correction_case_list": ("get", {"editor"}),
    "correction_case_detail": ("get", {"editor"}),
    "correction_draft": ("post", {"editor"}),
    "correction_notice": ("post", {"editor"}),
    "correction_settle": ("post", {"editor"}),
    "correction_reopen": ("post", {"editor"}),
    "error_report_list": ("get", {"editor"}),
    "error_report_detail": ("get", {"editor"}),
    "error_report_dismiss": ("post", {"editor"}),
    "error_report_reopen": ("post", {"editor"}),
    "work_list": ("get", ALL),
    "claim_list": ("get", ALL),
    "speaker_list": ("get", ALL),
    "speaker_detail": ("get", ALL),
    "claim_register": ("get", ALL),
    "contradiction_list": ("get", ALL),
    "speaker_merge": ("post", {"editor", "reviewer"}),
    "speaker_separate": ("post", {"editor", "reviewer"}),
    "speaker_wikidata": ("post", {"editor", "reviewer"}),
    "dashboard": ("get", ALL),
    "claims_change": ("post", {"editor", "reviewer"}),
    "claims_undo": ("post", {"editor", "reviewer"}),
    "filter_save": ("post", ALL),
    "filter_delete": ("post", ALL),
    "claim_checked": ("get", ALL),
    "article_checked": ("get", ALL),
    "fact_check_list": ("get", {"administrator"}),
    "search": ("get", ALL),
    **{
        f"moved_{name}": ("get", ALL)
        for name in ("claim_list", "question_list", "mention_list", "newsroom_settings")
    },
    "revision_list": ("get", ALL),
    "revision_start": ("get", {"editor"}),
    "revision_confirm": ("get", {"editor"}),
    "revision_detail": ("get", ALL),
    "article_compare": ("get", ALL),
    "article_split": ("get", {"editor"}),
    "carry_over_confirm": ("post", {"editor"}),
    "claim_place": ("post", {"editor"}),
    "article_detail": ("get", ALL),
    "article_news": ("post", ALL),
    "claim_flag": ("post", {"editor", "reviewer"}),
    "statement_kind": ("post", {"editor"}),
    "statement_split": ("post", {"editor"}),
    "statement_merge": ("post", {"editor"}),
    "statements_flag": ("post", {"editor", "reviewer"}),
    "speakers_confirm": ("post", {"editor", "reviewer"}),
    "statements_assign": ("post", {"editor", "reviewer"}),
    "fact_tick": ("post", {"editor", "reviewer"}),
    "fact_untick": ("post", {"editor", "reviewer"}),
    "statement_attribute": ("post", {"editor", "reviewer"}),
    "quotation_mark": ("post", {"editor"}),
    "quotation_unmark": ("post", {"editor"}),
    "speaker_edit": ("get", {"editor", "reviewer"}),
    "inconsistency_ask": ("post", {"editor", "reviewer"}),
    "inconsistency_dismiss": ("post", {"editor", "reviewer"}),
    "attribution_confirm": ("post", {"editor", "reviewer"}),
    "claim_move": ("post", {"editor", "reviewer"}),
    "claim_assign": ("post", {"editor", "reviewer"}),
    "claim_edit": ("post", {"editor", "reviewer"}),
    "comment_add": ("post", {"editor", "reviewer"}),
    "thread_settle": ("post", {"editor", "reviewer"}),
    "file_add": ("post", {"editor", "reviewer"}),
    "file_download": ("get", ALL),
    "mention_list": ("get", ALL),
    "mention_read": ("post", ALL),
    "notification_list": ("get", ALL),
    "header_counts": ("get", ALL),
    "notification_settings": ("post", ALL),
    "question_list": ("get", ALL),
    "question_override": ("post", {"editor"}),
    "article_undo": ("post", {"editor"}),
    "question_ask": ("post", {"editor", "reviewer"}),
    "question_close": ("post", {"editor", "reviewer"}),
    "citation_add": ("post", {"reviewer"}),
    "upload_add": ("post", {"reviewer"}),
    "source_cite": ("get", {"reviewer"}),
    "source_add": ("post", {"reviewer"}),
    "source_edit": ("get", {"reviewer"}),
    "source_restrict": ("get", {"editor"}),
    "source_capture": ("get", {"reviewer"}),
    "origin_judge": ("get", {"reviewer"}),
    "source_origin": ("get", {"reviewer"}),
    "citation_detail": ("get", ALL),
    "citation_edit": ("post", {"reviewer"}),
    "citation_sense": ("post", {"reviewer"}),
    "citation_fetch": ("post", {"reviewer"}),
    "calculation_add": ("get", {"reviewer"}),
    "calculation_edit": ("get", {"reviewer"}),
    "calculation_remove": ("post", {"reviewer"}),
    "citation_upload": ("post", {"reviewer"}),
    "claim_review": ("get", {"editor"}),
    "verdict_record": ("post", {"reviewer"}),
    "verdict_sign_off": ("post", {"reviewer"}),
    "verdict_confirm": ("post", {"reviewer"}),
    "verdict_reconfirm": ("post", {"reviewer"}),
    "tie_break": ("post", {"editor"}),
    "source_list": ("get", ALL),
    "source_detail": ("get", ALL),
    "source_compare": ("get", ALL),
    "source_fetch": ("post", {"reviewer"}),
    "source_reopen": ("post", {"editor"}),
    "capture_detail": ("get", ALL),
    "capture_original": ("get", ALL),
    "capture_picture": ("get", ALL),
    "capture_record": ("get", ALL),
    "capture_warc": ("get", ALL),
    "capture_recording": ("get", ALL),
    "capture_captions": ("get", ALL),
    "capture_read": ("post", {"reviewer"}),
    "capture_correct": ("get", {"reviewer"}),
    "account_detail": ("get", ALL),
    "keys_set": ("post", ALL),
    "theme_set": ("post", ALL),
    "session_end": ("post", ALL),
    "other_sessions_end": ("post", ALL),
    "help": ("get", ALL),
    "help_page": ("get", ALL),
    "newsroom_settings": ("get", {"administrator"}),
    "tag_list": ("get", {"administrator"}),
    "tag_rename": ("post", {"administrator"}),
    "retention": ("get", {"administrator"}),
    "publisher_profile": ("get", {"administrator"}),
    "webhook_list": ("get", {"administrator"}),
    "webhook_create": ("get", {"administrator"}),
    "webhook_edit": ("get", {"administrator"}),
    "webhook_change": ("post", {"administrator"}),
    "delivery_send": ("post", {"administrator"}),
    "scale_list": ("get", {"administrator"}),
    "scale_create": ("get", {"administrator"}),
    "scale_edit": ("get", {"administrator"}),
    "rating_create": ("get", {"administrator"}),
    "rating_edit": ("get", {"administrator"}),
    "rating_change": ("post", {"administrator"}),
    "newsroom_history": ("get", {"administrator"}),
    "login_list": ("get", {"administrator"}),
    "message_list": ("get", {"administrator"}),
    "person_list": ("get", {"administrator"}),
    "invitation_create": ("get", {"administrator"}),
    "person_edit": ("get", {"administrator"}),
    "invitation_revoke": ("post", {"administrator"}),
    "two_factor_reset": ("post", {"administrator"}),
    "team_create": ("get", {"administrator"}),
    "team_edit": ("get", {"administrator"}),
    "team_delete": ("post", {"administrator"}),
    "token_list": ("get", ALL),
    "token_revoke": ("post", {"editor", "administrator"}),
    "every_token": ("get", {"administrator"}),
    "integration_create": ("post", {"administrator"}),
    "api_reference": ("get", ALL),
    **{
        f"api_{name}": ("get", ALL)
        for name in (
            *(
                "article_list",
                "article",
                "revision_list",
                "revision",
                "statement_list",
                "statement",
            ),
            *("claim_list", "claim", "earlier_checks", "source_list", "source", "citation_list"),
            *("citation", "capture_list", "capture", "verdict_list", "verdict", "sign_off_list"),
            *("sign_off", "question_list", "question", "token"),
        )
    },
    "api_correction_case_list": ("get", {"editor"}),
    "api_correction_case": ("get", {"editor"}),
    "api_publication": ("get", ALL),
    "api_edition_publish": ("post", {"editor"}),
    "api_publication_withdraw": ("post", {"editor"}),
    "api_export_list": ("get", {"editor", "reviewer"}),
    "api_export": ("get", {"editor"}),
    "api_export_file": ("get", {"editor"}),
    "api_search": ("get", ALL),
    "api_article_import": ("post", {"editor"}),
    "api_article_import_progress": ("get", {"editor"}),
    "api_claim_flag": ("post", {"editor", "reviewer"}),
    "api_source_attach": ("post", {"reviewer"}),
    "api_verdict_record": ("post", {"reviewer"}),
    "api_verdict_sign_off": ("post", {"reviewer"}),
    "api_question_ask": ("post", {"editor", "reviewer"}),
    "api_question_answer": ("post", {"editor", "reviewer"}),
    "api_export_ask": ("post", {"editor", "reviewer"}),
    "api_bulk_import_ask": ("post", {"editor"}),
    "api_bulk_import_progress": ("get", {"editor"}),
    "api_article_export": ("get", {"editor", "reviewer"}),
    "api_cms_save": ("put", {"editor"}),
    "api_cms_gate": ("get", ALL),
}
OF_REVISIONS = {"revision_confirm", "revision_detail", "carry_over_confirm", "claim_place"}
OWN = {
    "import_confirm",
    "import_progress",
    "revision_confirm",
    "export_download",
    "api_export",
    "api_export_file",
    "api_article_import_progress",
    "api_bulk_import_progress",
    "token_revoke",
}  # of whoever began it: others do not find it
OPEN_TO_STRANGERS = {
    "health",
    "health_live",
    "health_ready",
    "metrics",
    "invitation_accept",
    "language_set",
    "publication_detail",
    "edition_detail",
    "edition_html",
    "edition_json",
    "publication_list",
    "publication_embed",
    "error_report",
    "policy_detail",
    "oembed",
    "checks_atom",
    "checks_json",
    "corrections_atom",
    "corrections_json",
    "sitemap",
    "sitemap_part",
    "robots",
    "api_openapi",
}


def make_tag(article: Article, by: User) -> Tag:
    tag = Tag.objects.create(name="transport")
    ArticleTag.objects.create(article=article, tag=tag, tagged_by=by)
    return tag


def names_of(patterns, prefix: str = "") -> dict[str, str]:
    """URL names of the project, with their routes; libraries' own apart."""
    routes: dict[str, str] = {}
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            routes[pattern.name or ""] = route
        elif isinstance(pattern, URLResolver) and not route.startswith(("accounts/", "admin/")):
            routes |= names_of(pattern.url_patterns, route)
    return routes


def test_every_address_is_in_the_table():
    assert set(names_of(get_resolver().url_patterns)) == set(TABLE) | OPEN_TO_STRANGERS


@pytest.fixture
def things(reports_read_once, editor, reviewer, second_reviewer, administrator, article, verdict):
    """What the addresses are about, by the name of their parameter, and what to send."""
    claim = verdict.claim
    NewsroomSettings.objects.create(
        pk=1, **dict.fromkeys(Rule.values, "should")
    )  # nothing holds it back
    edition = make_edition(article, editor)  # before what is undone, which is the last entry
    other = make_claim(article, editor, "Nobody has counted the cars")
    judged = record_verdict(
        other, by=reviewer, rating=verdict.rating, explanation="So.", expected_version=other.version
    )
    dissent = sign_off(
        judged, by=second_reviewer, agrees=False, reason="No.", expected_version=other.version
    )
    attach_upload(
        claim,
        by=reviewer,
        title="Letter",
        file_name="a.txt",
        data=b"A letter about it.",
        stance=Citation.Stance.CONTEXT,
    )
    citation = make_citation(claim, second_reviewer)
    question = ask_question(
        claim, by=editor, addressee="X", channel=Question.Channel.EMAIL, text="Why?"
    )
    first = article.revisions.get().statements.first()
    tick_fact(first, by=editor, fact=tuple(first.facts[0]))
    comment = add_comment(claim, by=editor, text="Look.")
    file = attach_file(claim, by=editor, file_name="notes.bin", data=b"\x00\x01")
    imported = Import.objects.create(
        key=uuid.uuid4(), title="T", text="Text.", origin=Origin.PASTE, imported_by=editor
    )
    for name in ("John Roe", "Jim Poe"):
        make_article(editor).speakers.update(name=name)
    merge_names(by=editor, name="Jim Poe", into="Jane Doe")
    upload = Citation.objects.exclude(pk=citation.pk).get()
    upload_instead(citation.source, by=reviewer, file_name="b.txt", data=b"Not a letter.")
    token, _secret = create_token(by=editor, name="CMS", scopes=[], days=1)
    make_recording(upload.source.captures.get())
    return {
        "article_id": article.pk,
        "statement_id": first.pk,
        "quotation_id": Quotation.objects.filter(statement__revision__article=article)[0].pk,
        "speaker_id": article.speakers.all()[0].pk,
        "inconsistency_id": make_inconsistency(article).pk,
        "attribution_id": Attribution.objects.filter(statement=first).get().pk,
        "claim_id": claim.pk,
        "question_id": question.pk,
        "comment_id": comment.pk,
        "file_id": file.pk,
        "citation_id": citation.pk,
        "finding_id": make_turned_finding(citation, citation.source.captures.get()).pk,
        "calculation_id": make_calculation(citation, reviewer).pk,
        "verdict_id": verdict.pk,
        "sign_off_id": dissent.pk,
        "source_id": upload.source_id,
        "kind": "interview",
        "origin_id": make_common_origin(upload.source, reviewer).pk,
        "page_id": citation.source_id,
        "capture_id": upload.source.captures.get().pk,
        "user_id": editor.pk,
        "invitation_id": make_invitation().pk,
        "team_id": Team.objects.create(name="Politics").pk,
        "export_id": make_export(article, editor).pk,
        "publication_id": edition.publication_id,
        "case_id": CorrectionCase.objects.create(edition=edition).pk,
        "report_id": ErrorReport.objects.create(edition=edition, text="It cost six.").pk,
        "background_publication_id": BackgroundPublication.objects.create(
            article=article, language="en", asked_by=editor
        ).pk,
        "key": imported.key,
        "background_import_id": BackgroundImport.objects.create(
            confirmed=imported, title="T", language="en", asked_by=editor
        ).pk,
        "name": "import",
        "session_id": 1,
        "filter_id": 1,
        "scale_id": article.scale_id,
        "rating_id": Rating.objects.filter(scale=article.scale)[0].pk,
        "tag_id": make_tag(article, editor).pk,
        "number": 1,
        "bulk_import_id": BulkImport.objects.create(
            asked_by=editor, scale=article.scale, token="CMS", language="en", lines=1
        ).pk,
        "webhook_id": make_webhook(administrator).pk,
        "delivery_id": make_delivery(administrator).pk,
        "token_id": token.pk,
        "system": "ours",
        "cms_key": CmsLink.objects.create(
            system="ours",
            key="4711",
            sha256=article.revisions.get().sha256,
            origin=article.origin,
            saved_by=editor,
            saved_with=token,
            saved_at=timezone.now(),
        ).key,
    }


def new_text(name: str, things: dict[str, Any]) -> dict[str, Any]:
    """For the addresses of revisions: a second text, and a third that is not confirmed yet.

    To confirm a verdict: one of another newsroom.
    """
    if name == "error_report_reopen":
        decided = {"state": "dismissed", "reason": "No.", "decided_by": things["user_id"]}
        ErrorReport.objects.filter(pk=things["report_id"]).update(**decided)
    if name == "correction_reopen":
        settled = {"state": "settled", "reason": "No.", "settled_by": things["user_id"]}
        case = CorrectionCase.objects.filter(pk=things["case_id"])
        case.update(**settled, closed_at=timezone.now())
    if name == "api_edition_publish":
        article = Article.objects.get(pk=things["article_id"])
        make_approval(article, User.objects.get(pk=things["user_id"]))
    if name == "verdict_confirm":
        return {"verdict_id": make_external_verdict(things["verdict_id"]).pk}
    if name not in OF_REVISIONS:
        return {}
    article = Article.objects.get(pk=things["article_id"])
    editor = User.objects.get(pk=things["user_id"])
    revision = make_revision(article, editor, SHORT.replace("4.5", "5.4"))
    made: dict[str, Any] = {"carry_over_id": revision.carry_overs.all()[0].pk, "number": 1}
    if name == "revision_confirm":
        made["key"] = start_revision(article, by=editor, pasted=SHORT).key
    return made


def make_external_verdict(verdict_id: int) -> Verdict:
    theirs = User.objects.create(username="elsewhere-1", is_external=True, is_active=False)
    values = Verdict.objects.filter(pk=verdict_id).values().get()
    return Verdict.objects.create(**values | {"id": None, "number": 2, "author_id": theirs.pk})


@cache
def routes() -> dict[str, str]:
    return names_of(get_resolver().url_patterns)


def address(name: str, things: dict[str, Any]) -> str:
    route = "/" + routes()[name]
    if name == "source_fetch":  # what was uploaded has no address
        things = things | {"source_id": things["page_id"]}
    for parameter, value in things.items():
        for kind in ("int", "uuid", "str", "slug"):
            route = route.replace(f"<{kind}:{parameter}>", str(value))
    return route


def typed(name: str, things: dict[str, Any]) -> dict[str, Any]:
    """What a person would send: sound enough that only their rights decide."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    if name == "api_search":
        return {"words": "bridge"}
    if TABLE[name][0] == "get":
        return {}
    claim = Claim.objects.select_related("revision__article__scale").get(pk=things["claim_id"])
    statement = Statement.objects.select_related("revision").get(pk=things["statement_id"])
    file = SimpleUploadedFile("b.txt", b"Another letter.")
    citation = {"url": "https://www.example.org/", "stance": "context"}
    sent: dict[str, dict[str, Any]] = {
        "article_news": {"look": "1", "statement": statement.pk},
        "claim_flag": {"reason": "disputed", "priority": "2"},
        "statement_kind": {"expected_version": statement.version, "kind": "reported"},
        "statement_split": {"expected_version": statement.version, "before": "said"},
        "statement_merge": {"expected_version": statement.version},
        "statement_attribute": {"expected_version": "", "name": "Somebody"},
        "fact_tick": {"fact": "-".join(map(str, statement.facts[-1]))},
        "fact_untick": {"expected_version": 1, "fact": "-".join(map(str, statement.facts[0]))},
        "quotation_mark": {"expected_version": statement.version, "words": "said"},
        "quotation_unmark": {"expected_version": 1},
        "inconsistency_ask": {"expected_version": 1, "addressee": "Z", "channel": "email"},
        "inconsistency_dismiss": {"expected_version": 1, "reason": "Both are right."},
        "attribution_confirm": {"expected_version": 1},
        "claim_move": {"expected_version": claim.version, "to": "help_needed"},
        "claim_edit": {"expected_version": claim.version, "reason": "legal", "priority": "1"},
        "thread_settle": {"expected_version": 0, "resolved": "yes"},
        "file_add": {"file": file},
        "question_override": {"expected_version": 1, "reason": "The paper goes to press."},
        "article_undo": {"entry": UndoEntry.objects.filter(kind="attach_file").earliest("pk").pk},
        "claim_assign": {"expected_version": claim.version, "assignee": ""},
        "comment_add": {"text": "Well."},
        "question_ask": {"whom": "other", "addressee": "Y", "channel": "email", "text": "How?"},
        "question_close": {"expected_version": 1, "answer": "So."},
        "citation_add": citation,
        "upload_add": {"file": file, "stance": "context"},
        "source_add": {
            "person": "Jane",
            "channel": "email",
            "dated_on": "2025-02-25",
            "stance": "context",
            "visibility": "public",
        },
        "citation_edit": {"expected_version": 1, "stance": "refutes"},
        "citation_sense": {"expected_version": 0, "is_turned": "no", "reason": "He quotes it."},
        "citation_upload": {"file": file},
        "calculation_remove": {"expected_version": 1},
        "verdict_record": {
            "expected_version": claim.version,
            "rating": Rating.objects.filter(scale=claim.revision.article.scale).first().pk,  # type: ignore[union-attr]
            "explanation": "So.",
        },
        "carry_over_confirm": {"expected_version": 1},
        "export_make": {"form": "pdf", "rendering": "public"},
        "publication_withdraw": {"expected_version": 1, "reason": "Wrong."},
        "claim_place": {"expected_version": claim.version, "words": "It is safe"},
        "verdict_sign_off": {"expected_version": claim.version, "agrees": "no", "reason": "No."},
        "webhook_change": {"do": "test"},
    }
    ids = statement.revision.statements.values_list("pk", flat=True)
    selected = {"statements": ",".join(map(str, ids)), "look": "1"}
    sent["statements_flag"] = selected | {"reason": "disputed", "priority": "2"}
    sent["speakers_confirm"] = selected
    reviewer = User.objects.filter(is_reviewer=True).earliest("pk")
    sent["statements_assign"] = selected | {"assignee": reviewer.pk}
    sent["keys_set"] = {"on": "no"}
    sent["claims_change"] = {"claim": f"{claim.pk}:{claim.version}", "priority": "1"}
    sent["filter_save"] = {"name": "Late", "query": "due=late"}
    sent["tag_rename"] = {"name": "sea"}
    sent["speaker_merge"] = {"name": "Jane Doe", "other": "John Roe"}
    sent["speaker_separate"] = {"name": "Jane Doe", "other": "Jim Poe"}
    sent["speaker_wikidata"] = {"name": "Jane Doe", "wikidata_id": "Q42", "expected_version": "0"}
    sent["rating_change"] = {
        "do": "down",
        "expected_version": claim.revision.article.scale.fingerprint(),
    }
    sent["theme_set"] = {"theme": "dark"}
    sent["integration_create"] = {"name": "CMS", "is_editor": "on"}
    sent["correction_draft"] = {"expected_version": 1, "draft": "We were wrong."}
    sent["correction_notice"] = {"name": "The agency", "channel": "email"}
    sent["correction_settle"] = {"expected_version": 1, "reason": "A misprint."}
    sent["correction_reopen"] = {"expected_version": 1}
    sent["error_report_dismiss"] = {"expected_version": 1, "reason": "It did not."}
    sent["error_report_reopen"] = {"expected_version": 1}
    sent["source_reopen"] = {
        "reason": "Retracted.",
        "expected_version": f"{claim.pk}:{claim.version}",
    }
    if name.startswith("api_"):
        return sent_by_programs(claim, statement)[name]
    return sent[name] if name in sent else typed_about_state(name, claim, things)


def sent_by_programs(claim: Claim, statement: Statement) -> dict[str, dict[str, Any]]:
    """What a program would send to the API, with the version that it has read."""
    version = {"expected_version": claim.version}
    return {
        "api_article_import": {"title": "T", "text": "The text."},
        "api_claim_flag": {"expected_version": statement.version},
        "api_source_attach": {"url": "https://www.example.org/", "stance": "context"} | version,
        "api_verdict_record": {"rating": "True", "explanation": "So."} | version,
        "api_verdict_sign_off": {"reason": "No."} | version,
        "api_question_ask": {"addressee": "Y", "question": "How?"} | version,
        "api_question_answer": {"answer": "So."},
        "api_export_ask": {"format": "pdf"},
        "api_edition_publish": {"expected_version": 1, "note": "So."},
        "api_publication_withdraw": {"expected_version": 1, "reason": "Wrong."},
        "api_bulk_import_ask": {"title": "T", "text": "The text."},
        "api_cms_save": {"title": "T", "text": "Another text."},
    }


def typed_about_state(name: str, claim: Claim, things: dict[str, Any]) -> dict[str, Any]:
    """What a person would send in a form that says which state its page displayed."""
    if name == "rule_override":
        revision = Article.objects.get(pk=things["article_id"]).revisions.latest("number")
        unsigned = rules.checks_of(revision, reader=claim.flagged_by)[1]
        about = {"rule": "unsigned", "displayed_violations": unsigned.digest}
        return about | {"reason": "Late."}
    if name == "article_approve":
        return {"displayed_state": rules.state_of(Article.objects.get(pk=things["article_id"]))}
    if name == "tie_break":
        disputed = Claim.objects.get(verdicts__sign_offs=things["sign_off_id"])
        about = {"outcome": "first", "reason": "So it is."}
        return {"expected_version": disputed.version, **about}
    if name in {"verdict_reconfirm", "verdict_confirm"}:
        displayed = Fingerprints.of(claim).digest
        return {"expected_version": claim.version, "displayed_captures": displayed}
    return {}


def answers(client, things) -> dict[str, HttpResponse]:
    """What each address answers; what it changed is undone before the next one is asked."""
    responses = {}
    for name, (method, _allowed) in TABLE.items():
        undone = transaction.atomic()
        undone._from_testcase = True  # type: ignore[attr-defined]  # as around each test
        with undone:
            about = things | new_text(name, things)
            responses[name] = getattr(client, method)(address(name, about), typed(name, about))
            transaction.set_rollback(True)
    return responses


def expected(name: str, who: str) -> set[int]:
    """The statuses that are right for this person at this address."""
    if who in TABLE[name][1]:
        return {200, 201, 202, 301, 302}
    return {403, 404} if name in OWN else {403}


@pytest.mark.parametrize("who", PEOPLE)
def test_each_address_is_open_to_the_right_roles_only(request, client, things, who):
    client.force_login(request.getfixturevalue("second_reviewer" if who == "reviewer" else who))

    statuses = {name: each.status_code for name, each in answers(client, things).items()}

    assert {n: s for n, s in statuses.items() if s not in expected(n, who)} == {}


def test_visitors_are_redirected_to_the_login(client, things):
    said = answers(client, things)
    programs = {name: each for name, each in said.items() if address(name, things).startswith(API)}
    sent = {n: each.headers.get("Location", "") for n, each in said.items() if n not in programs}

    assert {n: to for n, to in sent.items() if not to.startswith("/accounts/login/")} == {}
    assert {each.status_code for each in programs.values()} == {401}
    assert {each["Content-Type"] for each in programs.values()} == {"application/problem+json"}


def test_what_is_public_needs_no_login(client, things):
    key = Publication.objects.get(pk=things["publication_id"]).key
    about = things | {"key": key, "number": 1, "name": "methods"}
    PublisherProfile.objects.create(pk=1, methods="We call everybody.")

    statuses = {
        name: client.get(address(name, about)).status_code
        for name in OPEN_TO_STRANGERS & {pattern.name for pattern in publication_urls} - {"oembed"}
    }

    assert {name: status for name, status in statuses.items() if status != 200} == {}


def test_the_author_of_a_verdict_cannot_sign_it_off(client, things, reviewer):
    client.force_login(reviewer)

    response = client.post(address("verdict_sign_off", things), typed("verdict_sign_off", things))

    assert response.status_code == 403
    assert "did not record the verdict" in response.content.decode()
