"""Sign-up with an invitation, a new address, keys, tokens. The other forms of accounts are allauth's."""

from typing import TYPE_CHECKING
from uuid import uuid4

from allauth.account import forms as allauth
from allauth.core import context
from allauth.mfa.webauthn import forms as keys
from cryptography.exceptions import InvalidSignature
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from articles.actions.newsroom import open_invitation
from articles.forms.newsroom import RolesForm
from articles.models import ApiToken, Delivery, Integration, NotificationKind, User

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

NEW_PASSWORD = {"password1": _("New password"), "password2": _("New password again")}
MORE_SCOPES = [
    (ApiToken.Scope.WRITE, _("Write: import, flag, attach, judge and ask")),
    (ApiToken.Scope.PUBLISH, _("Publish")),
]
INVITATION = "invitation"  # the session's key for the token of an invitation


class SignUpForm(allauth.SignupForm):  # type: ignore[misc]  # allauth has no types
    """Chooses a username and a password. The address is that of the invitation."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        invitation = open_invitation(context.request.session.get(INVITATION, ""))
        email = self.fields["email"]
        email.initial = invitation.email.lower() if invitation else ""
        email.disabled = True
        email.help_text = _("Your invitation is for this address. You can change it later.")


class ChangeEmailForm(allauth.AddEmailForm):  # type: ignore[misc]
    """Asks for a new address, which replaces the present one once it is verified."""

    def clean_email(self) -> str:
        """Return the address. Refuses one that another person of the newsroom uses."""
        value: str = super().clean_email()
        if User.objects.filter(email__iexact=value).exclude(pk=self.user.pk).exists():
            raise forms.ValidationError(_("Another account uses this address."))
        return value


class LogInForm(allauth.LoginForm):  # type: ignore[misc]
    """Asks for the username or the address, and the password."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        _label(self, login=_("Username or e-mail"))


class SetPasswordForm(allauth.SetPasswordForm):  # type: ignore[misc]
    """Asks twice for the first password of an account that was made by single sign-on."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        _label(self, **NEW_PASSWORD)


class ChangePasswordForm(allauth.ChangePasswordForm):  # type: ignore[misc]
    """Asks for the current password and, twice, for a new one."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        _label(self, oldpassword=_("Current password"), **NEW_PASSWORD)


class ResetPasswordForm(allauth.ResetPasswordKeyForm):  # type: ignore[misc]
    """Asks twice for a new password, after a link in an e-mail."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        _label(self, **NEW_PASSWORD)


def _label(form: forms.Form, **labels: "_StrOrPromise") -> None:
    """Label fields by name, without repeating the label in the field."""
    for name, label in labels.items():
        form.fields[name].label = label
        form.fields[name].widget.attrs.pop("placeholder", None)


# What fido2 raises for a key's answer that is malformed, or signed by another key.
UNREADABLE = (KeyError, TypeError, ValueError, AttributeError, IndexError, InvalidSignature)


class ReadableKey(forms.Form):
    """Refuses the answer of a key that cannot be read; allauth would fail for some."""

    def full_clean(self) -> None:
        try:
            super().full_clean()
        except UNREADABLE:
            self.cleaned_data: dict[str, object] = {}
            self.add_error("credential", _("This key was not accepted. Try again."))


class AddKeyForm(ReadableKey, keys.AddWebAuthnForm):  # type: ignore[misc]
    """Adds a passkey or security key."""


class ConfirmWithKeyForm(ReadableKey, keys.AuthenticateWebAuthnForm):  # type: ignore[misc]
    """Confirms a login with a key, after the password."""


class LogInWithKeyForm(ReadableKey, keys.LoginWebAuthnForm):  # type: ignore[misc]
    """Logs in with a passkey alone."""


class ReauthenticateWithKeyForm(ReadableKey, keys.ReauthenticateWebAuthnForm):  # type: ignore[misc]
    """Confirms that a person who is logged in is still there."""


class NameForm(forms.Form):
    """The name that colleagues see."""

    first_name = forms.CharField(
        label=_("First name"),
        max_length=150,
        required=False,
        widget=forms.TextInput({"autocomplete": "given-name"}),
    )
    last_name = forms.CharField(
        label=_("Last name"),
        max_length=150,
        required=False,
        widget=forms.TextInput({"autocomplete": "family-name"}),
    )


def name_form(user: User, data: object = None) -> NameForm:
    """Return the form with the user's present name."""
    initial = {"first_name": user.first_name, "last_name": user.last_name}
    return NameForm(data, initial=initial)  # type: ignore[arg-type]  # passed through


class PreferencesForm(forms.Form):
    """How a person is notified of each kind of thing."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed through
        for kind in NotificationKind:
            self.fields[kind.value] = forms.ChoiceField(label=kind.label, choices=Delivery.choices)

    @property
    def deliveries(self) -> dict[NotificationKind, Delivery]:
        """What was chosen for each kind."""
        return {kind: Delivery(self.cleaned_data[kind.value]) for kind in NotificationKind}


class TokenForm(forms.Form):
    """What a token is called, what it may do beside reading, and how long it is valid."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    name = forms.CharField(
        label=_("Name"), max_length=60, help_text=_("Such as the program that uses it.")
    )
    scopes = forms.MultipleChoiceField(
        label=_("Beside reading it may"),
        choices=MORE_SCOPES,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    days = forms.IntegerField(label=_("Valid for (days)"), min_value=1, max_value=366, initial=90)


class IntegrationTokenForm(TokenForm):
    """The same for an integration."""

    def __init__(self, *args: object, integrations: QuerySet[Integration]) -> None:
        super().__init__(*args)  # type: ignore[arg-type]  # passed through
        self.auto_id = "token_%s"  # the page has another form with a name
        self.fields["integration"] = forms.ModelChoiceField(
            label=_("Integration"), queryset=integrations
        )
        self.order_fields(["key", "integration"])


class IntegrationForm(RolesForm):
    """The name of another system, and its roles."""

    name = forms.CharField(label=_("Name"), max_length=150, help_text=_("Such as CMS."))
    field_order = ["name"]
