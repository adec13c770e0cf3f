"""Home of those who look after the installation, and of those without a role."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from desk.links import link
from desk.queries.home.shape import Band, Check, Home, Part, Place
from foundation.post.models import Delivery, State
from network.queries import every_network


def rkbu(place: Place) -> Home:
    """Networks that are being set up first."""
    networks = every_network()
    waiting = [network for network in networks if network.is_being_set_up]
    heading = _("Hello, %(name)s.") % {"name": place.person.first_name} + " "
    if waiting:
        heading += ngettext(
            "One network is being set up.", "%(number)s networks are being set up.", len(waiting)
        ) % {"number": len(waiting)}
        button = link(_("Go on setting up"), "network:set_up", waiting[0].pk)
        lead = waiting[0].name
    else:
        heading += _("Every network runs itself.")
        button, lead = (
            link(_("New network"), "network:create"),
            _("You see only when they meet and who follows them."),
        )
    band = Band(heading, lead, button=button, link=link(_("See all networks"), "network:networks"))
    return Home(band, (Part("desk/home/set_up.html", {"networks": waiting}),))


def editor(place: Place) -> Home:
    """The way to the programme's content."""
    heading = _("Hello, %(name)s. Here you keep the programme's content.")
    lead = _(
        "Agendas, exercises, statements and reading list. Networks keep their version until they are moved."
    )
    return Home(
        Band(
            heading % {"name": place.person.first_name},
            lead,
            button=link(_("Open the content"), "programme:content")
            or link(_("Read the programme"), "programme:library"),
        )
    )


def operator(place: Place) -> Home:
    """How the mail goes: what failed and what nobody knows."""
    stuck = Delivery.objects.filter(state__in=(State.FAILED, State.UNCERTAIN)).count()
    waiting = Delivery.objects.filter(state=State.WAITING).count()
    checks = (
        Check(
            "warn" if stuck else "done",
            ngettext("%(number)s mail needs you", "%(number)s mails need you", stuck) % {"number": stuck}
            if stuck
            else _("No mail needs you"),
            _("Failed, or nobody knows whether they arrived.") if stuck else "",
        ),
        Check(
            "now" if waiting else "done",
            ngettext("%(number)s mail waits to be sent", "%(number)s mails wait to be sent", waiting)
            % {"number": waiting}
            if waiting
            else _("No mail waits to be sent"),
        ),
    )
    heading = _("Hello, %(name)s. This is how the installation stands.") % {"name": place.person.first_name}
    return Home(
        Band(
            heading,
            _("You see nobody's content."),
            checks=checks,
            button=link(_("Open the outbox"), "post:outbox"),
            link=link(_("RKBU's people"), "network:rkbu"),
        )
    )


def nobody(place: Place) -> Home:
    """Without any role: how to get one."""
    heading = _("Hello, %(name)s. You have no role now.") % {"name": place.person.first_name}
    lead = _(
        "A role comes with an invitation by e-mail. If you expected one, ask the convenor of your network. "
        "What you have written stays."
    )
    return Home(Band(heading, lead))
