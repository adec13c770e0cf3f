"""What a plan borrows from the programme's content, in one language."""

from dataclasses import dataclass, field

from plans.domain.parts import INQUIRY
from plans.wording.page import Names
from programme.models import ContentVersion
from programme.queries import active_content


@dataclass(frozen=True)
class Indicators:
    """An indicator to start from."""

    key: str
    title: str
    unit: str
    source: str
    direction: str


@dataclass(frozen=True)
class Research:
    """A leadership dimension with what research found: a mean effect size, which is correlation, not cause."""

    key: str
    title: str
    text: str
    effect: float


@dataclass(frozen=True)
class Borrowed:
    """Titles by key, questions and examples; empty before the programme's content has been loaded."""

    leadership: tuple[Research, ...] = ()
    dimensions: dict[str, str] = field(default_factory=dict)
    inquiry: tuple[str, ...] = ()
    examples: tuple[Indicators, ...] = ()

    @property
    def names(self) -> Names:
        """The titles that a plan is read with."""
        return Names(self.leadership_names, self.dimensions, tuple(zip(INQUIRY, self.inquiry, strict=False)))

    @property
    def leadership_names(self) -> dict[str, str]:
        """Titles of the leadership dimensions by key."""
        return {one.key: one.title for one in self.leadership}


def borrowed(language: str) -> Borrowed:
    """The active content's leadership dimensions, survey dimensions, inquiry questions, indicator examples."""
    try:
        content = active_content()
    except ContentVersion.DoesNotExist:
        return Borrowed()
    return Borrowed(
        leadership=tuple(
            Research(d.key, d.title.in_language(language), d.text.in_language(language), d.effect)
            for d in content.leadership
        ),
        dimensions={d.key: d.title.in_language(language) for d in content.instrument.dimensions},
        inquiry=tuple(question.title.in_language(language) for question in content.inquiry),
        examples=tuple(
            Indicators(
                e.key,
                e.title.in_language(language),
                e.unit.in_language(language),
                e.source.in_language(language),
                e.direction,
            )
            for e in content.indicator_examples
        ),
    )
