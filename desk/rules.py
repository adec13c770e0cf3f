"""Who may open what on the desk."""

from django.utils.translation import gettext_lazy as _

from desk.queries.since_last import Sheet
from foundation.access.actor import Actor
from foundation.access.verdict import Verdict, no, yes


def own_desk(actor: Actor) -> Verdict:
    """Everyone who is signed in, and only their own."""
    return yes() if actor.person else no(_("Sign in first."))


def read_since_last(actor: Actor, sheet: Sheet) -> Verdict:
    """The school's leadership; the printed sheet is theirs to show."""
    if actor.has("principal", "leader", network=sheet.network.pk, school=sheet.school.pk):
        return yes()
    return no(_("The school's leadership brings this sheet to the session."))
