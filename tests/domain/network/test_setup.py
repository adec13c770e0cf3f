"""What comes next when a network is being set up."""

import pytest

from network.domain.setup import Facts, StepName, steps


@pytest.mark.parametrize(
    ("facts", "next_step"),
    [
        (Facts(0, 0, False, False, 0), StepName.SCHOOLS),
        (Facts(1, 1, True, True, 0), StepName.SCHOOLS),
        (Facts(5, 4, False, False, 4), StepName.PRINCIPALS),
        (Facts(5, 5, False, False, 5), StepName.REVIEWER),
        (Facts(5, 5, True, False, 5), StepName.CONVENOR),
        (Facts(5, 5, True, True, 5), StepName.SENT),
        (Facts(5, 5, True, True, 0), None),
    ],
)
def test_the_first_step_not_done_is_the_next(facts: Facts, next_step: StepName | None) -> None:
    marked = [step.name for step in steps(facts) if step.is_next]
    assert marked == ([next_step] if next_step else [])
