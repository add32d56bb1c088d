"""What another newsroom judged does not count here until somebody here confirms it."""

import io
import json
import re
import sys
import zipfile
from functools import cache
from importlib import import_module
from itertools import product
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from django.db import IntegrityError, transaction
from django.db.models import Q
from pypdf import PdfReader

from articles import permissions, rules
from articles.actions.articles import confirm_carry_over
from articles.actions.newsroom import set_newsroom_settings, undo_action
from articles.actions.publishing import import_report
from articles.actions.statements import tick_fact
from articles.actions.verdicts import (
    break_tie,
    confirm_external_verdict,
    reconfirm_verdict,
    record_verdict,
    sign_off,
)
from articles.models import (
    Article,
    Claim,
    ClaimCarryOver,
    CommonOrigin,
    Fingerprints,
    NewsroomSettings,
    Question,
    Rule,
    SignOff,
    Tick,
    TieBreak,
    UndoEntry,
    User,
    Verdict,
    VerdictReconfirmation,
)
from articles.reads.claims import claim_card
from articles.reads.publishing import snapshot_report
from articles.refusals import NotAllowed, Refused, Stale
from articles.reports import FORMATS, Rendering, in_rendering, render_claim_review
from articles.text.evidence import PairState
from tests.actions.publishing.other_newsroom import (
    comparable,
    empty,
    exported,
    exported_elsewhere,
    importer,
    marks,
)
from tests.factories import UserFactory
from tests.rich import make_rich_article

pytestmark = pytest.mark.django_db

NAMES = (("edith", "Edith Ebert"), ("rosa", "Rosa Weber"), ("ravi", "Ravi Rao"))
UNMARKED = re.compile(r"(Edith Ebert|Rosa Weber|Ravi Rao)(?! \(another newsroom\))")
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OTHER_KEY = "b3RoZXIga2V5LCBub3Qgb3VycywgMzIgYnl0ZXMgISE="


def make_people() -> list[User]:
    people = []
    for place, (username, name) in enumerate(NAMES):
        first, last = name.split()
        role = {"is_editor": True} if place == 0 else {"is_reviewer": True}
        about = {"username": username, "first_name": first, "last_name": last, **role}
        people.append(UserFactory.create(**about))
    return people


@cache
def signed_archive() -> bytes:
    empty()
    report = snapshot_report(make_rich_article(*make_people()), everything=True)
    return FORMATS["zip"].rendered(report, Rendering.LEGAL)


@cache
def forged() -> bytes:
    return exported(make_rich_article(*make_people()))


@pytest.fixture(scope="module")
def imported(module_rows) -> int:
    """The id of the article of `article`."""
    with module_rows():
        data = exported_elsewhere(forged)
        make_people()
        return import_report(data, by=importer()).pk


@pytest.fixture
def article(imported) -> Article:
    """A report of another newsroom, imported where three of us have the names in it."""
    return Article.objects.get(pk=imported)


def claim_of(article: Article, words: str = "the bridge cost") -> Claim:
    claims = Claim.objects.select_related("revision__article", "signed_off_by")
    return claims.get(revision__article=article, text__startswith=words)


def current(claim: Claim) -> Verdict:
    verdicts = Verdict.objects.select_related("claim__revision__article", "author", "rating")
    return verdicts.filter(claim=claim).latest("number")


def ours(username: str) -> User:
    return User.objects.get(username=username)


def violations(article: Article, rule: Rule) -> list[str]:
    newest = article.revisions.select_related("article").latest("number")
    return [each.key for each in rules.rule_violations(newest, reader=importer())[rule]]


def confirm(claim: Claim, by: User) -> Verdict:
    return confirm_external_verdict(
        current(claim),
        by=by,
        expected_version=claim.version,
        displayed_captures=Fingerprints.of(claim).digest,
    )


def test_no_house_rule_counts_what_another_newsroom_judged(article):
    claim = claim_of(article)

    assert (claim.state, str(claim.signed_off_by)) == ("ready", "Ravi Rao (another newsroom)")
    for rule in (Rule.UNJUDGED, Rule.UNSIGNED):
        assert f"claim {claim.pk}" in violations(article, rule)
    waived = Question.objects.get(claim__revision__article=article, override_reason="Print.")
    assert f"query {waived.pk}" in violations(article, Rule.OPEN_QUESTION)
    assert not current(claim).has_enough_sign_offs(added=5)


