"""Forms of the programme's pages."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from foundation.forms import PageForm
from programme.models import Film

FILM_LARGEST = 1_500_000_000  # bytes: an hour of film in good quality
CAPTIONS_LARGEST = 1_000_000


def check_address(address: str) -> None:
    """An address on the net that a browser opens safely: https and a host."""
    if not address.lower().startswith("https://"):
        raise ValidationError(_("Write the whole address. It begins with https://"))


def is_film(head: bytes) -> bool:
    """Whether a file begins like MP4 (ISO 14496-12: «ftyp») or WebM (EBML header)."""
    return head[4:8] == b"ftyp" or head[:4] == b"\x1a\x45\xdf\xa3"


class FilmForm(PageForm, forms.ModelForm):
    """Where a film is seen here: address or file, captions, real length in minutes."""

    address = forms.CharField(
        label=_("Address of the film"),
        required=False,
        max_length=500,
        validators=[forms.URLField.default_validators[0], check_address],
        help_text=_("Where the film lies on the net, for example https://film.example.no/endringsledelse"),
    )
    captions_address = forms.CharField(
        label=_("Address of the captions"),
        required=False,
        max_length=500,
        validators=[forms.URLField.default_validators[0], check_address],
        help_text=_("Only if the captions are not already part of the film."),
    )
    minutes = forms.IntegerField(
        label=_("Real length in minutes"),
        required=False,
        min_value=1,
        max_value=180,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "w-s"}),
        help_text=_("Agendas are filled in with this length."),
    )
    file = forms.FileField(
        label=_("The film as a file"), required=False, help_text=_("MP4 or WebM, if the film shall lie here.")
    )
    captions_file = forms.FileField(
        label=_("The captions as a file"), required=False, help_text=_("WebVTT (.vtt).")
    )

    class Meta:
        model = Film
        fields = ["address", "captions_address", "minutes", "file", "captions_file"]

    def clean_file(self) -> Any:
        """Only what a browser plays."""
        return self._checked("file", FILM_LARGEST, is_film, _("This is not an MP4 or WebM film."))

    def clean_captions_file(self) -> Any:
        """Only WebVTT."""
        said = _("This is not a WebVTT file. It begins with the word WEBVTT.")
        return self._checked(
            "captions_file",
            CAPTIONS_LARGEST,
            lambda head: head.lstrip(b"\xef\xbb\xbf")[:6] == b"WEBVTT",
            said,
        )

    def _checked(self, name: str, largest: int, is_right: Any, said: object) -> Any:
        file = self.cleaned_data[name]
        if isinstance(file, UploadedFile):
            if (file.size or 0) > largest:
                raise ValidationError(_("The file is too large."))
            head = file.read(16)
            file.seek(0)
            if not is_right(head):
                raise ValidationError(said)
        return file
