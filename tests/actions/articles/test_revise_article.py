"""A new version of an article: carried-over claims and corrections, and refusals."""

from threading import Barrier, Thread

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from articles.actions.articles import (
    Choice,
    ChoicesRefused,
    Destination,
    SameText,
    confirm_carry_over,
    confirm_revision,
    place_claim,
    start_revision,
)
from articles.actions.claims import add_comment, flag_claim
from articles.actions.sources import attach_upload
from articles.actions.statements import (
    attribute_statement,
    confirm_attribution,
    correct_speaker,
    dismiss_inconsistency,
    mark_quotation,
    merge_statement,
    set_kind,
    split_statement,
    unmark_quotation,
)
from articles.actions.verdicts import reconfirm_verdict, record_verdict
from articles.models import (
    Attribution,
    Citation,
    Claim,
    ClaimCarryOver,
    Finding,
    Fingerprints,
    Mark,
    Rating,
    Revision,
    Speaker,
    Statement,
    alignment_fingerprint,
)
from articles.refusals import NotAllowed, Refused, Stale
from articles.rules.freshness import freshness_of
from tests.factories import (
    SHORT,
    make_article,
    make_citation,
    make_claim,
    make_revision,
    statement_with,
)

COST = "the bridge cost 4.5 million euros"
EDITED = SHORT.replace("4.5 million", "5.4 million")


def test_a_claim_moves_to_its_text_in_the_new_version(article, claim, editor):
    revision = make_revision(article, editor, EDITED)

    claim.refresh_from_db()
    carry_over = ClaimCarryOver.objects.get()
    assert (claim.revision, claim.text) == (revision, "the bridge cost 5.4 million euros")
    assert (carry_over.kind, carry_over.before, carry_over.after) == ("edited", COST, claim.text)
    assert (carry_over.is_waiting, claim.version) == (True, 2)


def test_a_claim_in_an_edited_statement_is_unchanged_if_its_own_text_is(article, claim, editor):
    make_revision(article, editor, SHORT.replace("Minister Jane", "Prime Minister Jane"))

    carry_over = ClaimCarryOver.objects.get()
    assert (carry_over.kind, carry_over.is_waiting) == ("unchanged", False)


def test_a_claim_whose_text_was_removed_is_cut(article, claim, editor):
    first = claim.revision
    make_revision(article, editor, "The bridge opened in 2019. Nobody has counted the cars.")

    claim.refresh_from_db()
    assert (claim.revision, claim.text, claim.state) == (first, COST, Claim.State.CUT)
    assert ClaimCarryOver.objects.get().is_waiting


def test_a_moved_claim_is_marked_as_moved(article, editor):
    claim = make_claim(article, editor, "The bridge opened in 2019.")
    make_revision(article, editor, f"The bridge opened in 2019.\n\n{SHORT.partition(chr(10))[0]}")

    claim.refresh_from_db()
    assert (claim.start, ClaimCarryOver.objects.get().kind) == (0, "moved")


def test_verdicts_sources_and_comments_stay_with_the_claim(article, verdict, editor, reviewer):
    claim = verdict.claim
    make_citation(claim, reviewer)
    add_comment(claim, by=reviewer, text="Look.")

    make_revision(article, editor, EDITED)

    claim.refresh_from_db()
    assert claim.verdicts.get() == verdict
    assert (claim.citations.count(), claim.comments.count(), claim.state) == (1, 1, "ready")


def test_sources_are_searched_for_the_current_text(article, claim, editor, reviewer):
    attach_upload(
        claim,
        by=reviewer,
        title="Letter",
        file_name="a.txt",
        data=b"As we said, the bridge cost 5.4 million euros.",
        stance=Citation.Stance.SUPPORTS,
    )
    whole = Finding.objects.filter(sought="claim")
    assert [finding.outcome for finding in whole] == ["altered"]

    make_revision(article, editor, EDITED)

    assert whole.latest("pk").outcome == "exact"


def test_equal_sentences_do_not_swap_claims_without_a_mark(editor):
    article = make_article(editor, "One came. He said no. Two went. He said no. Three stayed.")
    second = statement_with(article, "Two went.").end + 1
    claim = flag_claim(statement_with(article, "He said no."), by=editor)
    other = flag_claim(
        article.revisions.get().statements.select_related("revision").get(start=second), by=editor
    )
    make_revision(article, editor, "One came. Two went. He said no. Three stayed. Four sang.")

    kinds = {carry_over.claim_id: carry_over for carry_over in ClaimCarryOver.objects.all()}
    assert kinds[claim.pk].kind == "cut"
    assert (kinds[other.pk].kind, kinds[other.pk].doubt) == ("unchanged", "")


