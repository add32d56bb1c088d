"""What the database refuses, as a sentence: two people may do at once what each alone may do.

Actions check their rules first. Of two that check at the same moment, the database lets one win, and
the other gets a sentence from here.
"""

from collections.abc import Mapping

from django.db import DatabaseError, IntegrityError, OperationalError
from django.db.models import ProtectedError, RestrictedError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from psycopg import errors

from articles.refusals import Refused, Stale

REMOVED = _("Someone has withdrawn this or added to it in the meantime. Reload the page.")
AT_ONCE = _(
    "Someone changed this at the same moment, so nothing was saved. Reload the page, then try again."
)
BOUNDS = _(
    "Someone changed the statements here at the same moment, so nothing was saved. Reload the page, "
    "then try again."
)
DECISION = _(
    "Someone recorded a decision on this claim at the same moment. Reload the page and read it first."
)
APPROVAL = _(
    "The article changed at the same moment. Reload the page and check it, then decide again."
)
PUBLISHED = _("Someone published or withdrew this at the same moment. Reload the page.")
WITHDRAWN = _("Someone withdrew this, or built on it, at the same moment. Reload the page.")
NEW_VERSION = _(
    "The article has a new version. Open it again: what you typed is for the previous version."
)
TAKEN = _("Someone has taken this name or email address at the same moment. Choose another one.")
TWICE = _("This was added at the same moment, so it was not added twice. Reload the page.")

_NAMES: Mapping[Promise, tuple[str, ...]] = {
    BOUNDS: (
        *("statements_do_not_overlap", "statement_span", "statement_ends_in_text"),
        *("statements_cover_text", "quotation_in_statement", "quotation_unique_in_statement"),
        *("quotation_span", "attribution_in_text", "tick_on_a_fact"),
    ),
    DECISION: (
        *("verdict_number_unique", "sign_off_number_unique", "tie_break_number_unique"),
        *("sign_off_once_a_person", "sign_off_of_a_standing_verdict", "sign_off_rating_decides"),
        *("tie_break_once", "tie_break_verdict_is_the_decision", "claim_signed_off_by_enough"),
        *("claim_signed_off_has_signer", "claim_moves_are_recorded"),
        "reconfirmation_of_newest_verdict",
    ),
    APPROVAL: ("approval_of_newest_revision", "approval_meets_required_rules"),
    PUBLISHED: (
        *("edition_number_unique", "articles_publication_article_id_key"),
        *("articles_retraction_edition_id_key", "background_publication_one_unfinished"),
        "correction_case_one_open",
    ),
    WITHDRAWN: (
        *(
            "withdrawal_before_sign_off",
            "withdrawal_before_tie_break",
            "withdrawal_before_approval",
        ),
        *("articles_withdrawal_verdict_id_key", "articles_withdrawal_sign_off_id_key"),
        *("articles_withdrawal_comment_id_key", "articles_withdrawal_file_id_key"),
        *("articles_withdrawal_reconfirmation_id_key", "articles_withdrawal_tie_break_id_key"),
        *("articles_withdrawal_override_id_key", "articles_withdrawal_approval_id_key"),
    ),
    NEW_VERSION: (
        *("revision_number_unique", "claim_flagged_in_newest_revision", "claim_text_is_its_span"),
        *("tick_text_is_its_span", "carry_over_once_a_revision", "carry_over_goes_forward"),
    ),
    TAKEN: (
        *("user_username_unique_in_any_case", "user_email_unique_in_any_case"),
        *("articles_user_username_key", "team_name_unique_in_any_case"),
        *("unique_verified_email", "unique_primary_email"),
        "account_emailaddress_user_id_email_987c8728_uniq",
    ),
    TWICE: (
        *("citation_unique_in_claim", "claim_span_unique_in_revision", "source_url_unique"),
        "webhook_endpoint_address_once",
        *(
            "source_grant_once",
            "mention_once_a_person",
            "tick_once_a_fact",
            "export_one_in_the_making",
        ),
        *("speaker_unique_in_article", "job_one_pending_for_a_subject", "common_origin_once"),
        *("articles_reportimport_sha256_key", "background_import_of_a_file_once"),
        "background_import_one_edit_at_a_time",
        *("articles_claimreview_claim_id_key", "finding_once", "sense_judged_once"),
        "cell_read_once",
        *(
            "saved_filter_name_once",
            "article_tag_once",
            "tag_name_unique_in_any_case",
            "articles_articleplan_article_id_key",
        ),
        *("article_reader_person_once", "article_reader_team_once", "team_member_once"),
        *("unique_authenticator_type", "socialaccount_socialaccount_provider_uid_fc810c6e_uniq"),
    ),
    AT_ONCE: (
        *("resolution_number_unique", "presence_once_a_person", "inconsistency_settled_says_how"),
        *("articles_inconsistency_asked_question_id_key", "question_answered_iff_answer"),
        *("articles_invitation_accepted_by_id_key", "articles_import_article_id_key"),
        *("articles_import_revision_id_key", "articles_backgroundimport_confirmed_id_key"),
        *("articles_reportimport_article_id_key", "inconsistency_unique_in_revision"),
        *("import_becomes_article_or_revision", "export_made_iff_it_has_a_file"),
        *("invitation_accepted_or_revoked", "tick_says_who_and_when"),
        *("rating_used_stays", "rating_label_unique_in_scale", "rating_position_unique_in_scale"),
        *("articles_scale_key_key", "articles_speakeridentity_key_key"),
        *("speaker_identity_wikidata_once", "speaker_merge_into_a_root"),
        "articles_speakermerge_merged_id_key",
    ),
}
SENTENCES = {name: sentence for sentence, names in _NAMES.items() for name in names}
_TOGETHER = (errors.DeadlockDetected, errors.SerializationFailure, errors.LockNotAvailable)


def refusal_of(error: BaseException) -> Refused | None:
    """Return the refusal for an error of the database, None for one that is a fault of the program."""
    if isinstance(error, ProtectedError | RestrictedError):
        return Stale(REMOVED)
    cause = error.__cause__
    if isinstance(error, OperationalError) and isinstance(cause, _TOGETHER):
        return Stale(AT_ONCE)
    if not isinstance(error, DatabaseError) or not isinstance(cause, errors.Error):
        return None
    if isinstance(cause, errors.UntranslatableCharacter | errors.CharacterNotInRepertoire):
        return Refused(_("The text contains a character that cannot be stored. Remove it."))
    if isinstance(cause, errors.ForeignKeyViolation):
        return Stale(REMOVED)
    name = cause.diag.constraint_name or ""
    sentence = SENTENCES.get(name) if isinstance(error, IntegrityError) else None
    return Stale(sentence) if sentence else None
