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
    for name, value in {"seen": str(version), **others}.items():
        typed[name] = value
    form.data = typed
