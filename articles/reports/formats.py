"""The formats of a report. To add one, write a renderer and add it to `FORMATS`."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.module_loading import import_string
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from articles.reports.bundle.as_zip import render_zip
from articles.reports.content.report import (
    Report,
)
from articles.reports.rendering import Rendering, in_rendering

BOTH = (Rendering.PUBLIC, Rendering.LEGAL)
NO_RECORDS = b"[]\n"  # a JSON list without any


@dataclass(frozen=True, slots=True)
class Format:
    """A format of the report. Its address is `report.<key>`, its files end in `.<ending>`.

    `renderer` is the path of the function that returns the file, imported on first use. The same
    report gives the same bytes. `opens`: a browser shows the file instead of downloading it.
    `is_heavy`: a worker generates it for a long article.
    """

    key: str
    label: str | Promise
    ending: str
    media_type: str
    renderer: str
    purpose: str | Promise
    renderings: tuple[Rendering, ...] = BOTH
    opens: bool = False
    is_heavy: bool = False
    empty_sentence: str | Promise = ""  # said in place of a file without any record

    @property
    def render(self) -> Callable[[Report], bytes | str]:
        """The function that returns the file."""
        renderer: Callable[[Report], bytes | str] = import_string(
            f"articles.reports.{self.renderer}"
        )
        return renderer

    @property
    def is_text(self) -> bool:
        return self.media_type.startswith("text/") or self.media_type.endswith("json")

    def is_empty(self, content: bytes) -> bool:
        """Whether the file has no record, so that `empty_sentence` serves a person better."""
        return bool(self.empty_sentence) and content == NO_RECORDS

    def rendered(self, report: Report, rendering: Rendering) -> bytes:
        """Return the file. `report` is complete; this reduces it to the legal or public version.

        Raises `ValueError` for a version that this format does not have.
        """
        if rendering not in self.renderings:
            raise ValueError(f"There is no {rendering} rendering of {self.key}.")
        content = self.render(in_rendering(report, rendering))
        return content.encode() if isinstance(content, str) else content


def archive(report: Report) -> bytes:
    """Return the archive with all other formats of this version."""
    others = [form for form in FORMATS.values() if form.key != "zip"]
    return render_zip(
        report,
        {
            f"report.{form.ending}"
            if form.key == form.ending
            else f"report-{form.key}.{form.ending}": form.render
            for form in others
            if report.rendering in form.renderings
        },
    )


FORMATS: dict[str, Format] = {
    each.key: each
    for each in (
        Format(
            key="html",
            label=_("Web page"),
            ending="html",
            media_type="text/html",
            renderer="html.render_html",
            purpose=_("One file to read, send or print: the text with notes in the margin."),
            opens=True,
        ),
        Format(
            key="pdf",
            label="PDF",
            ending="pdf",
            media_type="application/pdf",
            renderer="pdf.render_pdf",
            is_heavy=True,
            purpose=_(
                "For printing and archiving: the same document, accessible to screen readers, "
                "with the JSON attached."
            ),
            opens=True,
        ),
        Format(
            key="docx",
            label=_("Word"),
            ending="docx",
            media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            renderer="word.as_docx.render_docx",
            is_heavy=True,
            purpose=_(
                "For editing: each claim is a comment on its text, with its sources as footnotes. "
                "A later import keeps them in place."
            ),
        ),
        Format(
            key="json",
            label="JSON",
            ending="json",
            media_type="application/json",
            renderer="data.as_json.render_json",
            purpose=_("The complete data, for programs."),
        ),
        Format(
            key="md",
            label="Markdown",
            ending="md",
            media_type="text/markdown",
            renderer="data.as_markdown.render_markdown",
            purpose=_("For a wiki or a content management system: text, claims and sources."),
        ),
        Format(
            key="csv",
            label="CSV",
            ending="csv",
            media_type="text/csv",
            renderer="data.as_csv.render_csv",
            purpose=_("A table for programs, one row per claim."),
        ),
        Format(
            key="csv-mark",
            label=_("CSV for spreadsheets"),
            ending="csv",
            media_type="text/csv",
            renderer="data.as_csv.render_csv_with_mark",
            purpose=_(
                "The same table with a byte order mark, which some spreadsheet programs need."
            ),
        ),
        Format(
            key="csl",
            label="CSL-JSON",
            ending="json",
            media_type="application/vnd.citationstyles.csl+json",
            renderer="data.as_csl.render_csl",
            purpose=_("The sources only, for Zotero, Pandoc and others."),
        ),
        Format(
            key="ris",
            label="RIS",
            ending="ris",
            media_type="application/x-research-info-systems",
            renderer="data.as_ris.render_ris",
            purpose=_("The sources only, for EndNote, Mendeley and others."),
        ),
        Format(
            key="annotations",
            label="Web Annotation",
            ending="json",
            media_type="application/ld+json",
            renderer="data.as_web_annotation.render_web_annotation",
            purpose=_("Claims and passages as W3C Web Annotations on the exact text."),
        ),
        Format(
            key="claim-review",
            label="ClaimReview",
            ending="json",
            media_type="application/ld+json",
            renderer="data.as_claim_review.render_claim_review",
            purpose=_("For fact-check databases: the signed-off claims that have a ClaimReview."),
            empty_sentence=_(
                "There is no ClaimReview yet. Open ClaimReview on the card of a claim that is signed "
                "off, fill it in, then export again."
            ),
        ),
        Format(
            key="zip",
            label=_("Archive"),
            ending="zip",
            media_type="application/zip",
            renderer="formats.archive",
            purpose=_(
                "Everything in one file: all formats and the captures of each source, with a "
                "signed list that reveals any later change."
            ),
            is_heavy=True,
        ),
    )
}


def file_name(report: Report, form: Format, rendering: Rendering) -> str:
    """Return the file name: the title of the article, marked as legal if it is.

    Formats whose files have one ending are distinguished by their key.
    """
    name = slugify(report.article.title)[:80] or f"article-{report.article.id}"
    mark = "" if rendering is Rendering.PUBLIC else f"-{rendering}"
    key = "" if form.key == form.ending else f"-{form.key}"
    return f"{name}{mark}{key}.{form.ending}"
