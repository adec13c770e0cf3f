"""The life of a plan: sketch, draft, final and handed out, revised each year (product: section Plan)."""

from enum import StrEnum


class Stage(StrEnum):
    """Where a plan is in its life."""

    SKETCH = "sketch"
    DRAFT = "draft"
    FINAL = "final"
    REVISED = "revised"


ORDER = tuple(Stage)
NEXT: dict[Stage, frozenset[Stage]] = {
    Stage.SKETCH: frozenset({Stage.DRAFT, Stage.FINAL}),
    Stage.DRAFT: frozenset({Stage.SKETCH, Stage.FINAL}),
    Stage.FINAL: frozenset({Stage.REVISED}),
    Stage.REVISED: frozenset({Stage.REVISED}),
}
LEAST_YEARS = {Stage.SKETCH: 3, Stage.DRAFT: 5, Stage.FINAL: 5, Stage.REVISED: 5}


def may_become(now: Stage, then: Stage) -> bool:
    """Whether a plan at `now` may become `then`: a finished plan is revised, never a draft again."""
    return then in NEXT[now]


def reached(now: Stage, since: Stage) -> bool:
    """Whether a plan at `now` has come at least as far as `since`."""
    return ORDER.index(now) >= ORDER.index(since)


def years_wanted(stage: Stage) -> int:
    """School years a plan reaches ahead at this stage: three in the sketch, five from the draft."""
    return LEAST_YEARS[stage]
