"""What RKBU has to do before a network can meet for the first time, in order."""

from dataclasses import dataclass
from enum import StrEnum

FEWEST_SCHOOLS = 2


class StepName(StrEnum):
    """The steps of setting up a network."""

    SCHOOLS = "schools"
    PRINCIPALS = "principals"
    REVIEWER = "reviewer"
    CONVENOR = "convenor"
    SENT = "sent"


@dataclass(frozen=True)
class Facts:
    """What is there so far; an invited person counts as named."""

    schools: int
    schools_with_principal: int
    has_reviewer: bool
    has_convenor: bool
    prepared_invitations: int


@dataclass(frozen=True)
class Step:
    """One step, done or not; the first that is not done is the next one."""

    name: StepName
    done: bool
    is_next: bool = False


def steps(facts: Facts) -> tuple[Step, ...]:
    """The steps in order with the next one marked."""
    enough = facts.schools >= FEWEST_SCHOOLS
    done = {
        StepName.SCHOOLS: enough,
        StepName.PRINCIPALS: enough and facts.schools_with_principal == facts.schools,
        StepName.REVIEWER: facts.has_reviewer,
        StepName.CONVENOR: facts.has_convenor,
        StepName.SENT: facts.schools > 0 and facts.prepared_invitations == 0 and facts.has_convenor,
    }
    first = next((name for name in done if not done[name]), None)
    return tuple(Step(name, is_done, is_next=name == first) for name, is_done in done.items())
