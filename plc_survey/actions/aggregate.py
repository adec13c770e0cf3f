"""Publishing the network's figures."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from foundation.access.verdict import Refused
from foundation.audit.actions import record
from network.models import Network
from plc_survey.domain.aggregate import Hindrance, NetworkFigures, combine, hindrance
from plc_survey.models import Publication
from plc_survey.queries.aggregate import Candidate, candidate
from programme.domain.content import Instrument

REASONS = {
    Hindrance.FEW_SCHOOLS: _("At least three schools must be in the figures."),
    Hindrance.FEW_HIDDEN: _(
        "One or two schools are in the figures without showing their own. Then theirs could be worked out."
    ),
    Hindrance.SMALL_DIFFERENCE: _(
        "Only one or two schools have come in or gone out since the last time. Then theirs could be worked out."
    ),
    Hindrance.WORKED_OUT: _(
        "Together with what has been shown before, figures of single schools could be worked out."
    ),
}


@transaction.atomic
def publish_network(*, network: Network, phase: str, year: int, by: Person) -> Publication:
    """Freeze the network's figures of a phase. The same schools again is the same publication.

    Raises Refused where a school could be worked out. The lock on the network keeps sharing from slipping between.
    """
    network = Network.objects.select_for_update().get(pk=network.pk)
    found = candidate(network, phase, year)
    if found.latest and found.included == found.published[-1]:
        return found.latest
    reason = hindrance(
        included=found.included, showing=found.showing, ever_shown=found.ever_shown, earlier=found.published
    )
    if reason:
        raise Refused(REASONS[reason])
    publication = Publication.objects.create(
        network=network, phase=phase, year=year, figures=_frozen(found), published_by=by
    )
    publication.rounds.set(found.included)
    detail = {"phase": phase, "year": year, "schools": len(found.included)}
    record(by=by, action="survey.network_published", obj=publication, network=network.pk, detail=detail)
    return publication


def _frozen(found: Candidate) -> dict[str, Any]:
    figures = combine([each.shown for each in found.rounds])
    return {"schema": 1, "schools": figures.schools, "dimensions": _with_titles(figures, found.instrument)}


def _with_titles(figures: NetworkFigures, instrument: Instrument | None) -> list[dict[str, Any]]:
    means = dict(figures.means)
    return [
        {
            "key": each.key,
            "title": {language: each.title.in_language(language) for language in ("nb", "nn", "en")},
            "tenths": means[each.key],
        }
        for each in (instrument.dimensions if instrument else ())
    ]
