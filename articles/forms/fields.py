"""Fields and base classes that several forms share."""

from collections.abc import Iterable, Iterator
from functools import cache, partial
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from articles.fetching import is_recording
from articles.file_store import too_large_sentence
from articles.models import Citation, Rating
from articles.prepared import Bound, read_together

ACCEPTED = (  # the extensions of files that can be read, for the browser's own dialog
    ".docx,.docm,.dotx,.doc,.odt,.fodt,.rtf,.pdf,.md,.markdown,.txt,.html,.htm,.xhtml,.mhtml,.mht,.zip,"
    ".warc,.gz,.wacz,.eml,.srt,.vtt,.xml,.rss,.atom,.json"
)
ACCEPTED_AS_SOURCE = f"{ACCEPTED},.png,.jpg,.jpeg,.webp,.tif,.tiff"

RECORDINGS = ".mp3,.m4a,.ogg,.oga,.opus,.wav,.flac,.mp4,.webm"
TRANSCRIPTS = ".srt,.vtt,.txt,.docx,.pdf"


def offer(form: forms.Form, name: str, rows: Iterable[Model]) -> None:
    """Offer the rows in the field `name`, which the page has read already: no query."""
    offer_in(form.fields[name], rows)


def offer_in(field: forms.Field, rows: Iterable[Model]) -> None:
    """Offer the rows in a field that chooses one of them: no query."""
    if not isinstance(field, forms.ModelChoiceField):
        raise TypeError(field)
    choices = [(row.pk, field.label_from_instance(row)) for row in rows]
    without = field.empty_label
    field.choices = choices if without is None else [("", str(without)), *choices]


def offer_when_drawn(form: forms.Form, **reads: Bound[Any]) -> None:
    """Offer the rows of each read in the field of its name: one query for all, when one is drawn."""
    read = cache(partial(read_together, *reads.values()))

    def labelled(number: int, field: forms.ModelChoiceField[Any]) -> Iterator[tuple[int, str]]:
        for row in read()[number]:
            yield row.pk, field.label_from_instance(row)

    for number, name in enumerate(reads):
        field = form.fields[name]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 (for mypy)
        field.choices = partial(labelled, number, field)


class RatingField(forms.ModelChoiceField[Rating]):
    """A rating of the article's scale, which `offer_ratings` gives: no query."""

    default_error_messages = {
        "invalid_choice": _("This rating is no longer offered. Choose another one.")
    }

    def __init__(self, **kwargs: object) -> None:
        super().__init__(queryset=Rating.objects.none(), **kwargs)  # type: ignore[arg-type]  # passed through
        self.ratings: dict[str, Rating] = {}

    def to_python(self, value: object) -> Rating | None:
        """Return the rating with the id that was sent."""
        if value in self.empty_values:
            return None
        if str(value) not in self.ratings:
            raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice")
        return self.ratings[str(value)]


def offer_ratings(form: forms.Form, ratings: Iterable[Rating]) -> None:
    """Offer the ratings in the field `rating`."""
    field = form.fields["rating"]
    if not isinstance(field, RatingField):
        raise TypeError(field)
    field.ratings = {str(rating.pk): rating for rating in ratings}
    offer(form, "rating", field.ratings.values())


class SmallTextarea(forms.Textarea):
    """A text field of two lines."""

    def __init__(self) -> None:
        super().__init__(attrs={"rows": 2})


class ExactText(forms.CharField):
    """Text that is quoted or printed, so nothing is stripped from it."""

    widget = forms.Textarea

    def __init__(self, **kwargs: object) -> None:
        super().__init__(strip=False, **kwargs)  # type: ignore[arg-type]  # passed through

    def to_python(self, value: object) -> str:
        """Convert the CR LF line ends that browsers send to LF."""
        return str(super().to_python(value)).replace("\r\n", "\n")


