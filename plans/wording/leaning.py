"""Which sides of leadership and of the professional community the measures use, and what research found."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from plans.domain.contents import Measure


@dataclass(frozen=True)
class Research:
    """A leadership dimension with what research found: a mean effect size, which is correlation, not cause."""

    key: str
    title: str
    text: str
    effect: float


@dataclass(frozen=True)
class Names:
    """What the programme calls things, in one language; `found` is its sentence about the effects, with source."""

    leadership: Mapping[str, str] = field(default_factory=dict)
    dimensions: Mapping[str, str] = field(default_factory=dict)
    inquiry: tuple[tuple[str, str], ...] = ()
    research: tuple[Research, ...] = ()
    found: str = ""


@dataclass(frozen=True)
class Use:
    """A dimension and how many measures use it; `effect` is None where nothing is said of it."""

    title: str
    text: str
    count: int
    effect: float | None = None


@dataclass(frozen=True)
class Leaning:
    """All dimensions of leadership, those of the community that are used, and how the effects are to be read."""

    leadership: tuple[Use, ...] = ()
    community: tuple[Use, ...] = ()
    found: str = ""

    def __bool__(self) -> bool:
        return bool(self.community) or any(use.count for use in self.leadership)


def leaning(measures: Iterable[Measure], names: Names) -> Leaning:
    """The uses by measures that are not dropped; no effect is told without the sentence on how to read it."""
    held = [measure for measure in measures if measure.stands]
    by_leadership = [measure.leadership for measure in held]
    by_community = [measure.dimension for measure in held]
    return Leaning(
        tuple(
            Use(r.title, r.text, by_leadership.count(r.key), r.effect if names.found else None)
            for r in names.research
        ),
        tuple(
            Use(title, "", by_community.count(key))
            for key, title in names.dimensions.items()
            if key in by_community
        ),
        names.found,
    )
