from django import forms
from django.http import QueryDict


class ExactText(forms.CharField):
    """Text that people quote or print: nothing is stripped from it."""

    widget = forms.Textarea

    def __init__(self, **kwargs: object) -> None:
        super().__init__(strip=False, **kwargs)  # type: ignore[arg-type]  # passed through

    def clean(self, value: object) -> str:
        """Browsers send line ends as CR LF; we keep LF."""
        text: str = super().clean(value)
        return text.replace("\r\n", "\n")


class ShownCaptures(forms.Field):
    """Which capture of each source the page showed: "12:<SHA-256>", or "12:" where there was none.

    Each stands beside its source, so that it is drawn anew together with what it stands for.
    """

    widget = forms.MultipleHiddenInput

    def to_python(self, value: list[str] | None) -> dict[str, str]:
        """SHA-256 by the source's id, as `Fingerprints` has them."""
        pairs = (each.partition(":") for each in value or [])
        return {source: sha256 for source, _colon, sha256 in pairs}


class Part(forms.Form):
    """A form that shares its page with others: ids begin with its own name, so none is twice."""

    use_required_attribute = True

    def __init__(self, *args: object, **kwargs: object) -> None:
        kwargs.setdefault("auto_id", f"{type(self).__name__.removesuffix('Form').lower()}-%s")
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed through


def see_anew(form: forms.Form, version: int | str, **others: str) -> None:
    """After a stale write: keep what was typed, and let the next try build on `version`.

    `others` are further hidden fields that say what the page showed.
    """
    typed = QueryDict(mutable=True)
    for name in form.data:
        several = form.data.getlist(name) if isinstance(form.data, QueryDict) else [form.data[name]]
        typed.setlist(name, [str(each) for each in several])
    for name, value in {"expected_version": str(version), **others}.items():
        typed[name] = value
    form.data = typed