def test_a_guess_between_equal_sentences_must_be_confirmed(editor):
    article = make_article(editor, "One came. He said no. He said no. Three stayed.")
    claim = make_claim(article, editor, "One came.")
    guessed = flag_claim(
        article.revisions.get().statements.select_related("revision")[1], by=editor
    )

    make_revision(article, editor, "One came. He said no. Three stayed.")

    carry_overs = {each.claim_id: each for each in ClaimCarryOver.objects.all()}
    assert (carry_overs[guessed.pk].doubt, carry_overs[guessed.pk].is_waiting) == ("repeated", True)
    assert not carry_overs[claim.pk].is_waiting


def test_two_claims_on_text_that_became_equal_are_both_kept(editor):
    article = make_article(
        editor, "The old bridge over the river cost four million euros in 2019, he said."
    )
    first = make_claim(article, editor, "cost four million")
    second = make_claim(article, editor, "million euros in 2019")

    make_revision(article, editor, "The old bridge over the river was free, he said.")

    carry_overs = {each.claim_id: each for each in ClaimCarryOver.objects.all()}
    assert sorted(each.kind for each in carry_overs.values()) == ["cut", "edited"]
    assert {carry_overs[claim.pk].doubt for claim in (first, second)} == {"", "taken"}


def test_the_editor_decides_where_a_claim_goes(article, claim, editor):
    choice = Choice(Destination.WORDS, "The bridge opened in 2019")
    make_revision(article, editor, EDITED, {claim.pk: choice})

    claim.refresh_from_db()
    carry_over = ClaimCarryOver.objects.get()
    assert (claim.text, carry_over.confirmed_by) == ("The bridge opened in 2019", editor)


@pytest.mark.parametrize(
    ("choice", "reason"),
    [
        (Choice(Destination.WORDS, "the bridge cost nothing"), "does not contain"),
        (Choice(Destination.WORDS, "bridge"), "more than once"),
        (Choice(Destination.WORDS, ""), "Type the text"),
        (Choice(Destination.WORDS, "euros. “It"), "does not contain"),
        (Choice(Destination.WORDS, "in 2019. Nobody"), "several statements"),
        (Choice(Destination.WORDS, "bridge", 99), "has 4 statements"),
        (Choice(Destination.WORDS, "cars", 1), "This statement does not"),
    ],
)
def test_text_that_is_not_in_the_new_version_is_refused_and_nothing_changes(
    article, claim, editor, choice, reason
):
    with pytest.raises(ChoicesRefused) as refused:
        make_revision(article, editor, EDITED, {claim.pk: choice})

    assert reason in refused.value.reasons[claim.pk]
    assert Revision.objects.count() == 1


def test_the_statement_number_selects_one_of_several_equal_texts(article, claim, editor):
    make_revision(article, editor, EDITED, {claim.pk: Choice(Destination.WORDS, "bridge", 3)})

    claim.refresh_from_db()
    assert claim.revision.text[claim.start - 4 : claim.end + 7] == "The bridge opened"


def test_two_claims_cannot_move_to_the_same_text(article, claim, editor):
    other = make_claim(article, editor, "The bridge opened in 2019.")
    choice = Choice(Destination.WORDS, "The bridge opened in 2019.")

    with pytest.raises(ChoicesRefused) as refused:
        make_revision(article, editor, EDITED, {claim.pk: choice})

    assert "Another claim" in refused.value.reasons[claim.pk]
    assert other.pk not in refused.value.reasons


def test_a_cut_claim_that_is_put_back_has_its_former_state(article, verdict, editor):
    claim = verdict.claim
    make_revision(article, editor, "The bridge opened in 2019. Nobody has counted the cars.")
    third = make_revision(article, editor, SHORT)
    claim.refresh_from_db()
    assert claim.state == Claim.State.CUT

    carry_over = place_claim(claim, by=editor, expected_version=claim.version, words=COST)

    claim.refresh_from_db()
    assert (claim.revision, claim.text, claim.state) == (third, COST, Claim.State.READY)
    assert (carry_over.former.number, carry_over.revision.number, carry_over.kind) == (
        1,
        3,
        "moved",
    )


def test_a_claim_at_the_wrong_place_is_moved_to_other_text(article, claim, editor):
    make_revision(article, editor, EDITED)
    claim.refresh_from_db()

    carry_over = place_claim(claim, by=editor, expected_version=claim.version, words="It is safe")

    claim.refresh_from_db()
    assert (claim.text, carry_over.kind, carry_over.confirmed_by) == (
        "It is safe",
        "edited",
        editor,
    )
    with pytest.raises(Stale):
        place_claim(claim, by=editor, expected_version=1, words="she said")


