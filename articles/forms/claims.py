"""Edit, assign and move claims, and comment on them."""

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.forms.fields import ExactText, PrefixedForm, SmallTextarea, UploadField
from articles.models import Claim, User


class MoveForm(PrefixedForm):
    expected_version = forms.IntegerField(widget=forms.HiddenInput)
    to = forms.TypedChoiceField(label=_("State"), choices=Claim.State.choices, coerce=Claim.State)
    why = forms.CharField(label=_("Reason"), required=False)


class AssignForm(PrefixedForm):
    expected_version = forms.IntegerField(widget=forms.HiddenInput)
    assignee = forms.ModelChoiceField(
        label=_("Checked by"),
        queryset=User.objects.filter(is_active=True, is_reviewer=True).order_by("username"),
        required=False,
        empty_label=_("not assigned"),
        widget=forms.Select(attrs={"data-key": "a"}),
    )
    add_readers = forms.BooleanField(required=False, widget=forms.HiddenInput)


class ClaimEditForm(PrefixedForm):
    expected_version = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.TypedChoiceField(
        label=_("Reason for checking"), choices=Claim.Reason.choices, coerce=Claim.Reason
    )
    priority = forms.TypedChoiceField(
        label=_("Priority"),
        choices=Claim.Priority.choices,
        coerce=lambda value: Claim.Priority(int(value)),
    )
    note = ExactText(label=_("Note"), required=False, widget=SmallTextarea)


class CommentForm(PrefixedForm):
    text = ExactText(
        label=_("Comment"),
        widget=forms.Textarea(attrs={"rows": 2, "data-mentions": "people", "data-key": "c"}),
    )
    reply_to = forms.IntegerField(required=False, widget=forms.HiddenInput)
    add_readers = forms.BooleanField(required=False, widget=forms.HiddenInput)


class ThreadForm(PrefixedForm):
    expected_version = forms.IntegerField(widget=forms.HiddenInput)
    resolved = forms.TypedChoiceField(
        choices=[("yes", _("resolved")), ("no", _("open"))], coerce=lambda value: value == "yes"
    )


class FileForm(PrefixedForm):
    file = UploadField(label=_("File"), help_text=_("Any file. Your colleagues can see it."))
