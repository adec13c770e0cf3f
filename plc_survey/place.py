"""A school in a network, as the survey's pages and rules see it."""

from dataclasses import dataclass

from network.models import Network, School


@dataclass(frozen=True)
class Place:
    """A school in one of its networks."""

    school: School
    network: Network
