"""The web page is complete in one file, valid and accessible."""

import itertools
import re
from dataclasses import replace

import pytest
from html5lib import HTMLParser
from hypothesis import HealthCheck, given, settings

from articles.reports import (
    Freshness,
    Rendering,
    Statement,
    Term,
    VerdictReconfirmation,
    in_rendering,
    render_html,
    style_source,
)
from tests.reports.content.test_annotate import annotated
from tests.reports.made import (
    AT,
    CUT,
    SIGNED,
    TEXT,
    TRUE,
    a_capture,
    a_citation,
    a_claim,
    a_query,
    a_report,
    a_sign_off,
    a_source,
    a_verdict,
    an_event,
    full_of,
)
from tests.reports.pages import article_text, page, words
from tests.reports.payloads import PAYLOADS


def note(report, number=1):
    return page(render_html(report)).get_element_by_id(f"note-{number}")


def evidence(report, number=1):
    return page(render_html(report)).get_element_by_id(f"evidence-{number}")


@given(annotated())
@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
def test_the_words_on_the_page_are_exactly_those_of_the_revision(report):
    assert article_text(render_html(report)) == report.revision.text


@pytest.mark.parametrize("payload", PAYLOADS)
def test_markup_in_any_field_is_readable_and_does_nothing(payload):
    rendered = render_html(in_rendering(full_of(payload), Rendering.PUBLIC))

    tree = page(rendered)
    assert article_text(rendered) == f"Before. {payload} After.".replace(
        "\r", "\n"
    )  # as HTML reads
    assert rendered.count("<style>") == rendered.count("</style>") == 1
    assert not tree.xpath("//script | //img | //svg | //iframe | //b[.='bold']")
    assert not tree.xpath("//@*[starts-with(name(), 'on')] | //@autofocus")
    assert {link.split("#")[0] for link in tree.xpath("//@href")} == {""}
    assert " ".join(payload.split()) in words(tree.get_element_by_id("note-1"))
    assert " ".join(payload.split()) in words(tree.get_element_by_id("source-1"))
    assert " ".join(payload.split()) in words(tree.get_element_by_id("source-2"))


@pytest.mark.parametrize("words", ["words", "<b>&amp;</p>", "w" * 300])
def test_the_page_is_valid_html(words):
    report = in_rendering(full_of(words), Rendering.LEGAL)

    HTMLParser(strict=True).parse(render_html(report))


@pytest.mark.parametrize(
    ("language", "declared"), [("de-AT", "de-AT"), ("<b>", None), ("Deutsch, oder so", None)]
)
def test_a_language_is_declared_only_by_a_valid_tag(language, declared):
    report = a_report()
    report = replace(report, article=replace(report.article, language=language))

    texts = page(render_html(report)).xpath("//p[@class='text']")

    assert {text.get("lang") for text in texts} == {declared}


def test_the_page_loads_nothing():
    rendered = render_html(a_report(claims=(a_claim(1, "2019"),), sources=(a_source(),)))

    tree = page(rendered)
    assert not tree.xpath("//@src | //link | //script | //form | //@style | //object | //embed")
    assert not re.search(r"url\(|@import", tree.findtext(".//style", ""))
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'")


def test_the_policy_allows_exactly_the_style_of_the_page():
    import base64
    import hashlib

    style = page(render_html(a_report())).findtext(".//style", "")

    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert style_source() == f"'sha256-{digest}'"


def test_marks_lead_to_notes_and_notes_back():
    report = a_report(
        claims=(a_claim(1, "The bridge opened in 2019."), a_claim(2, "2019")),
        sources=(a_source(),),
    )

    tree = page(render_html(report))

    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in tree.xpath("//@href[starts-with(., '#')]")} <= set(ids)
    assert tree.xpath("//a[@id='claim-2']/@href") == ["#note-2"]
    assert tree.xpath("//*[@id='note-2']//a/@href") == ["#claim-2", "#evidence-2"]
    assert tree.xpath("//span[@role='note']/@id") == ["note-2", "note-1"]


def test_a_note_follows_the_statement_of_its_claim_even_in_the_middle_of_a_paragraph():
    first = Statement((24, 50), Term("unattributed", "unattributed"), (), ())
    report = a_report(statements=(first,), claims=(a_claim(1, "2019"), a_claim(2, "Nobody")))

    (paragraph,) = page(render_html(report)).xpath("//p[.//span[@role='note']]")

    assert "opened in 2019. 1 ⚑ not judged yet" in words(paragraph)
    assert "Nobody 2 ⚑ not judged yet" in words(paragraph)  # it is in no statement


def test_a_note_shows_the_verdict_as_text_and_sign_not_only_as_a_colour():
    claim = a_claim(1, "2019", state=SIGNED, signed_off_by="Ravi", verdicts=(a_verdict(),))
    report = a_report(claims=(claim,), sources=(a_source(),))

    said = words(note(report))

    assert "✕ False" in said
    assert "It is not." in said
    assert "Ravi" not in said
    assert "signed off by Ravi" in words(evidence(report))


def test_a_claim_without_a_verdict_says_so():
    assert "not judged yet" in words(note(a_report(claims=(a_claim(1, "2019"),))))


def test_a_verdict_without_a_signature_never_says_signed():
    claim = a_claim(1, "2019", state=Term("ready", "ready for review"), verdicts=(a_verdict(),))

    said = words(note(a_report(claims=(claim,))))

    assert "signed" not in said
    assert "ready for review" in said


