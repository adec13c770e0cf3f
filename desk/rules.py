"""Who may open what on the desk."""

from django.utils.translation import gettext_lazy as _

from desk.models import BinderVolume, SchoolArchive
from desk.queries.binder import Shelf
from desk.queries.since_last import Sheet
from foundation.access.actor import Actor
from foundation.access.verdict import Verdict, no, yes
from network.models import School

MEMBERS = ("principal", "leader", "convenor", "minute_taker", "reviewer")


def own_desk(actor: Actor) -> Verdict:
    """Everyone who is signed in, and only their own."""
    return yes() if actor.person else no(_("Sign in first."))


def read_binder(actor: Actor, shelf: Shelf) -> Verdict:
    """The members of the network and its reviewers; the school owner has the published minutes."""
    return _member(actor, shelf.network.pk)


def fetch_volume(actor: Actor, volume: BinderVolume) -> Verdict:
    """As `read_binder`."""
    return _member(actor, volume.binder.programme_year.network_id)


def _member(actor: Actor, network: int) -> Verdict:
    if actor.has(*MEMBERS, network=network):
        return yes()
    return no(_("The binder is for the members of the network and RKBU. The school owner reads the minutes."))


def read_archive(actor: Actor, school: School) -> Verdict:
    """The school's own leadership: all of its own things lie in it."""
    return _leads(actor, school.pk)


def fetch_archive(actor: Actor, archive: SchoolArchive) -> Verdict:
    """As `read_archive`."""
    return _leads(actor, archive.school_id)


def _leads(actor: Actor, school: int) -> Verdict:
    if actor.has("principal", "leader", school=school):
        return yes()
    return no(_("The school's archive is for the school's own leadership."))


def read_since_last(actor: Actor, sheet: Sheet) -> Verdict:
    """The school's leadership; the printed sheet is theirs to show."""
    if actor.has("principal", "leader", network=sheet.network.pk, school=sheet.school.pk):
        return yes()
    return no(_("The school's leadership brings this sheet to the session."))
