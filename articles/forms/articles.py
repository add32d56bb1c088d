"""Import an article, describe it, and add a version."""

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.actions.articles import Choice, Destination
from articles.forms.fields import ACCEPTED, ExactText, UploadField, offer_when_drawn
from articles.forms.readers import FirstReadersFields, readers_to_choose
from articles.models import Scale, language_name
from articles.prepared import prepared
from articles.text import OFFERED, UNDETERMINED

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class ImportForm(forms.Form):
    """A text, a file or an address: one of them."""

    text = ExactText(
        label=_("Article text"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 16, "class": "article-text", "dir": "auto"}),
    )
    file = UploadField(
        setting="UPLOAD_MAX_MEGABYTES",
        label=_("File"),
        required=False,
        allow_empty_file=True,
        help_text=_(
            "Word (.docx, .doc), OpenDocument (.odt), Rich Text (.rtf) or Google Docs (.html), with "
            "comments, links and footnotes; PDF with text; Markdown (.md) and text (.txt); a saved web "
            "page (.html, .mhtml, .warc, .wacz); a message (.eml); captions (.srt, .vtt); NewsML-G2, "
            "ninjs, RSS, Atom or WordPress (.xml, .json). Up to 20 MB. A report from another newsroom "
            "(.json or .zip, the legal version) is imported as an article with its claims."
        ),
        accept=ACCEPTED,
    )
    url = forms.CharField(
        label=_("Web address"),
        max_length=8192,
        required=False,
        help_text=_("The page is fetched now. This can take up to ten seconds."),
        widget=forms.TextInput(
            attrs={"inputmode": "url", "placeholder": "https://", "autocomplete": "off"}
        ),
    )

    @property
    def given(self) -> str:
        """The name of the field that was filled in, beside which a refusal is shown."""
        return next((name for name in ("file", "url") if self.cleaned_data.get(name)), "text")

    def clean(self) -> dict[str, object]:
        typed: dict[str, object] = super().clean() or {}
        given = [str(typed.get("text", "")).strip(), typed.get("file"), typed.get("url")]
        if sum(map(bool, given)) > 1:
            raise forms.ValidationError(
                _("Provide only one: a text, a file or an address. Clear the other fields.")
            )
        return typed


