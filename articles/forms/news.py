from django import forms


class NewsForm(forms.Form):
    """What an open desk says when it asks for news: what it has seen, and what is in hand."""

    look = forms.CharField(max_length=5000)
    here = forms.CharField(required=False, max_length=5000)
    statement = forms.IntegerField(required=False, min_value=1, max_value=2**62)
    claim = forms.IntegerField(required=False, min_value=1, max_value=2**62)
    writing = forms.BooleanField(required=False)
