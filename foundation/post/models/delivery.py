"""One message on its way to one recipient."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from foundation.post.models.message import Message


class State(models.TextChoices):
    """Where a delivery stands; `uncertain` waits for a person, the program never sends it again by itself."""

    WAITING = "waiting", _("Waiting")
    SENDING = "sending", _("Being sent")
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Not delivered")
    UNCERTAIN = "uncertain", _("Uncertain")


class Fault(models.TextChoices):
    """Why a delivery is not where it should be."""

    NONE = "", ""
    UNREACHABLE = "unreachable", _("The mail server cannot be reached. It is tried again by itself.")
    LATER = "later", _("The mail server asks us to wait. It is tried again by itself.")
    GAVE_UP = "gave_up", _("It was tried for a day without success.")
    REFUSED = "refused", _("The mail server does not take mail for this address.")
    UNSENDABLE = "unsendable", _("The address or the mail cannot be sent as it is written.")
    UNKNOWN = "unknown", _("The connection broke while the mail was being sent. It may have arrived.")
    LOST = "lost", _("The program stopped while the mail was being sent. It may have arrived.")


class Delivery(models.Model):
    """A message to one recipient. `attempt` counts the times it was taken up for sending;
    `asked_at` is when a person or the program last wanted it sent, `due_at` when it is tried next.

    It is committed as `sending` before anything is said to the mail server; `mail_id` is its Message-ID and never changes,
    so a mail that is sent again is the same mail to whoever receives it.
    """

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="deliveries")
    email = models.EmailField()
    name = models.CharField(max_length=120, blank=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    language = models.CharField(max_length=2, default="nb")
    state = models.CharField(max_length=9, choices=State.choices, default=State.WAITING)
    mail_id = models.CharField(max_length=200, unique=True)
    attempt = models.PositiveIntegerField(default=0)
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    fault = models.CharField(max_length=11, choices=Fault.choices, blank=True, default=Fault.NONE)
    reply = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["state", "due_at"]),
            models.Index(fields=["person", "changed_at"]),
        ]

    def __str__(self) -> str:
        return f"{self.email}: {self.state}"

    @property
    def recipient_name(self) -> str:
        """The name as it was when the mail was written, else the address."""
        return self.name or self.email

    @property
    def reason(self) -> str:
        """Why it is not where it should be, with the mail server's own words where there are any."""
        if not self.fault:
            return ""
        words = str(self.get_fault_display())
        return f"{words} ({self.reply})" if self.reply else words

    @property
    def needs_a_person(self) -> bool:
        """Failed or uncertain: somebody has to look at it."""
        return self.state in (State.FAILED, State.UNCERTAIN)
