"""A file that is no complete report, or contradicts itself, is refused with its path."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from articles import reports
from articles.actions.publishing import import_report
from articles.actions.publishing.import_report import tables
from articles.actions.publishing.import_report.columns import Table
from articles.models import (
    Article,
    Capture,
    Claim,
    Event,
    ImportedEvent,
    ReportImport,
    Source,
    User,
)
from articles.reads.publishing import snapshot_report
from articles.refusals import Refused
from articles.reports import Rendering, in_rendering, render_json
from articles.reports.data.as_json import exported_fields
from tests.actions.publishing.other_newsroom import (
    importer,
)

pytestmark = pytest.mark.django_db


def test_the_public_version_is_refused(elsewhere):
    article = import_report(elsewhere, by=importer())
    report = snapshot_report(article, everything=True)
    public = render_json(in_rendering(report, Rendering.PUBLIC)).encode()

    with pytest.raises(Refused, match="public version"):
        import_report(public, by=importer())


def claim_of(report: Any) -> Any:
    return next(claim for claim in report["claims"] if claim["citations"] and claim["verdicts"])


BAD: dict[str, tuple[Callable[[Any], object], str]] = {
    "text": (lambda r: r["revision"].update(text="Other."), r"report\.revision\.sha256"),
    "words": (
        lambda r: r["claims"][1].update(text="Other."),
        r"claims\[1\]\.text: this is not the text",
    ),
    "order": (lambda r: r["sources"][0].update(number=7), r"sources\[0\]\.number"),
    "source": (lambda r: claim_of(r)["citations"][0].update(source=99), r"citations\[0\]\.source"),
    "rating": (
        lambda r: claim_of(r)["verdicts"][0]["rating"].update(label="Odd"),
        r"verdicts\[0\]\.rating: the scale has no rating",
    ),
    "nobody": (
        lambda r: claim_of(r)["verdicts"][0].update(author=""),
        r"author: a name is missing",
    ),
    "ticker": (
        lambda r: r["revision"]["ticks"][0].update(by=""),
        r"revision\.ticks\[0\]\.by: a name is missing",
    ),
    "resolver": (
        lambda r: next(c for c in r["claims"] if c["comments"])["comments"][0]["resolutions"][
            0
        ].update(by=""),
        r"comments\[0\]\.resolutions\[0\]\.by: a name is missing",
    ),
    "reply": (
        lambda r: next(c for c in r["claims"] if c["comments"])["comments"][1].update(reply_to=2),
        r"comments\[1\]\.reply_to",
    ),
    "dissent": (
        lambda r: claim_of(r)["verdicts"][0]["sign_offs"][0].update(agrees=False, reason=""),
        "sign_off_dissent_has_reason",
    ),
    "signer": (
        lambda r: claim_of(r).update(state="open"),
        r"claims\[1\]\.signed_off_by: only a signed-off claim has a signer",
    ),
    "overlap": (
        lambda r: r["statements"][1].update(span=[0, r["statements"][1]["span"][1]]),
        "statements_do_not_overlap",
    ),
    "gap": (lambda r: r["statements"].pop(), "statements_cover_text"),
    "long": (
        lambda r: r["article"].update(title="T" * 501),
        "contradicts itself: value too long",
    ),
}


@pytest.mark.parametrize("bad", BAD)
def test_a_contradiction_is_refused_with_its_path_and_nothing_is_imported(elsewhere, bad):
    change, sentence = BAD[bad]
    record = json.loads(elsewhere)
    change(record["report"])
    tables = (Article, Claim, Capture, Source, User, ReportImport, ImportedEvent, Event)
    before = [table.objects.count() for table in tables]

    with pytest.raises(Refused, match=sentence):
        import_report(json.dumps(record).encode(), by=importer())

    assert [table.objects.count() for table in tables] == before


TABLES = {name: table for name, table in vars(tables).items() if isinstance(table, Table)}
OF_OTHER_NAME = {"Job": reports.FetchAttempt, "ImportedEvent": reports.Event}


@pytest.mark.parametrize("name", TABLES)
def test_every_field_of_a_record_is_imported_or_listed_as_read_elsewhere(name):
    table = TABLES[name]
    model = table.model.__name__
    record = OF_OTHER_NAME[model] if model in OF_OTHER_NAME else getattr(reports, model)

    fields = [*table.columns, *table.elsewhere]

    assert sorted(fields) == sorted(exported_fields(record))
