"""The models. Their constraints and triggers keep what must always be true."""

from articles.models.articles.article import About, Article, Import, Origin, language_name
from articles.models.articles.background_import import SPLITS_AGAIN, BackgroundImport
from articles.models.articles.bulk_import import BulkImport
from articles.models.articles.cms_link import CmsLink
from articles.models.articles.plan import ArticlePlan, ArticleTag, Tag
from articles.models.articles.readers import ArticleReader, Readership
from articles.models.articles.revision import Revision, fact_keys
from articles.models.captures.capture import Capture
from articles.models.captures.correction import Correction
from articles.models.captures.download import Download
from articles.models.captures.heartbeat import SILENT_AFTER, ProcessMetrics, WorkerHeartbeat
from articles.models.captures.host_rate_limit import HostRateLimit, HostTurn
from articles.models.captures.job import Job
from articles.models.captures.recording import Recording, Transcript
from articles.models.claims.carry_over import ClaimCarryOver, alignment_fingerprint
from articles.models.claims.claim import CONTEXT, Claim
from articles.models.claims.comment import Comment, File, Mention, Resolution
from articles.models.claims.fact_check import ClaimKey, ClaimSubstance, FactCheck, FactCheckKey
from articles.models.desk_changes import (
    MIN_CHANGE_DAYS,
    Change,
    NextTransaction,
    OldestRunning,
    SeenChanges,
    Snapshot,
)
from articles.models.freshness import Drift, Freshness, Mark, SourceDrift
from articles.models.history import (
    EventContext,
    HistoryErasure,
    HistoryHead,
    HistoryLink,
    HistoryShape,
    protect_event_tables,
)
from articles.models.newsroom.api_token import ApiToken, Integration
from articles.models.newsroom.people import (
    Invitation,
    LoginAttempt,
    SavedFilter,
    SecondFactor,
    Team,
    TeamMember,
    User,
)
from articles.models.newsroom.presence import Presence, PresentPerson
from articles.models.newsroom.settings import (
    MAX_EXPORT_HOURS,
    MAX_SESSION_DAYS,
    MAX_SIGN_OFFS,
    NewsroomSettings,
    Rule,
    Severity,
)
from articles.models.newsroom.submission_key import SubmissionKey
from articles.models.newsroom.undo_entry import Event, UndoEntry
from articles.models.notifications.notification import (
    DEFAULT_DELIVERY,
    Delivery,
    Notification,
    NotificationKind,
    NotificationPreference,
)
from articles.models.notifications.outbox import OutboxMessage
from articles.models.publishing.approval import Override, PublicationApproval
from articles.models.publishing.claim_review import ClaimReview
from articles.models.publishing.correction_case import (
    LONGEST_CASE_REASON,
    LONGEST_DRAFT,
    CorrectionCase,
    CorrectionNotice,
    EditionWatch,
    PublishedChange,
)
from articles.models.publishing.error_report import LONGEST_CONTACT, LONGEST_REPORT, ErrorReport
from articles.models.publishing.publication import (
    BackgroundPublication,
    Edition,
    Export,
    Publication,
    Retraction,
)
from articles.models.publishing.publisher_profile import (
    LONGEST_POLICY,
    MAX_REPORT_DAYS,
    MIN_REPORT_DAYS,
    Policy,
    PublisherProfile,
)
from articles.models.publishing.report_import import ImportedEvent, ReportImport
from articles.models.questions import Question
from articles.models.search.documents import SearchDocument, SearchPart
from articles.models.sources.calculation import SCALES, Calculation, IsCalculatedWith, Operand
from articles.models.sources.cell_reading import CellReading
from articles.models.sources.citation import Citation
from articles.models.sources.common_origin import CommonOrigin, TextFingerprint
from articles.models.sources.finding import Finding
from articles.models.sources.fingerprints import Fingerprints, newest_hashes
from articles.models.sources.sense_judgement import SenseJudgement
from articles.models.sources.source import Source, SourceGrant
from articles.models.statements.identity import WIKIDATA_ID, SpeakerIdentity, SpeakerMerge
from articles.models.statements.inconsistency import Inconsistency
from articles.models.statements.speaker import Attribution, Speaker, speakers_by_every_name
from articles.models.statements.statement import Quotation, Statement
from articles.models.statements.tick import Tick
from articles.models.verdicts.reconfirmation import VerdictReconfirmation
from articles.models.verdicts.scale import RATING_FIELDS, Rating, Scale
from articles.models.verdicts.tie_break import TieBreak
from articles.models.verdicts.verdict import SignOff, Verdict
from articles.models.verdicts.withdrawal import Withdrawal
from articles.models.webhooks.delivery import WEBHOOK_PATIENCE, WebhookDelivery, WebhookMessage
from articles.models.webhooks.endpoint import (
    BOTH_SIGN_FOR,
    SECRET_SHOWN_FOR,
    WebhookEndpoint,
    WebhookType,
)
from articles.models.webhooks.gate import GateState, GateWatch

