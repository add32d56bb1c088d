"""The words of the field as tables: what can be true. One file per word."""

from articles.models.article import About, Article, Import, Origin, language_name
from articles.models.carrying import Carrying, basis
from articles.models.change import Change
from articles.models.citation import Citation
from articles.models.claim import CONTEXT, Claim
from articles.models.claim_review import ClaimReview
from articles.models.clearing import Clearing, Override
from articles.models.comment import Comment, Mention, Resolution
from articles.models.common_origin import CommonOrigin, Sketch
from articles.models.confirmation import Confirmation
from articles.models.correction import Correction
from articles.models.deed import Deed
from articles.models.download import Download
from articles.models.event import Event
from articles.models.export import Export
from articles.models.file import File
from articles.models.finding import Finding
from articles.models.fingerprints import Fingerprints
from articles.models.freshness import Drift, Freshness, Mark, SourceDrift
from articles.models.host import Host
from articles.models.house import MOST_SIGN_OFFS, House, Rule, Severity
from articles.models.inconsistency import Inconsistency
from articles.models.invitation import Invitation
from articles.models.job import Job
from articles.models.presence import Presence
from articles.models.publication import Edition, Publication, Retraction
from articles.models.query import Query
from articles.models.receipt import Receipt, ToldEvent
from articles.models.revision import Revision, named
from articles.models.scale import Rating, Scale
from articles.models.source import Capture, Confidant, Source
from articles.models.speaker import Attribution, Speaker
from articles.models.statement import Quotation, Statement
from articles.models.tick import Tick
from articles.models.tie_break import TieBreak
from articles.models.user import User
from articles.models.verdict import SignOff, Verdict
from articles.models.withdrawal import Withdrawal

__all__ = [
    "CONTEXT",
    "MOST_SIGN_OFFS",
    "About",
    "Article",
    "Attribution",
    "Capture",
    "Carrying",
    "Change",
    "Citation",
    "Claim",
    "ClaimReview",
    "Clearing",
    "Comment",
    "CommonOrigin",
    "Confidant",
    "Confirmation",
    "Correction",
    "Deed",
    "Download",
    "Drift",
    "Edition",
    "Event",
    "Export",
    "File",
    "Finding",
    "Fingerprints",
    "Freshness",
    "Host",
    "House",
    "Import",
    "Inconsistency",
    "Invitation",
    "Job",
    "Mark",
    "Mention",
    "Origin",
    "Override",
    "Presence",
    "Publication",
    "Query",
    "Quotation",
    "Rating",
    "Receipt",
    "Resolution",
    "Retraction",
    "Revision",
    "Rule",
    "Scale",
    "Severity",
    "SignOff",
    "Sketch",
    "Source",
    "SourceDrift",
    "Speaker",
    "Statement",
    "Tick",
    "TieBreak",
    "ToldEvent",
    "User",
    "Verdict",
    "Withdrawal",
    "basis",
    "language_name",
    "named",
]
