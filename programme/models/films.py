"""The films of this installation."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Film(models.Model):
    """Where the people here see a film of the programme; `key` is the film's key in the content.

    Addresses, file, captions and real length (minutes) are per installation, outside content versions.
    """

    key = models.SlugField(max_length=60, unique=True)
    address = models.URLField(_("Address of the film"), max_length=500, blank=True)
    captions_address = models.URLField(_("Address of the captions"), max_length=500, blank=True)
    minutes = models.PositiveSmallIntegerField(_("Real length in minutes"), null=True, blank=True)
    file = models.FileField(_("The film as a file"), upload_to="films/", blank=True)
    captions_file = models.FileField(_("The captions as a file"), upload_to="films/", blank=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["key"]

    def __str__(self) -> str:
        return self.key

    @property
    def can_be_seen(self) -> bool:
        """Whether there is an address or a file to play."""
        return bool(self.address or self.file)