def test_the_evidence_shows_a_dissent():
    verdict = a_verdict(sign_offs=(a_sign_off("The source is old.", agrees=False),))

    said = words(evidence(a_report(claims=(a_claim(1, "2019", verdicts=(verdict,)),))))

    assert "Ravi dissents: The source is old." in said


def test_the_evidence_shows_a_question_with_its_answer():
    said = words(evidence(a_report(claims=(a_claim(1, "2019", queries=(a_query("Who?"),)),))))

    assert "Question to Who?: Who? Answer: Who?" in said


def test_the_evidence_lists_changes_since_the_verdict_until_it_is_reconfirmed():
    claim = a_claim(1, "2019", verdicts=(a_verdict(),), citations=(a_citation(),))
    changed = Freshness(False, True, ((1, Term("vanished", "passage vanished")),))
    both = replace(changed, text_changed=True)

    def note_of(fresh: Freshness | None) -> str:
        stale = replace(claim, freshness=fresh)
        report = a_report(claims=(stale,), sources=(a_source(),))
        return f"{words(note(report))} {words(evidence(report))}"

    assert "Changed since the verdict" not in note_of(None) + note_of(Freshness(False, False, ()))
    assert "Changed since the verdict: [1] passage vanished" in note_of(changed)
    assert "Changed since the verdict. no named speaker" in note_of(changed)
    assert "Changed since the verdict: the text of the claim; [1]" in note_of(both)


def test_the_evidence_shows_a_reconfirmation():
    stood = VerdictReconfirmation("Ravi", AT, "A slip of theirs.")
    claim = a_claim(1, "2019", verdicts=(a_verdict(confirmations=(stood,)),))

    said = words(evidence(a_report(claims=(claim,))))

    assert "Ravi confirmed that the verdict still stands, Feb. 25, 2025: A slip of theirs." in said


def test_a_cut_claim_is_neither_marked_nor_counted():
    cut = a_claim(None, "2019", state=CUT)

    tree = page(render_html(a_report(claims=(cut,))))

    assert not tree.xpath("//mark")
    assert "No claims are flagged in this text." in words(tree)
    assert "Claims cut 2019" in words(tree)


def test_a_source_is_listed_with_the_date_and_fingerprint_of_its_capture():
    tree = page(render_html(a_report(sources=(a_source(),))))

    source = tree.get_element_by_id("source-1")
    assert "fetched Feb. 25, 2025" in words(source)
    assert source.xpath(".//a[@class='address']/@href") == ["https://www.example.com/"]
    (record,) = tree.xpath("//details[summary='Copies and fingerprints']")
    assert "[1] fetched Feb. 25, 2025, 9:14 a.m. UTC" in words(record)
    assert "c" * 64 in words(record)


def test_the_record_is_folded_for_readers_and_open_for_the_lawyer():
    report = full_of("words")

    public, legal = (
        page(render_html(in_rendering(report, each)))
        for each in (Rendering.PUBLIC, Rendering.LEGAL)
    )

    assert public.xpath("//details")
    assert not public.xpath("//details[@open]")
    assert legal.xpath("//details")
    assert not legal.xpath("//details[not(@open)]")


def test_the_summary_leads_to_the_worst_verdicts():
    true = a_claim(1, "safe", verdicts=(a_verdict(rating=TRUE),))
    report = a_report(
        claims=(true, a_claim(2, "2019", verdicts=(a_verdict(),)), a_claim(3, "Nobody"))
    )

    (summary,) = page(render_html(report)).xpath("//section[@aria-labelledby='summary-name']")

    assert summary.xpath(".//a/@href") == ["#note-2", "#note-1"]
    assert "✕ False: 2019" in words(summary)
    assert "not judged yet 1" in words(summary)
    assert summary.xpath(".//div[@class='strip']/span/@class") == ["true", "false", "flagged"]


def test_the_public_version_has_only_the_public_description_of_a_restricted_source():
    source = a_source(
        url="https://secret.example/",
        title="Secret title",
        visibility=Term("restricted", "restricted"),
        public_description="A civil servant",
        captures=(a_capture("Secret words"),),
    )
    claim = a_claim(1, "2019", citations=(a_citation("Secret words"),))

    report = a_report(claims=(claim,), sources=(source,))

    rendered = render_html(in_rendering(report, Rendering.PUBLIC))
    assert "A civil servant" in rendered
    assert "ecret" not in rendered
    legal = render_html(in_rendering(report, Rendering.LEGAL))
    assert "Secret title" in legal
    assert "not for publication" in legal


def test_the_message_of_a_failed_fetch_is_shown():
    source = a_source(captures=(), failure="The server did not answer in time.")

    assert "The server did not answer in time." in render_html(a_report(sources=(source,)))


def test_the_history_lists_the_events():
    tree = page(render_html(a_report(events=(an_event("Flagged again"),))))

    assert "Flagged again" in words(tree.xpath("//ol[@class='history']")[0])


def test_the_same_report_gives_the_same_page():
    report = full_of("words")

    assert render_html(report) == render_html(report)


def test_headings_go_down_one_step_at_a_time():
    rendered = render_html(full_of(TEXT.split("\n")[0]))

    steps = [int(h.tag[1]) for h in page(rendered).xpath("//h1 | //h2 | //h3 | //h4")]
    assert steps[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(steps))
