"""Addresses: one URL, one view, both named noun_verb."""

from django.urls import path
from django.views.generic import RedirectView

from articles.api.urls import api_urls
from articles.publication_urls import publication_urls
from articles.reports import FORMATS
from articles.source_urls import source_urls
from articles.views import (
    account,
    accounts,
    claims,
    newsroom,
    newsroom_history,
    questions,
    statements,
    verdicts,
)
from articles.views.administration import retention, scales, tokens, webhooks
from articles.views.articles import (
    already_checked,
    articles,
    bulk,
    choose,
    fact_checks,
    imports,
    live_updates,
    opened_desk,
    readers,
    revisions,
    search,
    split_again,
)
from articles.views.publishing import claim_reviews, exports, gate
from articles.views.registers import claims as claim_lists
from articles.views.registers import notifications, overview, register, speakers
from articles.views.sources import add_source, citations

desk_urls = [
    path("articles/<int:article_id>/", opened_desk.article_detail, name="article_detail"),
    path(
        "articles/<int:article_id>/checked/",
        already_checked.article_checked,
        name="article_checked",
    ),
    path("articles/<int:article_id>/flag/", bulk.statements_flag, name="statements_flag"),
    path("articles/<int:article_id>/confirm/", bulk.speakers_confirm, name="speakers_confirm"),
    path("articles/<int:article_id>/assign/", bulk.statements_assign, name="statements_assign"),
    path("articles/<int:article_id>/news/", live_updates.article_news, name="article_news"),
    path("statements/<int:statement_id>/flag/", statements.claim_flag, name="claim_flag"),
    path("statements/<int:statement_id>/kind/", statements.statement_kind, name="statement_kind"),
    path(
        "statements/<int:statement_id>/split/", statements.statement_split, name="statement_split"
    ),
    path(
        "statements/<int:statement_id>/merge/", statements.statement_merge, name="statement_merge"
    ),
    path("statements/<int:statement_id>/tick/", statements.fact_tick, name="fact_tick"),
    path("statements/<int:statement_id>/untick/", statements.fact_untick, name="fact_untick"),
    path(
        "statements/<int:statement_id>/attribute/",
        statements.statement_attribute,
        name="statement_attribute",
    ),
    path(
        "statements/<int:statement_id>/quotations/",
        statements.quotation_mark,
        name="quotation_mark",
    ),
    path(
        "quotations/<int:quotation_id>/remove/",
        statements.quotation_unmark,
        name="quotation_unmark",
    ),
    path("speakers/<int:speaker_id>/edit/", statements.speaker_edit, name="speaker_edit"),
    path(
        "inconsistencies/<int:inconsistency_id>/ask/",
        statements.inconsistency_ask,
        name="inconsistency_ask",
    ),
    path(
        "inconsistencies/<int:inconsistency_id>/dismiss/",
        statements.inconsistency_dismiss,
        name="inconsistency_dismiss",
    ),
    path(
        "attributions/<int:attribution_id>/confirm/",
        statements.attribution_confirm,
        name="attribution_confirm",
    ),
    path("claims/<int:claim_id>/checked/", already_checked.claim_checked, name="claim_checked"),
    path("claims/<int:claim_id>/move/", claims.claim_move, name="claim_move"),
    path("claims/<int:claim_id>/assign/", claims.claim_assign, name="claim_assign"),
    path("claims/<int:claim_id>/edit/", claims.claim_edit, name="claim_edit"),
    path("claims/<int:claim_id>/citations/", citations.citation_add, name="citation_add"),
    path("claims/<int:claim_id>/uploads/", add_source.upload_add, name="upload_add"),
    path("claims/<int:claim_id>/sources/", add_source.source_cite, name="source_cite"),
    path("claims/<int:claim_id>/sources/<str:kind>/", add_source.source_add, name="source_add"),
    path("citations/<int:citation_id>/", citations.citation_detail, name="citation_detail"),
    path("citations/<int:citation_id>/edit/", citations.citation_edit, name="citation_edit"),
    path(
        "citations/<int:citation_id>/sense/<int:finding_id>/",
        citations.citation_sense,
        name="citation_sense",
    ),
    path("citations/<int:citation_id>/fetch/", citations.citation_fetch, name="citation_fetch"),
    path("citations/<int:citation_id>/upload/", citations.citation_upload, name="citation_upload"),
    path("claims/<int:claim_id>/review/", claim_reviews.claim_review, name="claim_review"),
    path("claims/<int:claim_id>/verdicts/", verdicts.verdict_record, name="verdict_record"),
    path("verdicts/<int:verdict_id>/sign-off/", verdicts.verdict_sign_off, name="verdict_sign_off"),
    path("sign-offs/<int:sign_off_id>/tie-break/", verdicts.tie_break, name="tie_break"),
    path("verdicts/<int:verdict_id>/confirm/", verdicts.verdict_confirm, name="verdict_confirm"),
    path(
        "verdicts/<int:verdict_id>/reconfirm/", verdicts.verdict_reconfirm, name="verdict_reconfirm"
    ),
]

