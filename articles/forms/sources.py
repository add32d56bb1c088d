"""Add, cite, edit and restrict sources, and reopen their claims."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.forms.fields import (
    ExactText,
    PrefixedForm,
    RecordingField,
    SourceFileField,
    StanceField,
)
from articles.models import Source, User

SMALL = forms.Textarea(attrs={"rows": 2})
DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
Kind, Visibility = Source.Kind, Source.Visibility


class CitingForm(PrefixedForm):
    """The stance of a source on a claim, and the location in the source."""

    stance = StanceField()
    locator = forms.CharField(label=_("Location"), max_length=200, required=False)
    excerpt = ExactText(label=_("Excerpt"), required=False, widget=SMALL)
    note = ExactText(label=_("Note"), required=False, widget=SMALL)


class AccessForm(PrefixedForm):
    """Who may see a source."""

    visibility = forms.ChoiceField(
        label=_("Visibility"),
        choices=[
            (Visibility.PUBLIC, _("Public: may be named in published reports")),
            (Visibility.NEWSROOM, _("Newsroom only")),
            (Visibility.RESTRICTED, _("Restricted: you and the people you choose")),
        ],
        initial=Visibility.PUBLIC,
    )
    public_description = forms.CharField(
        label=_("Public description"),
        max_length=500,
        required=False,
        help_text=_(
            "For example “an official with knowledge of the talks”. Do not name the source."
        ),
    )
    readers = forms.ModelMultipleChoiceField(
        label=_("People with access"),
        queryset=User.objects.filter(is_active=True).order_by("username"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def clean(self) -> dict[str, Any]:
        """Require a public description of a restricted source."""
        cleaned = super().clean() or self.cleaned_data
        described = str(cleaned.get("public_description", "")).strip()
        if cleaned.get("visibility") == Visibility.RESTRICTED and not described:
            self.add_error(
                "public_description", _("Enter a public description for people without access.")
            )
        return cleaned


class WordsForm(PrefixedForm):
    """The transcript of a source: a file, or typed."""

    file = SourceFileField(
        label=_("File"),
        required=False,
        help_text=_(
            "A transcript, captions (.srt, .vtt), a document, message, PDF, saved page or picture."
        ),
    )
    recording = RecordingField(
        label=_("Recording (optional)"),
        required=False,
        help_text=_("Audio or video: .mp3, .m4a, .ogg, .wav, .flac, .mp4 or .webm."),
    )
    text = ExactText(
        label=_("Transcript"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Type or paste the text if you have no file. It is searched for the claim."),
    )

    def clean(self) -> dict[str, Any]:
        """Require at most one of file and text."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("file") and str(cleaned.get("text", "")).strip():
            self.add_error("text", _("Choose a file or type the transcript, not both."))
        return cleaned


class InterviewFields(PrefixedForm):
    kind = Kind.INTERVIEW
    about: tuple[str, ...] = ("person", "channel", "dated_on")
    person = forms.CharField(label=_("Person interviewed"), max_length=300)
    channel = forms.ChoiceField(label=_("Channel"), choices=Source.Channel.choices)
    dated_on = forms.DateField(label=_("Date"), widget=DAY)


class DocumentFields(PrefixedForm):
    kind = Kind.DOCUMENT
    about: tuple[str, ...] = ("title", "issuer", "dated_on")
    title = forms.CharField(label=_("Document title"), max_length=500)
    issuer = forms.CharField(label=_("Issuer or author"), max_length=300)
    dated_on = forms.DateField(label=_("Date (optional)"), widget=DAY, required=False)


class BroadcastFields(PrefixedForm):
    kind = Kind.BROADCAST
    about: tuple[str, ...] = ("title", "issuer", "dated_on")
    title = forms.CharField(label=_("Programme"), max_length=500)
    issuer = forms.CharField(label=_("Station"), max_length=300)
    dated_on = forms.DateField(label=_("Broadcast date"), widget=DAY)


class NewSourceForm(CitingForm, AccessForm, WordsForm):
    """What the forms for new sources share."""

    kind: Source.Kind
    summary: Promise
    about: tuple[str, ...] = ()
    is_primary = forms.BooleanField(
        label=_("Primary source"),
        required=False,
        help_text=_("First-hand: the source witnessed, did or decided this."),
    )

    @property
    def send_label(self) -> Promise:
        """The label of the button."""
        return self.summary

    def fields_about(self) -> list[forms.BoundField]:
        """Return the fields that describe the source."""
        return [self[name] for name in self.about]

    def action_arguments(self) -> dict[str, Any]:
        """Return what was typed, by the arguments of `add_source`."""
        typed = dict(self.cleaned_data)
        typed["about"] = {name: typed.pop(name) for name in self.about}
        file = typed.pop("file")
        if file:
            typed |= {"file_name": file.name, "data": file}
        if recording := typed.pop("recording"):
            typed |= {"recording_name": recording.name, "recording": recording}
        return typed