def test_if_every_import_counted_as_ours_the_forged_report_would_pass(monkeypatch):
    data = exported_elsewhere(forged)
    make_people()
    module = import_module("articles.actions.publishing.import_report")
    monkeypatch.setattr(module, "_is_own", lambda _data, _report: True)

    article = import_report(data, by=importer())

    claim = claim_of(article)
    assert (claim.state, claim.signed_off_by) == ("signed_off", ours("ravi"))
    assert f"claim {claim.pk}" not in violations(article, Rule.UNJUDGED)
    assert f"claim {claim.pk}" not in violations(article, Rule.UNSIGNED)


def test_a_local_person_is_never_shown_as_the_judge(article, client):
    client.force_login(importer())
    claim = claim_of(article)
    addresses = [
        f"/articles/{article.pk}/?claim={claim.pk}",
        f"/articles/{article.pk}/",
        "/claims/",
        f"/articles/{article.pk}/gate/",
        f"/sources/{claim.citations.all()[0].source_id}/",
    ]

    for address in addresses:
        page = client.get(address)
        assert page.status_code == 200, address
        main = page.content.decode().split("<main")[1]
        unmarked = [line for line in main.splitlines() if UNMARKED.search(line)]
        # the lists of people to assign and to mention name our own people
        assert not [
            line for line in unmarked if "</label>" not in line and "<option" not in line
        ], address
    assert "another newsroom" in client.get("/claims/").content.decode()


def test_every_format_marks_the_judgements_of_another_newsroom(article):
    report = snapshot_report(article, everything=True)

    for form, rendering in product(("json", "html", "md", "csv", "annotations"), Rendering):
        written = FORMATS[form].rendered(in_rendering(report, rendering), rendering)

        text = written.decode()
        assert "(another newsroom)" in text, (form, rendering)
        assert not UNMARKED.search(text), (form, rendering)
        if form in {"html", "md"}:
            assert "This article comes from another newsroom" in text.replace("\\", "")
            assert "not confirmed here" in text


