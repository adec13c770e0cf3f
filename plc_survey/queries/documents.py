"""What can be printed for a whole network."""

from network.models import Network
from plc_survey.models import JointRubric, Publication, Round
from plc_survey.queries.joint import with_judgements
from plc_survey.queries.rounds import loaded


def closed_rounds(network: Network) -> list[Round]:
    """Every closed round of the network, in the schools' order, oldest first."""
    found = loaded(Round.objects.closed().filter(network=network)).select_related("result")
    return list(found.order_by("school__name_key", "closed_at", "pk"))


def rubrics_of(network: Network) -> list[JointRubric]:
    """Every joint judgement of the network."""
    return list(with_judgements(JointRubric.objects.filter(network=network)))


def publications(network: Network) -> list[Publication]:
    """Every publication of the network's figures, newest first."""
    found = Publication.objects.filter(network=network).select_related("network__municipality")
    return list(found.prefetch_related("rounds"))
