"""The forms a report comes in. Another one is a renderer and a line in `FORMATS`."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.reports.as_html import render_html
from articles.reports.as_json import render_json
from articles.reports.as_pdf import render_pdf
from articles.reports.rendering import Rendering, in_rendering
from articles.reports.report import Report

BOTH = (Rendering.PUBLIC, Rendering.LEGAL)


@dataclass(frozen=True, slots=True)
class Format:
    """One form of the report. Its address is `report.<key>`, its files end in `.<ending>`.

    `render` gets the report as its rendering tells it; the same report gives the same bytes.
    `opens`: a browser shows it, others are kept as files.
    """

    key: str
    label: str | Promise
    ending: str
    media_type: str
    render: Callable[[Report], bytes]
    purpose: str | Promise
    renderings: tuple[Rendering, ...] = BOTH
    opens: bool = False

    @property
    def is_text(self) -> bool:
        return self.media_type.startswith("text/") or self.media_type.endswith("json")

    def rendered(self, report: Report, rendering: Rendering) -> bytes:
        """The file. `report` is the whole one; what the rendering does not tell is left out here.

        Raises `ValueError` for a rendering that this format does not offer.
        """
        if rendering not in self.renderings:
            raise ValueError(f"There is no {rendering} rendering of {self.key}.")
        return self.render(in_rendering(report, rendering))


FORMATS: dict[str, Format] = {
    each.key: each
    for each in (
        Format(
            key="html",
            label=_("Web page"),
            ending="html",
            media_type="text/html",
            render=lambda report: render_html(report).encode(),
            purpose=_("One file to read, send or print: the text with its notes in the margin."),
            opens=True,
        ),
        Format(
            key="pdf",
            label="PDF",
            ending="pdf",
            media_type="application/pdf",
            render=render_pdf,
            purpose=_(
                "For paper and for the archive: the same document, made for screen readers too, "
                "with the JSON inside it."
            ),
            opens=True,
        ),
        Format(
            key="json",
            label="JSON",
            ending="json",
            media_type="application/json",
            render=lambda report: render_json(report).encode(),
            purpose=_("Everything, for programs: nothing that is known of the check is left out."),
        ),
    )
}
