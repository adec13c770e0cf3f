"""Who may do what with the programme's content: everyone signed in reads, editors publish."""

from django.utils.translation import gettext_lazy as _

from foundation.access.actor import Actor
from foundation.access.verdict import Verdict, no, yes
from programme.models import ContentVersion
from programme.queries import FilmHere


def read_library(actor: Actor) -> Verdict:
    """Everyone who is signed in."""
    return yes() if actor.person is not None else no(_("Sign in to read about the programme."))


def watch_film(actor: Actor, film: FilmHere) -> Verdict:
    """The networks' members and reviewers, who see them at the sessions; those who put the films in place, to check them."""
    if actor.has("principal", "leader", "convenor", "minute_taker", "reviewer") or see_versions(actor):
        return yes()
    return no(_("The films are for the networks' members and reviewers."))


def see_versions(actor: Actor) -> Verdict:
    """RKBU's editors, and the operator who loads releases."""
    if actor.has("editor") or actor.is_operator:
        return yes()
    return no(_("RKBU's editors look after the programme's content."))


def see_version(actor: Actor, version: ContentVersion) -> Verdict:
    """As the list of versions."""
    return see_versions(actor)


def publish_version(actor: Actor, version: ContentVersion) -> Verdict:
    """RKBU's editors only: a release is never active by itself."""
    return yes() if actor.has("editor") else no(_("Only RKBU's editors publish the programme's content."))


def set_film(actor: Actor, film: FilmHere) -> Verdict:
    """Editors and the operator set where a film is seen."""
    return see_versions(actor)
