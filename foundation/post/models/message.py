"""What is sent."""

from django.conf import settings
from django.db import models


class Message(models.Model):
    """A mail as it was written, to one or several recipients.

    `kind` says what it is for (`session.call`); `related_kind` and `related_id` name the thing it is about.
    The body of a `secret` mail (sign-in codes) is emptied as soon as it has gone.
    """

    kind = models.CharField(max_length=60)
    subject = models.CharField(max_length=300)
    body = models.TextField()
    from_name = models.CharField(max_length=120, blank=True)
    reply_to = models.CharField(max_length=300, blank=True)
    related_kind = models.CharField(max_length=60, blank=True)
    related_id = models.BigIntegerField(null=True)
    secret = models.BooleanField(default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["related_kind", "related_id"])]

    def __str__(self) -> str:
        return self.subject


class FileContent(models.Model):
    """The bytes of a file, stored once however many mails carry it."""

    digest = models.CharField(max_length=64, primary_key=True)
    content = models.BinaryField()
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.digest[:12]


class Attachment(models.Model):
    """A file of a message; an `alternative` is a form of the body itself (a calendar entry)."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="attachments")
    name = models.CharField(max_length=200)
    mimetype = models.CharField(max_length=120)
    stored = models.ForeignKey(FileContent, on_delete=models.PROTECT, related_name="attachments")
    alternative = models.BooleanField(default=False)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def content(self) -> bytes:
        """The bytes of the file."""
        return bytes(self.stored.content)