class InterviewForm(InterviewFields, NewSourceForm):
    summary = _("Add an interview")


class DocumentForm(DocumentFields, NewSourceForm):
    summary = _("Add a document")
    locator = forms.CharField(
        label=_("Page"), max_length=200, required=False, help_text=_("Such as 12, or annex 3.")
    )


class BroadcastForm(BroadcastFields, NewSourceForm):
    summary = _("Add a broadcast")
    locator = forms.CharField(
        label=_("Timestamp"), max_length=200, required=False, help_text=_("Such as 00:14:30.")
    )


NEW_SOURCE_FORMS = {form.kind: form for form in (InterviewForm, DocumentForm, BroadcastForm)}


class EditingForm(PrefixedForm):
    """Correct the description of a source."""

    about: tuple[str, ...] = ()
    expected_version = forms.IntegerField(widget=forms.HiddenInput)
    is_primary = forms.TypedChoiceField(
        label=_("Source type"),
        choices=[("yes", _("primary source")), ("no", _("secondary source"))],
        coerce=lambda value: value == "yes",
        help_text=_("A primary source is first-hand: it witnessed, did or decided this."),
    )

    @classmethod
    def initial_values(cls, source: Source) -> dict[str, object]:
        """Return the current description, as the initial values of the form."""
        about = {name: getattr(source, name) for name in cls.about}
        return about | {
            "expected_version": source.version,
            "is_primary": "yes" if source.is_primary else "no",
        }

    def action_arguments(self) -> dict[str, Any]:
        """Return what was typed, by the arguments of `describe_source`."""
        typed = dict(self.cleaned_data)
        typed["about"] = {name: typed.pop(name) for name in self.about}
        return typed


class InterviewEditForm(InterviewFields, EditingForm):
    pass


class DocumentEditForm(DocumentFields, EditingForm):
    pass


class BroadcastEditForm(BroadcastFields, EditingForm):
    pass


class UploadEditForm(EditingForm):
    kind = Kind.UPLOAD
    about: tuple[str, ...] = ("title",)
    title = forms.CharField(label=_("Title"), max_length=500)


class PageEditForm(EditingForm):
    kind = Kind.URL


SOURCE_EDIT_FORMS: dict[str, type[EditingForm]] = {
    Kind.INTERVIEW: InterviewEditForm,
    Kind.DOCUMENT: DocumentEditForm,
    Kind.BROADCAST: BroadcastEditForm,
    Kind.UPLOAD: UploadEditForm,
    Kind.URL: PageEditForm,
}


class VisibilityForm(AccessForm):
    """Change who may see a source."""

    expected_version = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("Reason"),
        max_length=500,
        error_messages={"required": _("Enter a reason. It is kept in the source’s history.")},
    )


class KnownForm(CitingForm):
    """Cite an existing source."""

    source = forms.ModelChoiceField(
        queryset=Source.objects.none(),
        error_messages={
            "required": _("Choose a source."),
            "invalid_choice": _("Choose one of these sources."),
        },
    )

    def __init__(self, *args: object, sources: QuerySet[Source], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        chosen = self.fields["source"]
        assert isinstance(chosen, forms.ModelChoiceField)  # noqa: S101 (for mypy)
        chosen.queryset = sources


class ReopenForm(PrefixedForm):
    """The reason to reopen the claims that cite a source.

    `expected_version` is a list of claim:version, as the page displayed them.
    """

    reason = ExactText(
        label=_("Reason"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Kept in the history of each claim."),
        error_messages={"required": _("Enter a reason. It is kept in the history of each claim.")},
    )
    expected_version = forms.RegexField(
        r"^(\d{1,18}:\d{1,9})( \d{1,18}:\d{1,9})*$",
        required=False,
        widget=forms.HiddenInput,
        max_length=200_000,
    )

    def clean_expected_version(self) -> dict[int, int]:
        """Return the displayed versions by claim id."""
        pairs = (pair.split(":") for pair in self.cleaned_data["expected_version"].split())
        return {int(claim): int(version) for claim, version in pairs}
