"""Cite a page or an uploaded file for a claim, edit the citation, and judge the origin of sources."""

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from articles.forms.fields import (
    TRANSCRIPTS,
    ExactText,
    PrefixedForm,
    SmallTextarea,
    SourceOrRecordingField,
    StanceField,
    UploadField,
)
from articles.models import Citation, Source


class CitationForm(PrefixedForm):
    url = forms.CharField(
        label=_("Address"),
        max_length=8192,
        widget=forms.TextInput(
            attrs={"inputmode": "url", "placeholder": "https://", "autocomplete": "off"}
        ),
    )
    stance = StanceField()
    locator = forms.CharField(
        label=_("Location"),
        max_length=200,
        required=False,
        help_text=_("Page, paragraph or timestamp."),
    )
    excerpt = ExactText(
        label=_("Excerpt"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "data-key": "e"}),
    )
    note = ExactText(label=_("Note"), required=False, widget=SmallTextarea)


class UploadForm(PrefixedForm):
    summary = _("Upload a file")
    send_label = _("Upload")
    title = forms.CharField(label=_("Title"), max_length=500, required=False)
    file = SourceOrRecordingField(
        label=_("File"),
        help_text=_(
            "A saved page (.html, .mhtml, .warc, .wacz), a PDF, a document (.docx, .doc, .odt, .rtf), a "
            "message (.eml), captions (.srt, .vtt), a feed, a text file, a screenshot, or a recording "
            "(.mp3, .m4a, .ogg, .wav, .flac, .mp4, .webm)."
        ),
    )
    transcript = UploadField(
        label=_("Transcript of a recording (optional)"),
        required=False,
        accept=TRANSCRIPTS,
        help_text=_("Captions (.srt, .vtt) have times. You can also add them later."),
    )
    stance = StanceField()
    locator = forms.CharField(label=_("Location"), max_length=200, required=False)
    excerpt = ExactText(label=_("Excerpt"), required=False, widget=SmallTextarea)
    note = ExactText(label=_("Note"), required=False, widget=SmallTextarea)


class CitationEditForm(PrefixedForm):
    expected_version = forms.IntegerField(widget=forms.HiddenInput)
    stance = StanceField()
    locator = forms.CharField(label=_("Location"), max_length=200, required=False)
    excerpt = ExactText(label=_("Excerpt"), required=False, widget=SmallTextarea)
    note = ExactText(label=_("Note"), required=False, widget=SmallTextarea)


class SenseForm(PrefixedForm):
    """Whether a source gives the words another sense, and why."""

    expected_version = forms.IntegerField(widget=forms.HiddenInput)
    is_turned = forms.TypedChoiceField(
        label=_("Sense of the passage"),
        choices=[
            ("no", _("Not turned: the source means the words as the article does")),
            ("yes", _("Turned: the source gives the words another sense")),
        ],
        coerce=lambda choice: choice == "yes",
        widget=forms.RadioSelect,
    )
    reason = ExactText(label=_("Reason"), widget=SmallTextarea)


class ReplacementForm(PrefixedForm):
    file = SourceOrRecordingField(
        label=_("File"),
        help_text=_(
            "The saved page: .html, .mhtml, .warc, .wacz, .pdf, .docx, .txt or a screenshot."
        ),
    )


class TakeOverForm(PrefixedForm):
    """The citations of an earlier claim that the reviewer takes over."""

    citations = forms.ModelMultipleChoiceField(
        queryset=Citation.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Select at least one source.")},
    )

    def __init__(self, *args: object, citations: QuerySet[Citation], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        offered = self.fields["citations"]
        if isinstance(offered, forms.ModelMultipleChoiceField):
            offered.queryset = citations


class OriginForm(PrefixedForm):
    """Judge whether two sources have a common origin."""

    expected_version = forms.IntegerField(widget=forms.HiddenInput)
    same = forms.TypedChoiceField(
        label=_("Origin"),
        choices=[("yes", _("same origin")), ("no", _("different origins"))],
        coerce=lambda value: value == "yes",
        error_messages={"required": _("Choose whether the sources have the same origin.")},
    )
    reason = ExactText(label=_("Reason (optional)"), required=False, widget=SmallTextarea)


class OriginGroupForm(PrefixedForm):
    """Choose sources, and say whether they have one origin or each its own."""

    expected_version = forms.CharField(widget=forms.HiddenInput, required=False)
    sources = forms.ModelMultipleChoiceField(
        label=_("Sources"),
        queryset=Source.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Select the sources that you want to join or part."),
            "invalid_choice": _("Choose from these sources."),
        },
    )
    same = forms.TypedChoiceField(
        label=_("Origin"),
        choices=[
            ("yes", _("one origin: they count as one source")),
            ("no", _("parted: each has an origin of its own")),
        ],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose whether to join or to part them.")},
    )
    reason = ExactText(label=_("Reason (optional)"), required=False, widget=SmallTextarea)

    def __init__(self, *args: object, sources: QuerySet[Source], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        offered = self.fields["sources"]
        assert isinstance(offered, forms.ModelMultipleChoiceField)  # noqa: S101 (for mypy)
        offered.queryset = sources