__all__ = [
    "BOTH_SIGN_FOR",
    "CONTEXT",
    "DEFAULT_DELIVERY",
    "LONGEST_CASE_REASON",
    "LONGEST_CONTACT",
    "LONGEST_DRAFT",
    "LONGEST_POLICY",
    "LONGEST_REPORT",
    "MAX_EXPORT_HOURS",
    "MAX_REPORT_DAYS",
    "MAX_SESSION_DAYS",
    "MAX_SIGN_OFFS",
    "MIN_CHANGE_DAYS",
    "MIN_REPORT_DAYS",
    "RATING_FIELDS",
    "SCALES",
    "SECRET_SHOWN_FOR",
    "SILENT_AFTER",
    "SPLITS_AGAIN",
    "WEBHOOK_PATIENCE",
    "WIKIDATA_ID",
    "About",
    "ApiToken",
    "Article",
    "ArticlePlan",
    "ArticleReader",
    "ArticleTag",
    "Attribution",
    "BackgroundImport",
    "BackgroundPublication",
    "BulkImport",
    "Calculation",
    "Capture",
    "CellReading",
    "Change",
    "Citation",
    "Claim",
    "ClaimCarryOver",
    "ClaimKey",
    "ClaimReview",
    "ClaimSubstance",
    "CmsLink",
    "Comment",
    "CommonOrigin",
    "Correction",
    "CorrectionCase",
    "CorrectionNotice",
    "Delivery",
    "Download",
    "Drift",
    "Edition",
    "EditionWatch",
    "ErrorReport",
    "Event",
    "EventContext",
    "Export",
    "FactCheck",
    "FactCheckKey",
    "File",
    "Finding",
    "Fingerprints",
    "Freshness",
    "GateState",
    "GateWatch",
    "HistoryErasure",
    "HistoryHead",
    "HistoryLink",
    "HistoryShape",
    "HostRateLimit",
    "HostTurn",
    "Import",
    "ImportedEvent",
    "Inconsistency",
    "Integration",
    "Invitation",
    "IsCalculatedWith",
    "Job",
    "LoginAttempt",
    "Mark",
    "Mention",
    "NewsroomSettings",
    "NextTransaction",
    "Notification",
    "NotificationKind",
    "NotificationPreference",
    "OldestRunning",
    "Operand",
    "Origin",
    "OutboxMessage",
    "Override",
    "Policy",
    "Presence",
    "PresentPerson",
    "ProcessMetrics",
    "Publication",
    "PublicationApproval",
    "PublishedChange",
    "PublisherProfile",
    "Question",
    "Quotation",
    "Rating",
    "Readership",
    "Recording",
    "ReportImport",
    "Resolution",
    "Retraction",
    "Revision",
    "Rule",
    "SavedFilter",
    "Scale",
    "SearchDocument",
    "SearchPart",
    "SecondFactor",
    "SeenChanges",
    "SenseJudgement",
    "Severity",
    "SignOff",
    "Snapshot",
    "Source",
    "SourceDrift",
    "SourceGrant",
    "Speaker",
    "SpeakerIdentity",
    "SpeakerMerge",
    "Statement",
    "SubmissionKey",
    "Tag",
    "Team",
    "TeamMember",
    "TextFingerprint",
    "Tick",
    "TieBreak",
    "Transcript",
    "UndoEntry",
    "User",
    "Verdict",
    "VerdictReconfirmation",
    "WebhookDelivery",
    "WebhookEndpoint",
    "WebhookMessage",
    "WebhookType",
    "Withdrawal",
    "WorkerHeartbeat",
    "alignment_fingerprint",
    "fact_keys",
    "language_name",
    "newest_hashes",
    "speakers_by_every_name",
]

protect_event_tables()
