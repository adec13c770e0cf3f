"""Forms about the person alone."""

from django import forms

from accounts.models import Person


class ProfileForm(forms.ModelForm):
    """The person's own name and language."""

    class Meta:
        model = Person
        fields = ["name", "language"]
