"""Versions of the programme's content as rows."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Person


class Origin(models.TextChoices):
    """Where a version came from; today every one came with a file."""

    FILE = "file", _("From a release")
    BROWSER = "browser", _("Edited here")


class State(models.TextChoices):
    """Life of a version: a draft is changed until it is published, a published one never."""

    DRAFT = "draft", _("Draft")
    PUBLISHED = "published", _("Published")


class ContentVersionQuerySet(models.QuerySet["ContentVersion"]):
    """Notions of the domain over versions."""

    def published(self) -> "ContentVersionQuerySet":
        """Those that networks may stand on, newest first."""
        return self.filter(state=State.PUBLISHED).order_by("-published_at", "-pk")


class ContentVersion(models.Model):
    """One version of the content; its primary key, given by the database, is its number.

    `body` is canonical JSON of `programme.domain.content.Content`. The digests (SHA-256) tell whether two
    versions are the same, as a whole and in the parts that rounds, agendas and reading pages hold on to.
    """

    origin = models.CharField(max_length=10, choices=Origin.choices)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    body = models.TextField()
    digest = models.CharField(max_length=64)
    instrument_digest = models.CharField(max_length=64, db_index=True)
    agendas_digest = models.CharField(max_length=64)
    reading_digest = models.CharField(max_length=64)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = ContentVersionQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["digest"], condition=Q(origin=Origin.FILE), name="content_file_taken_in_once"
            ),
            models.CheckConstraint(
                name="content_published_has_a_time",
                condition=Q(state=State.DRAFT, published_at__isnull=True)
                | Q(state=State.PUBLISHED, published_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}"

    @property
    def number(self) -> int:
        """The version's number."""
        return int(self.pk)

    @property
    def is_draft(self) -> bool:
        """Whether it can still be changed."""
        return self.state == State.DRAFT