class StanceField(forms.ChoiceField):
    """The stance of a source on a claim. None is chosen at first, so that nobody gives one unread."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Stance"),
            choices=[("", _("Choose a stance")), *Citation.Stance.choices],
            error_messages={
                "required": _(
                    "Choose whether the source supports the claim, refutes it or gives context."
                )
            },
        )


class UploadField(forms.FileField):
    """A file of at most as many MB as a setting says, of the types that `accept` lists, or of any."""

    def __init__(
        self, *, setting: str = "FILE_MAX_MEGABYTES", accept: str = "", **kwargs: object
    ) -> None:
        self.setting, self.accept = setting, accept
        super().__init__(**kwargs)  # type: ignore[arg-type]  # passed through

    @property
    def limit(self) -> int:
        """The limit in MB."""
        return int(getattr(settings, self.setting))

    def widget_attrs(self, widget: forms.Widget) -> dict[str, object]:
        """Tell `upload_limit.js` the limit, so that a larger file is not sent at all."""
        return {
            **super().widget_attrs(widget),
            **({"accept": self.accept} if self.accept else {}),
            "data-most-bytes": self.limit * 1024 * 1024,
            "data-too-large": too_large_sentence(self.limit),
        }

    def validate(self, value: Any) -> None:
        """Refuse a larger file by its size, without reading it."""
        super().validate(value)
        if value and (value.size or 0) > self.limit * 1024 * 1024:
            raise ValidationError(str(too_large_sentence(self.limit)), code="too_large")


class SourceFileField(UploadField):
    """A file of a type that can be read as a source."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(accept=ACCEPTED_AS_SOURCE, **kwargs)


class SourceOrRecordingField(UploadField):
    """A file that can be read as a source, or a recording, for which a larger limit holds."""

    def __init__(self, **kwargs: Any) -> None:
        accept = f"{ACCEPTED_AS_SOURCE},{RECORDINGS}"
        super().__init__(accept=accept, setting="RECORDING_MAX_MEGABYTES", **kwargs)

    def validate(self, value: Any) -> None:
        """Refuse a larger file; for what is no recording by its first bytes, the limit of sources holds."""
        super().validate(value)
        if value and not is_recording(value):
            SourceFileField(required=False).validate(value)


class RecordingField(UploadField):
    """An audio or video file."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(accept=RECORDINGS, setting="RECORDING_MAX_MEGABYTES", **kwargs)


class DisplayedCaptures(forms.Field):
    """The capture of each source that the page displayed: "12:<SHA-256>", or "12:" without one.

    Each hidden input is beside its source, so that both are updated together.
    """

    widget = forms.MultipleHiddenInput

    def to_python(self, value: list[str] | None) -> dict[str, str]:
        """Return the SHA-256 by source id, as in `Fingerprints`."""
        pairs = (each.partition(":") for each in value or [])
        return {source: sha256 for source, _colon, sha256 in pairs}


def auto_id_of(form_class: type[forms.Form]) -> str:
    """Return the pattern of the ids in a form, such as "flag-%s" for FlagForm."""
    return f"{form_class.__name__.removesuffix('Form').lower()}-%s"


class PrefixedForm(forms.Form):
    """A form that shares its page with others: ids begin with the form's name, so they are unique."""

    use_required_attribute = True

    def __init__(self, *args: object, **kwargs: object) -> None:
        kwargs.setdefault("auto_id", auto_id_of(type(self)))
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed through


def update_expected_version(form: forms.BaseForm, version: int | str, **others: str) -> None:
    """Keep what was typed into a stale form, but expect `version` on the next attempt.

    `others` are further hidden fields that record what the page displayed.
    """
    typed = QueryDict(mutable=True)
    for name in form.data:
        values = form.data.getlist(name) if isinstance(form.data, QueryDict) else [form.data[name]]
        typed.setlist(name, [str(each) for each in values])
    for name, value in {"expected_version": str(version), **others}.items():
        typed[name] = value
    form.data = typed