talk_urls = [
    path("claims/<int:claim_id>/comments/", claims.comment_add, name="comment_add"),
    path("comments/<int:comment_id>/settle/", claims.thread_settle, name="thread_settle"),
    path("claims/<int:claim_id>/files/", claims.file_add, name="file_add"),
    path("files/<int:file_id>/", claims.file_download, name="file_download"),
    path("mentions/", claims.mention_list, name="mention_list"),
    path("mentions/read/", claims.mention_read, name="mention_read"),
    path("notifications/", notifications.notification_list, name="notification_list"),
    path("header/", notifications.header_counts, name="header_counts"),
    path("claims/<int:claim_id>/questions/", questions.question_ask, name="question_ask"),
    path("questions/", questions.question_list, name="question_list"),
    path("questions/<int:question_id>/close/", questions.question_close, name="question_close"),
    path(
        "questions/<int:question_id>/override/",
        questions.question_override,
        name="question_override",
    ),
    path("articles/<int:article_id>/undo/", newsroom.article_undo, name="article_undo"),
]

article_urls = [
    path("", articles.home, name="home"),
    path("articles/", articles.article_list, name="article_list"),
    path("articles/import/", imports.article_import, name="article_import"),
    path(
        "articles/import/<int:background_import_id>/",
        imports.import_progress,
        name="import_progress",
    ),
    path("articles/import/choose/", choose.import_choose, name="import_choose"),
    path("articles/import/<uuid:key>/", imports.import_confirm, name="import_confirm"),
    path("articles/<int:article_id>/edit/", articles.article_edit, name="article_edit"),
    path("articles/<int:article_id>/plan/", articles.article_plan, name="article_plan"),
    path("articles/<int:article_id>/readers/", readers.article_readers, name="article_readers"),
    path("articles/<int:article_id>/archive/", readers.article_archive, name="article_archive"),
    path("articles/<int:article_id>/delete/", readers.article_delete, name="article_delete"),
    path("articles/<int:article_id>/restore/", readers.article_restore, name="article_restore"),
    path("articles/<int:article_id>/gate/", gate.article_gate, name="article_gate"),
    path("articles/<int:article_id>/gate/override/", gate.rule_override, name="rule_override"),
    path("articles/<int:article_id>/gate/approve/", gate.article_approve, name="article_approve"),
    path("articles/<int:article_id>/export/", exports.article_export, name="article_export"),
    path("articles/<int:article_id>/exports/", exports.export_make, name="export_make"),
    path("exports/<int:export_id>/", exports.export_download, name="export_download"),
    *(
        path(
            f"articles/<int:article_id>/report.{key}",
            exports.article_report,
            {"key": key},
            name=f"article_report_{key}",
        )
        for key in FORMATS
    ),
    path("work/", claims.work_list, name="work_list"),
    path("claims/", claim_lists.claim_list, name="claim_list"),
    path("claims/register/", register.claim_register, name="claim_register"),
    path("claims/contradictions/", register.contradiction_list, name="contradiction_list"),
    path("speakers/", overview.speaker_list, name="speaker_list"),
    path("speakers/record/", speakers.speaker_detail, name="speaker_detail"),
    path("speakers/merge/", speakers.speaker_merge, name="speaker_merge"),
    path("speakers/separate/", speakers.speaker_separate, name="speaker_separate"),
    path("speakers/wikidata/", speakers.speaker_wikidata, name="speaker_wikidata"),
    path("dashboard/", overview.dashboard, name="dashboard"),
    path("claims/change/", claim_lists.claims_change, name="claims_change"),
    path("claims/undo/", claim_lists.claims_undo, name="claims_undo"),
    path("claims/filters/", claim_lists.filter_save, name="filter_save"),
    path("claims/filters/<int:filter_id>/", claim_lists.filter_delete, name="filter_delete"),
    path("search/", search.search, name="search"),
]

