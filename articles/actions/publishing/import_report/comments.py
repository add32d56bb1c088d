"""What was asked and said about the claims of a report."""

from django.utils.translation import gettext as _

from articles import reports
from articles.actions.file_store import stored
from articles.actions.publishing.import_report.import_context import Taking
from articles.actions.publishing.import_report.rows import insert_with_timestamps
from articles.models import Claim, Comment, File, Inconsistency, Question, Resolution
from articles.reports import file_name_of
from articles.reports.data.from_json import wrong


def take_talk(taking: Taking) -> None:
    """Queries, comments and files of every claim, then what does not fit together in the text."""
    questions: dict[tuple[int, int], Question] = {}
    for place, told in enumerate(taking.report.claims):
        where, claim = f"report.claims[{place}]", taking.claims[place]
        for number, question in enumerate(told.queries):
            row = _take_question(taking, claim, question, f"{where}.queries[{number}]")
            questions[place + 1, number + 1] = row
        _take_comments(taking, claim, told.comments, where)
        for file in told.files:
            _take_file(taking, claim, file, f"{where}.files")
    for place, odd in enumerate(taking.report.inconsistencies):
        _take_inconsistency(taking, odd, questions, f"report.inconsistencies[{place}]")


def _take_question(taking: Taking, claim: Claim, told: reports.Question, where: str) -> Question:
    return insert_with_timestamps(
        Question(
            claim=claim,
            whom=told.whom.key,
            addressee=told.addressee,
            speaker=taking.speaker(told.speaker, f"{where}.speaker"),
            channel=told.channel.key,
            source=taking.source(told.source, f"{where}.source") if told.source else None,
            text=told.question,
            deadline=told.deadline,
            state=told.state.key,
            answer=told.answer,
            asked_by=taking.person(told.asked_by, f"{where}.asked_by"),
            created_at=told.at,
            closed_by=taking.user_or_none(told.closed_by),
            closed_at=told.closed_at,
            overridden_by=taking.user_or_none(told.overridden_by),
            override_reason=told.override_reason,
        )
    )


def _take_comments(
    taking: Taking, claim: Claim, told: tuple[reports.Comment, ...], where: str
) -> None:
    rows: list[Comment] = []
    for place, each in enumerate(told):
        if each.reply_to is not None and not 0 < each.reply_to <= place:
            wrong(f"{where}.comments[{place}].reply_to", _("no earlier comment has this number."))
        row = Comment(
            claim=claim,
            reply_to=rows[each.reply_to - 1] if each.reply_to else None,
            text=each.text,
            author=taking.person(each.author, f"{where}.comments[{place}].author"),
            created_at=each.at,
        )
        rows.append(insert_with_timestamps(row))
        for number, settled in enumerate(each.resolutions, start=1):
            insert_with_timestamps(
                Resolution(
                    comment=row,
                    number=number,
                    resolved=settled.resolved,
                    author=taking.person(settled.by, f"{where}.comments[{place}].resolutions"),
                    created_at=settled.at,
                )
            )


def _take_file(taking: Taking, claim: Claim, told: reports.File, where: str) -> None:
    data = taking.bytes_at(file_name_of(told), told.sha256, told.size, where)
    insert_with_timestamps(
        File(
            claim=claim,
            file=stored(data, told.sha256) if data is not None else "",
            file_name=told.name,
            sha256=told.sha256,
            size=told.size,
            author=taking.person(told.author, where),
            created_at=told.at,
        )
    )


def _take_inconsistency(
    taking: Taking,
    told: reports.Inconsistency,
    questions: dict[tuple[int, int], Question],
    where: str,
) -> None:
    question = questions.get(told.query) if told.query else None
    if told.query and question is None:
        wrong(f"{where}.query", _("the report has no question with this number."))
    Inconsistency.objects.create(
        revision=taking.revisions[taking.report.revision.number],
        kind=told.kind,
        first_start=told.first[0],
        first_end=told.first[1],
        second_start=told.second[0],
        second_end=told.second[1],
        question=told.question,
        state=told.state.key,
        asked_question=question,
        dismissed_by=taking.user_or_none(told.dismissed_by),
        reason=told.reason,
    )
