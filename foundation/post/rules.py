"""Who may look after the outbox."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from foundation.access.actor import Actor
from foundation.access.verdict import Verdict, no, yes
from foundation.post.models import Delivery, Message


def run_outbox(actor: Actor) -> Verdict:
    """The operator: sees to whom and how it went, never what is written."""
    return yes() if actor.is_operator else no(_("Only the operator of the installation sees the outbox."))


def settle(actor: Actor, delivery: Delivery) -> Verdict:
    """Send again, or say that it arrived: the operator; a session's convenor does it on the session's page."""
    return run_outbox(actor)


def read_message(actor: Actor, message: Message) -> Verdict:
    """The text of a mail is opened in a demonstration only."""
    if not settings.DEMO:
        return no(_("What is written in a mail is shown in a demonstration only."))
    return run_outbox(actor)
