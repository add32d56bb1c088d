"""What a source is, who may see it, and how it bears on a claim."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from articles.forms.fields import ExactText, PrefixedForm
from articles.models import Citation, Source, User

SMALL = forms.Textarea(attrs={"rows": 2})
DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
Kind, Visibility = Source.Kind, Source.Visibility


class CitingForm(PrefixedForm):
    """How a source bears on a claim, and where in it."""

    stance = forms.ChoiceField(
        label=_("It"), choices=Citation.Stance.choices, initial=Citation.Stance.SUPPORTS
    )
    locator = forms.CharField(label=_("Where in it"), max_length=200, required=False)
    excerpt = ExactText(label=_("Excerpt"), required=False, widget=SMALL)
    note = ExactText(label=_("Note"), required=False, widget=SMALL)


class ConfidingForm(PrefixedForm):
    """Who may see a source."""

    visibility = forms.ChoiceField(
        label=_("Who may see it"),
        choices=[
            (Visibility.PUBLIC, _("everybody: it may be named in what is published")),
            (Visibility.NEWSROOM, _("the newsroom")),
            (Visibility.RESTRICTED, _("only you and people you name")),
        ],
        initial=Visibility.PUBLIC,
    )
    public_description = forms.CharField(
        label=_("What others read of it"),
        max_length=500,
        required=False,
        help_text=_("Such as “an official with knowledge of the talks”. Name nobody."),
    )
    readers = forms.ModelMultipleChoiceField(
        label=_("People who may see it"),
        queryset=User.objects.filter(is_active=True).order_by("username"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def clean(self) -> dict[str, Any]:
        """What is restricted is described for the others."""
        cleaned = super().clean() or self.cleaned_data
        described = str(cleaned.get("public_description", "")).strip()
        if cleaned.get("visibility") == Visibility.RESTRICTED and not described:
            self.add_error("public_description", _("Say what others may read of it."))
        return cleaned


class WordsForm(PrefixedForm):
    """What was said or shown in a source: a file, or typed."""

    file = forms.FileField(
        label=_("File"),
        required=False,
        help_text=_("A transcript, a PDF, a saved page or a picture. No sound or film."),
    )
    text = ExactText(
        label=_("What was said"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Type or paste it, if there is no file. The claim is looked for in it."),
    )

    def clean(self) -> dict[str, Any]:
        """One of both is kept, so only one may be given."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("file") and str(cleaned.get("text", "")).strip():
            self.add_error("text", _("Choose a file or type the words, not both."))
        return cleaned


class InterviewFields(PrefixedForm):
    kind = Kind.INTERVIEW
    about: tuple[str, ...] = ("person", "channel", "dated_on")
    person = forms.CharField(label=_("With whom"), max_length=300)
    channel = forms.ChoiceField(label=_("How"), choices=Source.Channel.choices)
    dated_on = forms.DateField(label=_("When"), widget=DAY)


class DocumentFields(PrefixedForm):
    kind = Kind.DOCUMENT
    about: tuple[str, ...] = ("title", "issuer", "dated_on")
    title = forms.CharField(label=_("Title of the document"), max_length=500)
    issuer = forms.CharField(label=_("Issued or written by"), max_length=300)
    dated_on = forms.DateField(label=_("Date, if it has one"), widget=DAY, required=False)


class BroadcastFields(PrefixedForm):
    kind = Kind.BROADCAST
    about: tuple[str, ...] = ("title", "issuer", "dated_on")
    title = forms.CharField(label=_("Programme"), max_length=500)
    issuer = forms.CharField(label=_("Station"), max_length=300)
    dated_on = forms.DateField(label=_("On the air on"), widget=DAY)


class NewSourceForm(CitingForm, ConfidingForm, WordsForm):
    """What the forms for new sources share."""

    kind: Source.Kind
    about: tuple[str, ...] = ()
    is_primary = forms.BooleanField(
        label=_("Primary source"),
        required=False,
        help_text=_("It saw, did or decided what it tells, rather than telling of others."),
    )

    def fields_about(self) -> list[forms.BoundField]:
        """The fields that say what it is."""
        return [self[name] for name in self.about]

    def said(self) -> dict[str, Any]:
        """What was typed, by the names that the action knows."""
        typed = dict(self.cleaned_data)
        typed["about"] = {name: typed.pop(name) for name in self.about}
        file = typed.pop("file")
        if file:
            typed |= {"file_name": file.name, "data": file.read()}
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


NEW = {form.kind: form for form in (InterviewForm, DocumentForm, BroadcastForm)}


class EditingForm(PrefixedForm):
    """Correct what a source is."""

    about: tuple[str, ...] = ()
    expected_version = forms.IntegerField(widget=forms.HiddenInput)
    is_primary = forms.TypedChoiceField(
        label=_("It is a"),
        choices=[("yes", _("primary source")), ("no", _("secondary source"))],
        coerce=lambda value: value == "yes",
        help_text=_("A primary source saw, did or decided what it tells."),
    )

    @classmethod
    def present(cls, source: Source) -> dict[str, object]:
        """The source as it is, for the form to begin with."""
        about = {name: getattr(source, name) for name in cls.about}
        return about | {
            "expected_version": source.version,
            "is_primary": "yes" if source.is_primary else "no",
        }

    def said(self) -> dict[str, Any]:
        """What was typed, by the names that the action knows."""
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


EDIT: dict[str, type[EditingForm]] = {
    Kind.INTERVIEW: InterviewEditForm,
    Kind.DOCUMENT: DocumentEditForm,
    Kind.BROADCAST: BroadcastEditForm,
    Kind.UPLOAD: UploadEditForm,
    Kind.URL: PageEditForm,
}


class VisibilityForm(ConfidingForm):
    """Change who may see a source."""

    expected_version = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("Why"),
        max_length=500,
        error_messages={"required": _("Say why: it stays in the source’s history.")},
    )


class OriginForm(PrefixedForm):
    """Say whether two sources are of one origin."""

    expected_version = forms.IntegerField(widget=forms.HiddenInput)
    same = forms.TypedChoiceField(
        label=_("They are"),
        choices=[("yes", _("of the same origin")), ("no", _("not of the same origin"))],
        coerce=lambda value: value == "yes",
        error_messages={"required": _("Say whether they are of one origin or not.")},
    )
    reason = ExactText(
        label=_("Why"),
        widget=SMALL,
        error_messages={"required": _("Say why: others have to be able to follow it.")},
    )


class KnownForm(CitingForm):
    """Cite a source that is known already."""

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
        assert isinstance(chosen, forms.ModelChoiceField)  # noqa: S101 (tells mypy)
        chosen.queryset = sources


class ReopenForm(PrefixedForm):
    """Why all that rests on a source goes back to work. `expected_version` is a line of claim:version."""

    reason = ExactText(
        label=_("Reason"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It is kept in the history of each claim."),
        error_messages={"required": _("Say why: the reason is kept in the history of each claim.")},
    )
    expected_version = forms.RegexField(
        r"^(\d{1,18}:\d{1,9})( \d{1,18}:\d{1,9})*$",
        required=False,
        widget=forms.HiddenInput,
        max_length=200_000,
    )

    def clean_expected_version(self) -> dict[int, int]:
        """By claim, the version that the page listed."""
        pairs = (pair.split(":") for pair in self.cleaned_data["expected_version"].split())
        return {int(claim): int(version) for claim, version in pairs}
