"""Who a name in the register of speakers is."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.models import WIKIDATA_ID
from articles.reads.registers import SpeakerRecord

ADDRESS = re.compile(r"^https?://(www\.|m\.)?wikidata\.org/(wiki|entity)/", re.IGNORECASE)


class NamesForm(forms.Form):
    """A name of the register, and another one that means the same or did."""

    name = forms.CharField(max_length=300, widget=forms.HiddenInput)
    other = forms.CharField(label=_("Other name"), max_length=300)


class WikidataForm(forms.Form):
    """The id of a speaker in Wikidata, typed alone or as an address."""

    name = forms.CharField(max_length=300, widget=forms.HiddenInput)
    wikidata_id = forms.CharField(label=_("Wikidata id"), max_length=100, required=False)
    expected_version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def clean_wikidata_id(self) -> str:
        """Return the id in capitals."""
        typed = ADDRESS.sub("", self.cleaned_data["wikidata_id"]).upper()
        if typed and not re.fullmatch(WIKIDATA_ID, typed):
            raise forms.ValidationError(_("Enter a Wikidata id, such as Q42."))
        return str(typed)


def wikidata_form(record: SpeakerRecord, data: object = None) -> WikidataForm:
    """Return the form with the present id."""
    identity = record.identity
    initial = {
        "name": record.name,
        "wikidata_id": identity.wikidata_id if identity else "",
        "expected_version": identity.version if identity else 0,
    }
    return WikidataForm(data, initial=initial)  # type: ignore[arg-type]  # None for an empty one
