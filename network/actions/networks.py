"""Creating and changing networks and their anchoring."""

from datetime import date, time
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from foundation.access.verdict import Refused
from foundation.audit.actions import record
from network.models import Anchoring, Municipality, Network, ProgrammeYear
from network.models.networks import MOST_YEARS
from network.queries import newer_version
from programme.models import ContentVersion
from programme.queries import newest_version


@transaction.atomic
def create_network(
    *,
    municipality: str,
    name: str,
    first_year: int,
    year_count: int,
    language: str,
    by: Person,
    case_number: str = "",
) -> Network:
    """A network with its programme years; the municipality is made when it is new. Pressed twice: the same one."""
    owner, _new = Municipality.objects.get_or_create(name=municipality)
    facts = {
        "first_year": first_year,
        "year_count": year_count,
        "language": language,
        "case_number": case_number,
        "content_version": newest_version(),
    }
    network, is_new = Network.objects.get_or_create(municipality=owner, name=name, defaults=facts)
    if is_new:
        _lay_years(network)
        record(by=by, action="network.created", obj=network, network=network.pk)
    return network


@transaction.atomic
def edit_network(
    *, network: Network, name: str, language: str, year_count: int, case_number: str, by: Person
) -> Network:
    """Change what the network is called and how long it lasts; a year is never taken away once it is there."""
    same = Network.objects.filter(municipality=network.municipality_id, name=name)
    if same.exclude(pk=network.pk).exists():
        raise Refused(_("There is a network called %(name)s already.") % {"name": name})
    network.name, network.language = name, language
    network.year_count, network.case_number = year_count, case_number
    network.save(update_fields=["name", "language", "year_count", "case_number"])
    _lay_years(network)
    record(by=by, action="network.edited", obj=network, network=network.pk)
    return network


@transaction.atomic
def move_content(*, network: Network, version: ContentVersion, by: Person) -> Network:
    """Let the network work by the newest published version from now on; what has been made keeps its own.

    On it already, nothing happens. Raises Refused for any other version.
    """
    network = Network.objects.select_for_update().get(pk=network.pk)
    if network.content_version_id == version.pk:
        return network
    if newer_version(network) != version:
        raise Refused(_("Another version has been published since. Look at what it changes first."))
    detail = {"from": network.content_version_id, "to": version.pk}
    network.content_version = version
    network.save(update_fields=["content_version"])
    record(by=by, action="network.content_moved", obj=network, network=network.pk, detail=detail)
    return network


def _lay_years(network: Network) -> None:
    for year in range(network.first_year, network.last_year + 1):
        ProgrammeYear.objects.get_or_create(network=network, year=year)


@transaction.atomic
def open_year(
    *,
    network: Network,
    year: int,
    middle_sessions: int,
    weekday: int,
    starts_at: time,
    decided_on: date,
    by: Person,
) -> ProgrammeYear:
    """Let the network go on into a programme year, as it decided; longer than was meant, up to four in all.

    Decided the same once more, nothing happens. Raises Refused beyond the fourth year.
    """
    if year - network.first_year >= MOST_YEARS:
        raise Refused(_("The programme lasts four years at most."))
    network.year_count = max(network.year_count, year - network.first_year + 1)
    network.ended_on = None
    network.save(update_fields=["year_count", "ended_on"])
    found, _new = ProgrammeYear.objects.get_or_create(network=network, year=year)
    facts: dict[str, Any] = {
        "middle_sessions": middle_sessions, "weekday": weekday, "starts_at": starts_at
    }  # fmt: skip
    if found.constituted_on is None or any(getattr(found, name) != value for name, value in facts.items()):
        ProgrammeYear.objects.filter(pk=found.pk).update(
            **facts, constituted_on=found.constituted_on or decided_on
        )
        found.refresh_from_db()
        record(by=by, action="network.year_opened", obj=found, network=network.pk, detail={"year": year})
    return found


@transaction.atomic
def end_network(*, network: Network, on: date, by: Person) -> Network:
    """The network does not go on; what stands is kept. Ended already, nothing happens."""
    if network.ended_on is None:
        network.ended_on = on
        network.save(update_fields=["ended_on"])
        record(by=by, action="network.ended", obj=network, network=network.pk, detail={"on": str(on)})
    return network


@transaction.atomic
def save_anchoring(
    *,
    network: Network,
    body: str,
    decided_on: date,
    by: Person,
    case_number: str = "",
    plans: str = "",
    anchoring: Anchoring | None = None,
) -> Anchoring:
    """Write down a decision that carries the project, or correct it; the same twice is one."""
    facts: dict[str, Any] = {
        "body": body,
        "decided_on": decided_on,
        "case_number": case_number,
        "plans": plans,
    }
    if anchoring is None:
        anchoring, _new = Anchoring.objects.get_or_create(network=network, **facts)
    else:
        Anchoring.objects.filter(pk=anchoring.pk).update(**facts)
    record(by=by, action="network.anchored", obj=anchoring, network=network.pk)
    return anchoring


@transaction.atomic
def remove_anchoring(*, anchoring: Anchoring, by: Person) -> None:
    """Take a decision off the list."""
    record(
        by=by,
        action="network.anchoring_removed",
        obj=anchoring,
        network=anchoring.network_id,
        detail={"decided_on": str(anchoring.decided_on), "case_number": anchoring.case_number},
    )
    anchoring.delete()
