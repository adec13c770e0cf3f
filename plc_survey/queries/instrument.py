"""The instrument of a round: read once a process, since a published version never changes."""

from functools import lru_cache

from network.models import Network
from network.queries import content_of_network
from plc_survey.domain.scoring import Dimension, Instrument
from plc_survey.models import JointRubric, Round
from programme.domain.content import Instrument as Statements
from programme.models import ContentVersion
from programme.queries import content_of


@lru_cache(maxsize=16)
def _instrument(pk: int, digest: str) -> Statements:
    return content_of(ContentVersion.objects.get(pk=pk)).instrument


def content_of_round(thing: Round | JointRubric) -> Statements:
    """The statements, scale and rubric that the round stands on; `content` without its body is enough."""
    return _instrument(thing.content_id, thing.content.digest)


def shape_of(thing: Round | JointRubric) -> Instrument:
    """The same as keys only, for the arithmetic."""
    return _shape(thing.content_id, thing.content.digest)


@lru_cache(maxsize=16)
def _shape(pk: int, digest: str) -> Instrument:
    return Instrument(
        tuple(
            Dimension(each.key, tuple(statement.key for statement in each.statements))
            for each in _instrument(pk, digest).dimensions
        )
    )


def instrument_for(network: Network) -> Statements:
    """The instrument that a new round or joint judgement in the network would stand on."""
    return content_of_network(network).instrument