def test_confirming_a_carry_over_again_changes_nothing(article, claim, editor):
    make_revision(article, editor, EDITED)
    carry_over = ClaimCarryOver.objects.get()

    confirm_carry_over(carry_over, by=editor, expected_version=1)
    confirm_carry_over(carry_over, by=editor, expected_version=1)

    carry_over.refresh_from_db()
    assert (carry_over.version, carry_over.confirmed_by) == (2, editor)


def test_confirmed_speakers_are_carried_over_and_new_ones_suggested(article, editor):
    statement = statement_with(article, "Minister")
    attribution = statement.attributions.get()
    confirm_attribution(attribution, by=editor, expected_version=1)

    revision = make_revision(article, editor, f"It rained. {SHORT}")

    attributions = Attribution.objects.filter(statement__revision=revision).order_by("pk")
    states = {revision.text[each.statement.start :][:8]: each.state for each in attributions}
    assert states == {"Minister": "confirmed", '"It is s': "suggested"}
    confirmed = next(each for each in attributions if each.state == "confirmed")
    assert revision.text[confirmed.cue_start : confirmed.cue_end] == "said"
    assert confirmed.confirmed_by == editor


def test_a_renamed_or_merged_speaker_is_not_created_again(article, editor):
    speaker = article.speakers.get(name="Jane Doe")
    correct_speaker(
        speaker,
        by=editor,
        expected_version=1,
        name="Jane A. Doe",
        kind=Speaker.Kind.PERSON,
        role="minister of works",
    )

    revision = make_revision(article, editor, EDITED)

    names = {str(each.speaker) for each in Attribution.objects.filter(statement__revision=revision)}
    assert names == {"Jane A. Doe"}
    assert article.speakers.get(name="Jane A. Doe").role == "minister of works"


def test_corrected_bounds_and_kinds_of_statements_are_carried_over(article, editor):
    first = statement_with(article, "Minister")
    rest = split_statement(first, by=editor, expected_version=1, before="the bridge cost")
    set_kind(rest, by=editor, expected_version=1, kind=Statement.Kind.QUOTED)
    merge_statement(statement_with(article, "The bridge opened"), by=editor, expected_version=1)

    revision = make_revision(article, editor, f"It rained. {SHORT} It snowed.")

    cut = [(revision.text[s.start : s.end], s.kind) for s in revision.statements.all()]
    assert cut[1:3] == [
        ("Minister Jane Doe said that", "reported"),
        ("the bridge cost 4.5 million euros.", "quoted"),
    ]
    assert cut[4][0] == "The bridge opened in 2019. Nobody has counted the cars."


def test_corrected_quotations_are_carried_over(article, editor):
    statement = statement_with(article, '"It is safe')
    unmark_quotation(statement.quotations.get(), by=editor, expected_version=1)
    mark_quotation(statement, by=editor, expected_version=2, words="she said")

    revision = make_revision(article, editor, f"It rained. {SHORT}")

    quotations = revision.statements.get(start=revision.text.index('"It')).quotations.all()
    assert [revision.text[q.start : q.end] for q in quotations] == ["she said"]


def test_a_resolved_inconsistency_stays_resolved(article, editor):
    from tests.factories import make_inconsistency

    settled = make_inconsistency(article)
    dismiss_inconsistency(settled, by=editor, expected_version=1, reason="Both are right.")

    revision = make_revision(article, editor, f"It rained. {SHORT}")

    settled.refresh_from_db()
    assert (settled.revision, settled.state) == (revision, "dismissed")
    assert revision.text[settled.first_start :].startswith("Minister Jane")


def test_an_identical_text_creates_no_revision(article, editor):
    with pytest.raises(SameText, match="identical to revision"):
        start_revision(article, by=editor, pasted=f"\r\n{SHORT}\r\n")


def test_only_an_editor_adds_a_new_version(article, reviewer):
    with pytest.raises(NotAllowed):
        start_revision(article, by=reviewer, pasted=EDITED)


def test_confirming_a_revision_twice_creates_one(article, editor):
    imported = start_revision(article, by=editor, pasted=EDITED)
    expected_version = alignment_fingerprint(article.revisions.get(), EDITED)

    twice = [
        confirm_revision(imported, by=editor, body=EDITED, expected_version=expected_version)
        for _time in range(2)
    ]

    assert twice[0] == twice[1]
    assert Revision.objects.count() == 2


def test_a_claim_flagged_in_the_meantime_makes_the_revision_stale(article, editor):
    imported = start_revision(article, by=editor, pasted=EDITED)
    expected_version = alignment_fingerprint(article.revisions.get(), EDITED)
    make_claim(article, editor, COST)

    with pytest.raises(Stale, match="in the meantime"):
        confirm_revision(imported, by=editor, body=EDITED, expected_version=expected_version)

    assert Revision.objects.count() == 1


