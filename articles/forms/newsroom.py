"""Settings, roles, invitations, and the request of an open desk for changes."""

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.forms.fields import UploadField
from articles.models import (
    MAX_EXPORT_HOURS,
    MAX_SESSION_DAYS,
    MAX_SIGN_OFFS,
    MIN_CHANGE_DAYS,
    RATING_FIELDS,
    NewsroomSettings,
    Rating,
    Rule,
    Scale,
    Severity,
    User,
    WebhookEndpoint,
    WebhookType,
)


class NewsroomSettingsForm(forms.Form):
    expected_version = forms.IntegerField(widget=forms.HiddenInput)
    sign_offs = forms.IntegerField(
        label=_("Sign-offs needed for each verdict"),
        min_value=1,
        max_value=MAX_SIGN_OFFS,
    )
    is_blind = forms.BooleanField(
        label=_("Blind sign-off"),
        required=False,
        help_text=_("Reviewers see the first verdict only after recording their own."),
    )
    names_staff = forms.BooleanField(
        label=_("Staff names on published pages"),
        required=False,
        help_text=_(
            "Published pages name the people who checked. Otherwise they are Person 1, Person 2. "
            "Editions already published stay as they are; exports always have the names."
        ),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed through
        for rule in Rule:
            self.fields[rule.value] = forms.ChoiceField(label=rule.label, choices=Severity.choices)

    @property
    def rules(self) -> list[forms.BoundField]:
        """The fields for the severities, one per rule."""
        return [self[rule.value] for rule in Rule]

    @property
    def severities(self) -> dict[Rule, Severity]:
        """The chosen severity of each rule."""
        return {rule: Severity(self.cleaned_data[rule.value]) for rule in Rule}


def newsroom_settings_form(newsroom: NewsroomSettings, data: object = None) -> NewsroomSettingsForm:
    """Return the form with the current house rules."""
    initial = {"expected_version": newsroom.version}
    fields = ["sign_offs", "is_blind", "names_staff", *Rule.values]
    initial |= {name: getattr(newsroom, name) for name in fields}
    return NewsroomSettingsForm(data, initial=initial)


class RolesForm(forms.Form):
    """The roles that a person or an integration may have."""

    is_editor = forms.BooleanField(
        label=_("Editor"),
        required=False,
        help_text=_("Imports articles, flags claims, approves and exports reports."),
    )
    is_reviewer = forms.BooleanField(
        label=_("Reviewer"),
        required=False,
        help_text=_("Attaches sources, records and signs verdicts."),
    )


class RightsForm(RolesForm):
    is_administrator = forms.BooleanField(
        label=_("Administrator"),
        required=False,
        help_text=_("Invites people and sets their rights."),
    )


class InvitationForm(RightsForm):
    email = forms.EmailField(label=_("Email address"))
    field_order = ["email"]


class PersonForm(RightsForm):
    is_active = forms.BooleanField(
        label=_("Can log in"),
        required=False,
        help_text=_("Untick this when someone leaves. Their work is kept."),
    )


def person_form(person: User, data: object = None) -> PersonForm:
    """Return the form with the person's current roles."""
    names = ("is_editor", "is_reviewer", "is_administrator", "is_active")
    return PersonForm(data, initial={name: getattr(person, name) for name in names})  # type: ignore[arg-type]


class NewsForm(forms.Form):
    """The request of an open desk for changes: what it has seen, and what is selected."""

    look = forms.CharField(max_length=5000)
    here = forms.CharField(required=False, max_length=5000)
    statement = forms.IntegerField(required=False, min_value=1, max_value=2**62)
    claim = forms.IntegerField(required=False, min_value=1, max_value=2**62)
    part = forms.CharField(required=False, max_length=20)
    writing = forms.BooleanField(required=False)


class FactCheckForm(forms.Form):
    file = UploadField(
        label=_("File"),
        help_text=_("ClaimReview as JSON-LD, or a feed of them, such as a DataFeed."),
    )


class ScaleForm(forms.ModelForm[Scale]):
    """Name and purpose of a scale."""

    expected_version = forms.CharField(widget=forms.HiddenInput)

    class Meta:
        model = Scale
        fields = ("name", "description")
        widgets = {"description": forms.Textarea({"rows": 2})}
        help_texts = {"description": _("Printed above the ratings in every report.")}


class NewScaleForm(ScaleForm):
    expected_version = None  # type: ignore[assignment]  # how Django removes a field
    like = forms.ModelChoiceField(
        label=_("Begin with the ratings of"),
        queryset=Scale.objects.all(),
        required=False,
        empty_label=_("no ratings"),
    )


class RatingForm(forms.ModelForm[Rating]):
    """What a rating says and how it is drawn."""

    expected_version = forms.CharField(widget=forms.HiddenInput)
    colour = forms.ChoiceField(
        label=_("Colour"), choices=Rating.Colour.choices, widget=forms.RadioSelect
    )

    class Meta:
        model = Rating
        fields = RATING_FIELDS
        widgets = {"definition": forms.Textarea({"rows": 3})}


def scale_form(scale: Scale, data: object = None) -> ScaleForm:
    """Return the form with the present name and purpose."""
    initial = {
        "expected_version": scale.fingerprint(),
        "name": scale.name,
        "description": scale.description,
    }
    return ScaleForm(data, initial=initial)  # type: ignore[arg-type]  # None for an empty one


def rating_form(scale: Scale, rating: Rating | None, data: object = None) -> RatingForm:
    """Return the form of a rating of the scale, a new one if `rating` is None."""
    initial = {"expected_version": scale.fingerprint(), **(rating.as_recorded() if rating else {})}
    return RatingForm(data, initial=initial)  # type: ignore[arg-type]  # None for an empty one


class RetentionForm(forms.Form):
    expected_version = forms.IntegerField(widget=forms.HiddenInput)
    export_hours = forms.IntegerField(
        label=_("Hours"), min_value=1, max_value=MAX_EXPORT_HOURS, required=False
    )
    session_days = forms.IntegerField(label=_("Days"), min_value=1, max_value=MAX_SESSION_DAYS)
    notification_days = forms.IntegerField(label=_("Days"), min_value=7, max_value=MAX_SESSION_DAYS)
    change_days = forms.IntegerField(
        label=_("Days"), min_value=MIN_CHANGE_DAYS, max_value=MAX_SESSION_DAYS
    )
    webhook_days = forms.IntegerField(label=_("Days"), min_value=7, max_value=MAX_SESSION_DAYS)


def retention_form(newsroom: NewsroomSettings, data: object = None) -> RetentionForm:
    """Return the form with what is set now."""
    names = ("export_hours", "session_days", "notification_days", "change_days", "webhook_days")
    initial = {name: getattr(newsroom, name) for name in names}
    return RetentionForm(data, initial=initial | {"expected_version": newsroom.version})  # type: ignore[arg-type]  # None for an empty one


class NewWebhookForm(forms.Form):
    name = forms.CharField(
        label=_("Name"), max_length=100, help_text=_("The system that gets the messages.")
    )
    url = forms.CharField(
        label=_("Address"),
        max_length=500,
        widget=forms.URLInput,
        help_text=_("Begins with https://. Redirects are not followed."),
    )
    kinds = forms.MultipleChoiceField(
        label=_("Messages"), choices=WebhookType.choices, widget=forms.CheckboxSelectMultiple
    )
    sees_all = forms.BooleanField(
        label=_("Sees all articles"),
        required=False,
        help_text=_(
            "Messages have titles and addresses of articles with named readers and of sources that are "
            "only for the newsroom. Otherwise they have ids. Restricted sources are in no message."
        ),
    )


class WebhookForm(NewWebhookForm):
    expected_version = forms.IntegerField(widget=forms.HiddenInput)


def webhook_form(endpoint: WebhookEndpoint, data: object = None) -> WebhookForm:
    """Return the form with what is set now."""
    names = ("name", "url", "kinds", "sees_all")
    initial = {name: getattr(endpoint, name) for name in names}
    return WebhookForm(data, initial=initial | {"expected_version": endpoint.version})  # type: ignore[arg-type]  # None for an empty one
