"""Who may open what on the desk."""

from django.utils.translation import gettext_lazy as _

from foundation.access.actor import Actor
from foundation.access.verdict import Verdict, no, yes


def own_desk(actor: Actor) -> Verdict:
    """Everyone who is signed in, and only their own."""
    return yes() if actor.person else no(_("Sign in first."))
