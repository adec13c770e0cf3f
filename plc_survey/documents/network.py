"""The network's figures on paper."""

from django.utils import translation
from django.utils.translation import gettext as _

from foundation.documents import charts
from foundation.documents.document import Document
from plc_survey.models import Publication
from plc_survey.telling.network import tell_publication


def network_document(publication: Publication) -> Document:
    """The network's figures of one phase, frozen."""
    network = publication.network
    with translation.override(network.language):
        told = tell_publication(publication, look=charts.PAPER)
        title = _("The network's figures from the survey, %(network)s") % {"network": network.name}
        figures = _("network figures")
        return Document(
            template="plc_survey/documents/network.html",
            context={"told": told, "network": network},
            title=title,
            language=network.language,
            filename=f"{figures} {network.name} {publication.published_at:%Y-%m-%d}",
            dated=publication.published_at.date(),
            author=f"{network.municipality.name}, {network.name}",
            description=title,
        )