def both(article, editor, expected_version):
    """Confirm two new versions at the same time. Returns the refusals."""
    refused: list[Exception] = []
    barrier = Barrier(2)
    bodies = [EDITED, SHORT.replace("2019", "2020")]
    started = [start_revision(article, by=editor, pasted=body) for body in bodies]

    def run(imported):
        barrier.wait()
        try:
            confirm_revision(
                imported,
                by=editor,
                body=imported.text,
                expected_version=expected_version(imported.text),
            )
        except (Refused, IntegrityError) as refusal:
            refused.append(refusal)
        finally:
            connection.close()

    threads = [Thread(target=run, args=(imported,)) for imported in started]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return refused


@pytest.mark.django_db(transaction=True)
def test_of_two_new_versions_at_once_one_is_refused(article, claim, editor):
    first = article.revisions.get()

    refused = both(article, editor, lambda body: alignment_fingerprint(first, body))

    assert [type(refusal) for refusal in refused] == [Stale]
    assert Revision.objects.count() == 2
    assert ClaimCarryOver.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_without_the_version_check_only_the_database_refuses_the_second(
    article, claim, editor, monkeypatch
):
    module = "articles.actions.articles.revise_article"
    monkeypatch.setattr(
        f"{module}.alignment_fingerprint", lambda revision, body: "expected_version"
    )
    monkeypatch.setattr(f"{module}.require_newest", lambda revision: None)

    (refusal,) = both(article, editor, lambda body: "expected_version")

    assert isinstance(refusal.__cause__, IntegrityError)  # the number of the revision is taken
    assert Revision.objects.count() == 2


def test_work_on_an_old_revision_is_refused(article, editor):
    statement = statement_with(article, "Nobody")
    make_revision(article, editor, EDITED)

    for act in (
        lambda: flag_claim(statement, by=editor),
        lambda: set_kind(statement, by=editor, expected_version=1, kind=Statement.Kind.QUOTED),
        lambda: split_statement(statement, by=editor, expected_version=1, before="counted"),
        lambda: merge_statement(
            statement_with(make_article(editor), "Minister"), by=editor, expected_version=9
        ),
        lambda: attribute_statement(statement, by=editor, expected_version=1, name="X"),
        lambda: mark_quotation(statement, by=editor, expected_version=1, words="the cars"),
    ):
        with pytest.raises(Stale):
            act()


def check_now():
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_the_database_itself_refuses_a_claim_on_an_old_revision(article, claim, editor):
    make_revision(article, editor, EDITED)
    old = Revision.objects.get(number=1)

    with pytest.raises(IntegrityError, match="newest revision"), transaction.atomic():
        Claim.objects.create(revision=old, start=0, end=8, text=old.text[:8], flagged_by=editor)


def test_the_database_itself_refuses_a_claim_that_moves_without_a_record(article, claim, editor):
    moved = EDITED.index("It is safe")

    with pytest.raises(IntegrityError, match="without a record of its move"), transaction.atomic():
        Claim.objects.filter(pk=claim.pk).update(start=moved, end=moved + 10, text="It is safe")
        check_now()


def test_the_record_of_a_carry_over_cannot_be_changed(article, claim, editor):
    make_revision(article, editor, EDITED)

    with pytest.raises(DatabaseError, match="Cannot delete"), transaction.atomic():
        ClaimCarryOver.objects.all()._raw_delete("default")
    with pytest.raises(IntegrityError, match="later revision"), transaction.atomic():
        ClaimCarryOver.objects.update(former=Revision.objects.get(number=2))


def test_the_same_words_of_another_speaker_are_a_changed_claim(editor, reviewer):
    body = 'It rained. "The bridge is safe to drive on," Anna Lind said on Monday. It snowed.'
    article = make_article(editor, body)
    claim = make_claim(article, editor, "The bridge is safe to drive on")
    rating = Rating.objects.filter(scale=article.scale)[0]
    verdict = record_verdict(
        claim, by=reviewer, rating=rating, explanation="So.", expected_version=claim.version
    )

    make_revision(article, editor, body.replace("It rained.", "It rained all day."))
    assert not freshness_of([claim])[claim.pk].is_stale
    make_revision(article, editor, body.replace("Anna Lind", "Tom Starr"))

    carried = ClaimCarryOver.objects.latest("pk")
    assert (carried.kind, carried.doubt, carried.is_waiting) == ("unchanged", "speaker", True)
    claim.refresh_from_db()
    assert freshness_of([claim])[claim.pk].marks == [Mark.TEXT_CHANGED]
    reconfirm_verdict(
        verdict,
        by=reviewer,
        expected_version=claim.version,
        displayed_captures=Fingerprints.of(claim).digest,
    )
    assert not freshness_of([claim])[claim.pk].is_stale
