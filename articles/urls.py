"""Addresses: one URL, one view, both named noun_verb."""

from django.urls import path

from articles.views import accounts, citations, claims, desk, statements, verdicts

desk_urls = [
    path("articles/<int:article_id>/", desk.article_detail, name="article_detail"),
    path("statements/<int:statement_id>/flag/", statements.claim_flag, name="claim_flag"),
    path("statements/<int:statement_id>/kind/", statements.statement_kind, name="statement_kind"),
    path("statements/<int:statement_id>/split/", statements.statement_split, name="statement_split"),
    path("statements/<int:statement_id>/merge/", statements.statement_merge, name="statement_merge"),
    path(
        "statements/<int:statement_id>/attribute/",
        statements.statement_attribute,
        name="statement_attribute",
    ),
    path(
        "attributions/<int:attribution_id>/confirm/",
        statements.attribution_confirm,
        name="attribution_confirm",
    ),
    path("claims/<int:claim_id>/move/", claims.claim_move, name="claim_move"),
    path("claims/<int:claim_id>/assign/", claims.claim_assign, name="claim_assign"),
    path("claims/<int:claim_id>/comments/", claims.comment_add, name="comment_add"),
    path("claims/<int:claim_id>/queries/", claims.query_ask, name="query_ask"),
    path("queries/<int:query_id>/close/", claims.query_close, name="query_close"),
    path("claims/<int:claim_id>/citations/", citations.citation_add, name="citation_add"),
    path("claims/<int:claim_id>/uploads/", citations.upload_add, name="upload_add"),
    path("citations/<int:citation_id>/", citations.citation_detail, name="citation_detail"),
    path("citations/<int:citation_id>/edit/", citations.citation_edit, name="citation_edit"),
    path("citations/<int:citation_id>/fetch/", citations.citation_fetch, name="citation_fetch"),
    path("citations/<int:citation_id>/upload/", citations.citation_upload, name="citation_upload"),
    path("claims/<int:claim_id>/verdicts/", verdicts.verdict_record, name="verdict_record"),
    path(
        "verdicts/<int:verdict_id>/sign-off/", verdicts.verdict_sign_off, name="verdict_sign_off"
    ),
]

people_urls = [
    path("invitations/<str:token>/", accounts.invitation_accept, name="invitation_accept"),
]

urlpatterns = [*desk_urls, *people_urls]
