"""*Siden sist*: what the sheet of a school leads with."""

from enum import StrEnum


class Headline(StrEnum):
    """What there is most to tell of."""

    MEASURES = "measures"
    MILESTONES = "milestones"
    READINGS = "readings"
    LOG = "log"
    TASKS = "tasks"
    NOTHING = "nothing"


def headline(*, measures: int, milestones: int, readings: int, log: int, tasks: int) -> Headline:
    """The first of these that there is something of: what was done comes before what was said."""
    counts = {
        Headline.MEASURES: measures,
        Headline.MILESTONES: milestones,
        Headline.READINGS: readings,
        Headline.LOG: log,
        Headline.TASKS: tasks,
    }
    return next((kind for kind, count in counts.items() if count), Headline.NOTHING)