revision_urls = [
    path("articles/<int:article_id>/revisions/", revisions.revision_list, name="revision_list"),
    path(
        "articles/<int:article_id>/revisions/new/", revisions.revision_start, name="revision_start"
    ),
    path(
        "articles/<int:article_id>/revisions/new/<uuid:key>/",
        revisions.revision_confirm,
        name="revision_confirm",
    ),
    path(
        "articles/<int:article_id>/revisions/<int:number>/",
        revisions.revision_detail,
        name="revision_detail",
    ),
    path("articles/<int:article_id>/split/", split_again.article_split, name="article_split"),
    path("articles/<int:article_id>/compare/", revisions.article_compare, name="article_compare"),
    path(
        "carry_overs/<int:carry_over_id>/confirm/",
        revisions.carry_over_confirm,
        name="carry_over_confirm",
    ),
    path("claims/<int:claim_id>/place/", revisions.claim_place, name="claim_place"),
]

people_urls = [
    path("account/", account.account_detail, name="account_detail"),
    path("account/keys/", account.keys_set, name="keys_set"),
    path("account/theme/", account.theme_set, name="theme_set"),
    path("language/", account.language_set, name="language_set"),
    path("account/notices/", notifications.notification_settings, name="notification_settings"),
    path("account/sessions/", account.other_sessions_end, name="other_sessions_end"),
    path("account/sessions/<int:session_id>/", account.session_end, name="session_end"),
    path("account/tokens/", tokens.token_list, name="token_list"),
    path("account/tokens/<int:token_id>/revoke/", tokens.token_revoke, name="token_revoke"),
    path("settings/tokens/", tokens.all_tokens, name="every_token"),
    path("settings/integrations/", tokens.integration_create, name="integration_create"),
    path("people/", newsroom.person_list, name="person_list"),
    path("settings/", newsroom.newsroom_settings, name="newsroom_settings"),
    path("settings/retention/", retention.retention, name="retention"),
    path("settings/scales/", scales.scale_list, name="scale_list"),
    path("settings/scales/new/", scales.scale_create, name="scale_create"),
    path("settings/scales/<int:scale_id>/", scales.scale_edit, name="scale_edit"),
    path("settings/scales/<int:scale_id>/add/", scales.rating_create, name="rating_create"),
    path("settings/ratings/<int:rating_id>/", scales.rating_edit, name="rating_edit"),
    path("settings/ratings/<int:rating_id>/change/", scales.rating_change, name="rating_change"),
    path("settings/webhooks/", webhooks.webhook_list, name="webhook_list"),
    path("settings/webhooks/new/", webhooks.webhook_create, name="webhook_create"),
    path("settings/webhooks/<int:webhook_id>/", webhooks.webhook_edit, name="webhook_edit"),
    path("settings/webhooks/<int:webhook_id>/do/", webhooks.webhook_change, name="webhook_change"),
    path("settings/deliveries/<int:delivery_id>/", webhooks.delivery_send, name="delivery_send"),
    path("settings/fact-checks/", fact_checks.fact_check_list, name="fact_check_list"),
    path("tags/", newsroom.tag_list, name="tag_list"),
    path("tags/<int:tag_id>/", newsroom.tag_rename, name="tag_rename"),
    path("settings/history/", newsroom_history.newsroom_history, name="newsroom_history"),
    path("settings/messages/", notifications.message_list, name="message_list"),
    path("settings/logins/", newsroom_history.login_list, name="login_list"),
    path("people/invite/", newsroom.invitation_create, name="invitation_create"),
    path(
        "people/invitations/<int:invitation_id>/revoke/",
        newsroom.invitation_revoke,
        name="invitation_revoke",
    ),
    path("people/<int:user_id>/two-factor/", newsroom.two_factor_reset, name="two_factor_reset"),
    path("teams/new/", newsroom.team_create, name="team_create"),
    path("teams/<int:team_id>/", newsroom.team_edit, name="team_edit"),
    path("teams/<int:team_id>/delete/", newsroom.team_delete, name="team_delete"),
    path("people/<int:user_id>/", newsroom.person_edit, name="person_edit"),
    path("invitations/<str:token>/", accounts.invitation_accept, name="invitation_accept"),
    path("help/", newsroom.help_page, name="help"),
    path("help/<str:name>/", newsroom.help_page, name="help_page"),
]

# Addresses of version 0.1.0 that people keep as bookmarks.
moved_urls = [
    path(
        former,
        RedirectView.as_view(pattern_name=name, query_string=True, permanent=True),
        name=f"moved_{name}",
    )
    for former, name in (
        ("queue/", "claim_list"),
        ("queries/", "question_list"),
        ("for-you/", "mention_list"),
        ("house/", "newsroom_settings"),
    )
]

urlpatterns = [
    *article_urls,
    *desk_urls,
    *talk_urls,
    *revision_urls,
    *source_urls,
    *people_urls,
    *publication_urls,
    *moved_urls,
    *api_urls,
]
