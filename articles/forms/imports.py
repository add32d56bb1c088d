from django import forms
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from articles.forms.fields import ExactText
from articles.models import Scale

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class ImportForm(forms.Form):
    """Paste or file: one of them."""

    text = ExactText(
        label=_("Text of the article"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 16, "class": "article-text", "dir": "auto"}),
    )
    file = forms.FileField(
        label=_("Or a file"),
        required=False,
        allow_empty_file=True,
        help_text=_("Text (.txt) or a saved web page (.html), up to 20 MB."),
        widget=forms.ClearableFileInput(attrs={"accept": ".txt,.html,.htm,text/plain,text/html"}),
    )

    def clean(self) -> dict[str, object]:
        typed: dict[str, object] = super().clean() or {}
        if typed.get("file") and str(typed.get("text", "")).strip():
            raise forms.ValidationError(
                _("There is both a text and a file. Empty the text field, or choose no file.")
            )
        return typed


LANGUAGES = "ar de el en es fr he hi it ja ko nl pl pt ru sv th tr zh-hans"


def languages() -> list[tuple[str, str]]:
    """Codes with their names, by name."""
    named = [(code[:2], get_language_info(code)["name_translated"]) for code in LANGUAGES.split()]
    return sorted(named, key=lambda pair: pair[1])


class AboutForm(forms.Form):
    """What is known of an article beside its text."""

    title = forms.CharField(
        label=_("Title"),
        max_length=500,
        widget=forms.TextInput(attrs={"dir": "auto"}),
        error_messages={
            "required": _("The article has no title yet. Type one: it names the article in lists.")
        },
    )
    byline = forms.CharField(label=_("Byline"), max_length=500, required=False)
    publisher = forms.CharField(label=_("Publisher"), max_length=500, required=False)
    published_on = forms.DateField(label=_("Published on"), required=False, widget=DAY)
    language = forms.ChoiceField(
        label=_("Language"), choices=languages, help_text=_("It decides how the text is split.")
    )
    scale = forms.ModelChoiceField(
        label=_("Scale of the verdicts"), queryset=Scale.objects.all(), empty_label=None
    )


class ConfirmForm(AboutForm):
    body = ExactText(
        label=_("Text"),
        widget=forms.Textarea(attrs={"rows": 24, "class": "article-text", "dir": "auto"}),
        error_messages={
            "required": _("There is no text. Paste the article, or choose a file that holds it.")
        },
    )


class ArticleForm(AboutForm):
    seen = forms.IntegerField(widget=forms.HiddenInput)