class ChoiceForm(forms.Form):
    """The number of one of several articles in a file, from 1."""

    choice = forms.IntegerField(
        label=_("Article"),
        min_value=1,
        error_messages={"required": _("Choose one of the articles.")},
    )

    def __init__(self, *args: object, number: int, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed through
        self.number = number

    def clean_choice(self) -> int:
        choice = int(self.cleaned_data["choice"])
        if choice > self.number:
            raise forms.ValidationError(_("Choose one of the articles."))
        return choice


class NewVersionForm(ImportForm):
    """The text of a new version. It begins with the present text, which a file or address replaces."""

    def clean(self) -> dict[str, object]:
        typed = self.cleaned_data
        is_unchanged = str(typed.get("text", "")).strip() == str(self.initial["text"]).strip()
        if is_unchanged and (typed.get("file") or typed.get("url")):
            typed["text"] = ""
        return super().clean()


class NewArticleForm(FirstReadersFields, ImportForm):
    """What is imported as a new article, and who will read it."""


LANGUAGES = (*sorted(OFFERED), "nb", "nn")


def languages(present: str) -> list[tuple[str, str]]:
    """Return codes with their names, by name, then "Other language".

    A `present` code that is not listed is a choice of its own, so that it is not lost.
    """
    named = [(code, language_name(code)) for code in LANGUAGES]
    others = [(UNDETERMINED, language_name(UNDETERMINED))]
    if not present:
        others.insert(0, ("", gettext("Not set")))
    elif present not in dict(named + others):
        label = gettext("Other language (%(name)s)") % {"name": language_name(present)}
        others.insert(0, (present, label))
    return sorted(named, key=lambda pair: pair[1]) + others


@prepared
def offered_scales() -> QuerySet[Scale]:
    """Return the scales of which a rating is not retired."""
    return Scale.objects.filter(ratings__is_retired=False).distinct()


class ScaleField(forms.ModelChoiceField[Scale]):
    """One of the scales that are offered, read by a prepared statement."""

    def __init__(self) -> None:
        super().__init__(Scale.objects.all(), label=_("Rating scale"), empty_label=None)

    def to_python(self, value: object) -> Scale | None:
        """Return the scale with the id that was sent."""
        if value in self.empty_values:
            return None
        scales = {str(scale.pk): scale for scale in offered_scales()}
        if str(value) not in scales:
            raise forms.ValidationError(
                self.error_messages["invalid_choice"],
                code="invalid_choice",
                params={"value": value},
            )
        return scales[str(value)]


class ArticleDetailsForm(forms.Form):
    """The details of an article."""

    title = forms.CharField(
        label=_("Title"),
        max_length=500,
        widget=forms.TextInput(attrs={"dir": "auto"}),
        error_messages={"required": _("The article has no title. Enter a title.")},
    )
    byline = forms.CharField(label=_("Byline"), max_length=500, required=False)
    publisher = forms.CharField(label=_("Publisher"), max_length=500, required=False)
    published_on = forms.DateField(label=_("Published on"), required=False, widget=DAY)
    language = forms.ChoiceField(
        label=_("Language"),
        required=False,
        help_text=_(
            "It decides how the text is split. In a language that is not listed, only quotation "
            "marks and sentences are recognized."
        ),
    )
    scale = ScaleField()

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed through
        language = self.fields["language"]
        assert isinstance(language, forms.ChoiceField)  # noqa: S101 (for mypy)
        offer_when_drawn(self, scale=offered_scales.bind())
        language.choices = languages(str(self.initial.get("language", "")))


class ReadTextForm(forms.Form):
    """A text that was read, which the editor may change, and the annotations to carry over to it.

    The form is bound to a second set of values when the text is read again: see `typed_details`.
    """

    annotations = forms.TypedMultipleChoiceField(required=False, coerce=int)

    def offer_annotations(self, numbers: Iterable[int]) -> None:
        """Let the annotations with these numbers be chosen."""
        annotations = self.fields["annotations"]
        assert isinstance(annotations, forms.TypedMultipleChoiceField)  # noqa: S101 (for mypy)
        annotations.choices = [(number, number) for number in numbers]

    @property
    def ticked(self) -> set[int]:
        """The numbers of the annotations that are chosen now."""
        chosen = self["annotations"].value() or []
        return {int(number) for number in chosen if str(number).isdecimal()}

    @property
    def typed_text(self) -> str:
        """The text that was sent, if the editor changed what was read; else ""."""
        return str(self["body"].value()) if "body" in self.changed_data else ""

    @property
    def typed_details(self) -> dict[str, object]:
        """What was sent and differs from what was read, but the text, by the names of the fields."""
        own = {"body", "expected_version"}
        return {name: self[name].value() for name in self.changed_data if name not in own}


class ConfirmForm(FirstReadersFields, ArticleDetailsForm, ReadTextForm):
    body = ExactText(
        label=_("Text"),
        widget=forms.Textarea(attrs={"rows": 24, "class": "article-text", "dir": "auto"}),
        error_messages={"required": _("There is no text. Paste the article or choose a file.")},
    )

    def __init__(self, *args: object, numbers: Iterable[int], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.offer_annotations(numbers)
        offer_when_drawn(self, scale=offered_scales.bind(), **readers_to_choose())
        self.initial.setdefault("scale", self._first_scale)

    def _first_scale(self) -> object:
        field: Any = self.fields["scale"]
        return next((key for key, _name in field.choices), None)


class ArticleForm(ArticleDetailsForm):
    expected_version = forms.IntegerField(widget=forms.HiddenInput)


CHOSEN = re.compile(r"go-(?P<claim>[0-9]{1,18})", re.ASCII)


class ReviseForm(ReadTextForm):
    """The new text, the alignment that the page displayed, and a choice for each claim.

    A long article has hundreds of claims. Their fields are drawn by the page and read here, because a
    Django form for each would take seconds.
    """

    body = ExactText(
        label=_("New text"),
        widget=forms.Textarea(attrs={"rows": 24, "class": "article-text", "dir": "auto"}),
        error_messages={"required": _("There is no text. Paste the article or choose a file.")},
    )
    expected_version = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: object, numbers: Iterable[int] = (), **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed through
        self.offer_annotations(numbers)

    @property
    def choices(self) -> dict[int, Choice]:
        """The choices by claim id. Values that the page does not offer are left out."""
        choices = {}
        for name in self.data:
            named = CHOSEN.fullmatch(name)
            if named and self.data[name] in set(Destination):
                claim = named["claim"]
                words = self.data.get(f"words-{claim}", "").replace("\r\n", "\n")
                number = _number(self.data.get(f"statement-{claim}", ""))
                choices[int(claim)] = Choice(Destination(self.data[name]), words, number)
        return choices


class SplitAgainForm(forms.Form):
    """The alignment that the page displayed."""

    expected_version = forms.CharField(widget=forms.HiddenInput)


class PlaceForm(forms.Form):
    """The text to which a claim is moved."""

    expected_version = forms.IntegerField(widget=forms.HiddenInput)
    words = ExactText(label=_("Text in the newest version"), widget=forms.TextInput)
    statement = forms.IntegerField(
        label=_("Statement number (if the text repeats)"), required=False, min_value=1
    )


def _number(typed: str) -> int | None:
    typed = typed.strip()
    return int(typed[:9]) if typed.isascii() and typed.isdigit() else None