def text_of_pdf(data: bytes) -> str:
    """Return the words of all pages, with one blank between two: lines break anywhere."""
    pages = PdfReader(io.BytesIO(data)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def text_of_docx(data: bytes) -> str:
    """Return the words of all parts of a Word file, with the authors of its comments."""
    zipped = zipfile.ZipFile(io.BytesIO(data))
    parts = [zipped.read(name) for name in zipped.namelist() if name.endswith(".xml")]
    lines = []
    for root in map(ET.fromstring, parts):
        lines += [comment.get(f"{WORD}author", "") for comment in root.iter(f"{WORD}comment")]
        for paragraph in root.iter(f"{WORD}p"):
            lines.append("".join(run.text or "" for run in paragraph.iter(f"{WORD}t")))
    return "\n".join(lines)


@pytest.mark.parametrize(("form", "text_of"), [("pdf", text_of_pdf), ("docx", text_of_docx)])
def test_files_for_people_mark_the_judgements_of_another_newsroom(article, form, text_of):
    report = snapshot_report(article, everything=True)

    for rendering in Rendering:
        text = text_of(FORMATS[form].rendered(in_rendering(report, rendering), rendering))

        assert "(another newsroom)" in text, rendering
        assert UNMARKED.search(text) is None, rendering
        assert "This article comes from another newsroom" in text
        assert "not confirmed here" in text


@pytest.mark.parametrize(("form", "text_of"), [("pdf", text_of_pdf), ("docx", text_of_docx)])
def test_files_of_a_claim_that_somebody_here_confirmed_name_that_person(article, form, text_of):
    confirm(claim_of(article), ours("rosa"))
    report = snapshot_report(article, everything=True)

    text = text_of(FORMATS[form].rendered(report, Rendering.LEGAL))

    assert UNMARKED.search(text)


def test_the_report_counts_only_what_was_judged_here(article):
    report = snapshot_report(article, everything=True)

    assert [claim.is_signed_off for claim in report.numbered_claims if claim.external] == [False]
    page = FORMATS["html"].rendered(report, Rendering.LEGAL).decode()
    assert "0 signed off" in page
    assert "judged by another newsroom" in page
    assert json.loads(render_claim_review(report)) == []


def test_the_round_trip_is_equal_but_for_the_mark():
    data = exported_elsewhere(forged)

    again = exported(import_report(data, by=importer()))

    assert comparable(again) == comparable(data)
    assert not any(marks(json.loads(data)["report"]).values())
    marked = {path.rpartition(".")[2]: mark for path, mark in marks(json.loads(again)).items()}
    judged = ("ticks", "verdicts", "sign_offs", "confirmations", "origins")
    assert {name: marked[name] for name in judged} == dict.fromkeys(judged, True)


def test_who_confirms_a_verdict_becomes_its_judge_and_another_person_signs(article):
    claim, rosa, ravi = claim_of(article), ours("rosa"), ours("ravi")
    theirs = current(claim)

    mine = confirm(claim, rosa)

    assert (mine.author, mine.rating, mine.explanation) == (rosa, theirs.rating, "It cost five.")
    claim.refresh_from_db()
    assert (claim.state, claim.signed_off_by) == ("ready", None)
    assert f"claim {claim.pk}" not in violations(article, Rule.UNJUDGED)
    assert f"claim {claim.pk}" in violations(article, Rule.UNSIGNED)
    with pytest.raises(NotAllowed):
        sign_off(mine, by=rosa, agrees=True, expected_version=claim.version)
    sign_off(current(claim), by=ravi, agrees=True, expected_version=claim.version)
    assert f"claim {claim.pk}" not in violations(article, Rule.UNSIGNED)


def test_a_reviewer_confirms_in_the_browser(article, client):
    claim, rosa = claim_of(article), ours("rosa")
    client.force_login(rosa)
    page = client.get(f"/articles/{article.pk}/?claim={claim.pk}").content.decode()
    assert "From another newsroom, not confirmed here" in page
    assert 'id="sign-off-agree"' not in page
    assert 'id="confirm-verdict"' not in page
    shown = {
        "expected_version": claim.version,
        "displayed_captures": Fingerprints.of(claim).digest,
    }

    address = f"/verdicts/{current(claim).pk}/confirm/"
    stale = client.post(address, shown | {"displayed_captures": "0" * 64}, follow=True)
    response = client.post(address, shown, follow=True)

    assert "A source changed while you were reading" in stale.content.decode()
    assert response.status_code == 200
    assert current(claim).author == rosa
    assert "not confirmed here" not in response.content.decode().split('id="card"')[1]


def test_confirming_can_be_undone(article):
    claim, rosa = claim_of(article), ours("rosa")
    confirm(claim, rosa)

    undo_action(UndoEntry.objects.latest("pk"), by=rosa)

    claim = claim_of(article)
    assert str(claim.signed_off_by) == "Ravi Rao (another newsroom)"
    assert f"claim {claim.pk}" in violations(article, Rule.UNJUDGED)


def test_a_verdict_of_ones_own_ends_the_sign_off_of_another_newsroom(article):
    claim = claim_of(article)
    rating = current(claim).rating

    record_verdict(
        claim, by=ours("rosa"), rating=rating, explanation="Ours.", expected_version=claim.version
    )

    assert claim_of(article).signed_off_by is None


def sign(verdict: Verdict, by: User) -> object:
    return sign_off(verdict, by=by, agrees=True, expected_version=verdict.claim.version)


def reconfirm(verdict: Verdict, by: User) -> object:
    return reconfirm_verdict(
        verdict,
        by=by,
        expected_version=verdict.claim.version,
        displayed_captures=Fingerprints.of(verdict.claim).digest,
    )


@pytest.mark.parametrize("act", [sign, reconfirm])
def test_a_verdict_of_another_newsroom_is_neither_signed_nor_reconfirmed(article, act):
    with pytest.raises(Refused, match="from another newsroom"):
        act(current(claim_of(article)), ours("rosa"))


def test_a_disagreement_of_another_newsroom_is_not_decided_here(article):
    claim = claim_of(article, "The bridge opened")
    dissent = SignOff.objects.get(verdict=current(claim), agrees=False)

    with pytest.raises(NotAllowed):
        break_tie(
            dissent,
            by=importer(),
            outcome=TieBreak.Outcome.SECOND,
            reason="So it is.",
            expected_version=claim.version,
        )


def test_our_own_verdict_is_not_confirmed(article):
    claim, rosa = claim_of(article), ours("rosa")
    confirm(claim, rosa)
    claim = claim_of(article)

    with pytest.raises(Refused, match="was recorded here"):
        confirm(claim, ours("ravi"))


def test_an_earlier_verdict_is_not_confirmed(article):
    claim = claim_of(article)
    first = claim.verdicts.select_related("author", "claim").earliest("number")

    with pytest.raises(Stale, match="newer verdict"):
        confirm_external_verdict(
            first,
            by=ours("rosa"),
            expected_version=claim.version,
            displayed_captures=Fingerprints.of(claim).digest,
        )


def insert_sign_off(verdict: Verdict, by: User) -> object:
    return SignOff.objects.create(verdict=verdict, signer=by, agrees=True)


def insert_reconfirmation(verdict: Verdict, by: User) -> object:
    return VerdictReconfirmation.objects.create(
        verdict=verdict, confirmed_by=by, claim_sha256="0" * 64
    )


def set_signed_off(verdict: Verdict, by: User) -> object:
    claims = Claim.objects.filter(pk=verdict.claim_id)
    return claims.update(state="signed_off")


def set_signer(verdict: Verdict, by: User) -> object:
    return Claim.objects.filter(pk=verdict.claim_id).update(signed_off_by=by)


def sign_with_too_few(verdict: Verdict, by: User) -> object:
    claims = Claim.objects.filter(pk=verdict.claim_id)
    claims.update(state="signed_off", signed_off_by=by)
    with transaction.get_connection().cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    return None


@pytest.mark.parametrize(
    ("write", "constraint"),
    [
        (insert_sign_off, "cannot be signed off here"),
        (insert_reconfirmation, "cannot be reconfirmed here"),
        (set_signed_off, "people of this newsroom"),
        (set_signer, "people of this newsroom"),
        (sign_with_too_few, "too few people"),
    ],
)
def test_the_database_refuses_it_too(article, write, constraint):
    verdict = current(claim_of(article))

    with pytest.raises(IntegrityError, match=constraint):
        write(verdict, ours("rosa"))


def test_a_tick_counts_when_somebody_here_ticks_the_fact(article, client):
    tick = Tick.objects.filter(revision__article=article).latest("pk")
    statement = tick.revision.statements.get(start__lte=tick.start, end__gte=tick.end)
    client.force_login(ours("rosa"))
    page = client.get(f"/articles/{article.pk}/?statement={statement.pk}").content.decode()
    assert "0 of" in page
    assert "Rosa Weber (another newsroom)" in page

    tick_fact(statement, by=ours("rosa"), fact=tick.fact)

    tick.refresh_from_db()
    assert (tick.ticked_by, tick.is_external) == (ours("rosa"), False)
    page = client.get(f"/articles/{article.pk}/?statement={statement.pk}").content.decode()
    assert "1 of" in page


@pytest.fixture
def carried(article) -> ClaimCarryOver:
    """A claim that was moved with its text, which the other newsroom confirmed."""
    carry_overs = ClaimCarryOver.objects.filter(revision__article=article)
    elsewhere = User.objects.filter(is_external=True)[0]
    carry_overs.update(needs_look=False)
    carried = carry_overs.filter(kind=ClaimCarryOver.Kind.EDITED).latest("revision__number")
    carry_overs.filter(pk=carried.pk).update(needs_look=True, confirmed_by=elsewhere)
    return carry_overs.select_related("confirmed_by", "revision", "former").get(pk=carried.pk)


def test_a_carry_over_counts_when_somebody_here_confirms_it(article, carried, client):
    assert violations(article, Rule.TO_CONFIRM) == [f"carry_over {carried.pk}"]
    client.force_login(ours("edith"))
    page = f"?from={carried.former.number}&to={carried.revision.number}"
    compared = client.get(f"/articles/{article.pk}/compare/{page}").content.decode()
    assert f"confirmed by {carried.confirmed_by}" in compared
    assert "claims to confirm" in client.get(f"/articles/{article.pk}/").content.decode()

    confirm_carry_over(carried, by=ours("edith"), expected_version=carried.version)

    assert violations(article, Rule.TO_CONFIRM) == []
    carried.refresh_from_db()
    assert carried.confirmed_by == ours("edith")


def test_without_the_rule_a_confirmation_of_another_newsroom_would_count(
    article, carried, monkeypatch
):
    anybodys = Q(needs_look=True, confirmed_by__isnull=True)
    monkeypatch.setattr(ClaimCarryOver, "TO_CONFIRM", anybodys)

    assert violations(article, Rule.TO_CONFIRM) == []


def test_a_common_origin_that_another_newsroom_denied_still_counts(article):
    pair = CommonOrigin.objects.get()
    CommonOrigin.objects.update(state="denied")
    ids = pair.first_id, pair.second_id

    assert rules.common_pairs(ids, importer()) == [(*ids, PairState.SUGGESTED)]
    CommonOrigin.objects.update(judged_by=ours("rosa"))
    assert rules.common_pairs(ids, importer()) == [(*ids, PairState.PARTED)]


def test_after_a_confirmation_other_reviewers_stay_blind(article, client):
    NewsroomSettings.objects.create(pk=1, is_blind=True)
    claim = claim_of(article)
    before = claim_card(claim.pk, reader=ours("ravi"))
    assert (before.is_blind, before.verdict is not None) == (False, True)
    confirm(claim, ours("rosa"))

    client.force_login(ours("ravi"))
    page = client.get(f"/articles/{article.pk}/?claim={claim.pk}").content.decode()

    assert permissions.blind_claims(ours("ravi")).filter(pk=claim.pk).exists()
    assert "It cost five." not in page
    assert "Misleading" not in page.split('id="card"')[1].split("<fieldset")[0]


def test_lowering_the_sign_offs_signs_nothing_of_another_newsroom(article):
    administrator = UserFactory.create(is_administrator=True)
    for sign_offs in (2, 1):
        version = NewsroomSettings.current().version
        set_newsroom_settings(
            by=administrator, expected_version=version, sign_offs=sign_offs, is_blind=False
        )

    assert claim_of(article).state == "ready"


class TestOwnArchive:
    """An archive with the signature of this installation keeps its people."""

    def test_it_keeps_its_people(self):
        data = exported_elsewhere(signed_archive)
        make_people()

        article = import_report(data, by=importer())

        claim = claim_of(article)
        assert (claim.state, claim.signed_off_by) == ("signed_off", ours("ravi"))
        assert current(claim).author == ours("rosa")
        again = exported(article)
        assert "another newsroom" not in again.decode()
        assert article.report_import.is_own

    def test_with_another_key_it_is_the_archive_of_another_newsroom(self, settings):
        data = exported_elsewhere(signed_archive)
        make_people()
        settings.ARCHIVE_KEY = OTHER_KEY

        article = import_report(data, by=importer())

        assert current(claim_of(article)).author.is_external
        assert not article.report_import.is_own

    def test_a_name_that_two_people_have_is_external(self):
        data = exported_elsewhere(signed_archive)
        make_people()
        UserFactory.create(username="rosa2", first_name="Rosa", last_name="Weber")

        claim = claim_of(import_report(data, by=importer()))

        assert current(claim).author.is_external
        assert (claim.state, claim.is_signed_off_externally) == ("ready", True)

    def test_what_was_external_stays_external(self, article):
        report = snapshot_report(article, everything=True)
        archive = FORMATS["zip"].rendered(report, Rendering.LEGAL)

        again = import_report(archive, by=importer())

        assert again.report_import.is_own
        assert current(claim_of(again)).author.is_external
        assert comparable(exported(again)) == comparable(exported(article))
        report = snapshot_report(again, everything=True)
        assert not [event for event in report.events if UNMARKED.search(event.who)]

    def test_an_archive_from_before_the_marks_is_not_ours(self, monkeypatch):
        data = exported_elsewhere(signed_archive)
        module = sys.modules["articles.actions.publishing.import_report"]
        monkeypatch.setattr(module, "MARKED_SINCE", sys.maxsize)

        assert not import_report(data, by=importer()).report_import.is_own


def test_a_report_of_the_former_schema_is_read_without_marks():
    record = json.loads(exported_elsewhere(forged))
    old = remove_marks(record) | {"version": 2, "schema": "urn:factcheck:report:2"}

    article = import_report(json.dumps(old).encode(), by=importer())

    assert comparable(exported(article)) == comparable(json.dumps(record).encode())


def remove_marks(value: Any) -> Any:
    if isinstance(value, dict):
        names = [name for name in value if name not in {"external", "own"}]
        return {name: remove_marks(value[name]) for name in names}
    return [remove_marks(each) for each in value] if isinstance(value, list) else value


def test_a_user_name_taken_here_does_not_become_the_person_in_the_report(article):
    external = User.objects.filter(is_external=True, first_name="Rosa Weber").get()
    taken = external.username
    data = exported(article)
    empty()
    UserFactory.create(username="ida", is_editor=True)
    squatter = UserFactory.create(username=taken.upper(), is_reviewer=True)

    again = import_report(data, by=importer())

    author = current(claim_of(again)).author
    assert author != squatter
    assert author.is_external


def test_a_report_that_lists_an_approval_is_not_approved_here():
    record = json.loads(exported_elsewhere(forged))
    record["report"]["clearing"] = {
        "by": "Edith Ebert",
        "at": "2026-01-01T00:00:00+00:00",
        "revision": 2,
        "is_current": True,
        "checks": [],
        "external": False,
    }
    data = json.dumps(record).encode()

    article = import_report(data, by=importer())

    approval = snapshot_report(article, everything=True).clearing
    assert approval
    assert (approval.by, approval.external) == ("Edith Ebert (another newsroom)", True)
    assert not article.approvals.exists()
    assert comparable(exported(article)) == comparable(data)


def test_a_ready_claim_with_a_signer_is_refused():
    record = json.loads(exported_elsewhere(forged))
    signed = next(each for each in record["report"]["claims"] if each["signed_off_by"])
    signed["state"] = "ready"

    with pytest.raises(Refused, match=r"signed_off_by: only a signed-off claim has a signer"):
        import_report(json.dumps(record).encode(), by=importer())
