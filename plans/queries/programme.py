"""What a plan borrows from the programme's content, in one language."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import get_language

from network.models import Network
from network.queries import content_of_network
from plans.domain.parts import INQUIRY
from plans.models.plans import Part
from plans.wording.leaning import Names, Research
from plans.wording.plain import plain_words
from programme.domain.content import Content
from programme.models import ContentVersion


@dataclass(frozen=True)
class Indicators:
    """An indicator to start from."""

    key: str
    title: str
    unit: str
    source: str
    direction: str


RESEARCH_PAGE = "student-centred"  # the background page on the five dimensions; its first paragraph tells how to read them


@dataclass(frozen=True)
class Borrowed:
    """Titles by key, questions and examples; empty before the programme's content has been loaded."""

    leadership: tuple[Research, ...] = ()
    dimensions: dict[str, str] = field(default_factory=dict)
    inquiry: tuple[str, ...] = ()
    examples: tuple[Indicators, ...] = ()
    found: str = ""

    @property
    def names(self) -> Names:
        """The titles that a plan is read with."""
        inquiry = tuple(zip(INQUIRY, self.inquiry, strict=False))
        return Names(self.leadership_names, self.dimensions, inquiry, self.leadership, self.found)

    @property
    def leadership_names(self) -> dict[str, str]:
        """Titles of the leadership dimensions by key."""
        return {one.key: one.title for one in self.leadership}


def words_of(row: Part, name: str, value: Any) -> str:
    """A figure, date or choice of a row in words."""
    titles: dict[str, str] = {}
    if name in ("leadership", "dimension"):
        about = borrowed(get_language() or "nb", row.plan.network)
        titles = about.leadership_names | about.dimensions
    return plain_words(row, name, value, titles)


def borrowed(language: str, network: Network) -> Borrowed:
    """The network's content's leadership dimensions, survey dimensions, inquiry questions, indicator examples."""
    try:
        content = content_of_network(network)
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
        found=_found(content, language),
    )


def _found(content: Content, language: str) -> str:
    """How the effects are to be read, and their source; empty where the content has no such page."""
    pages = [page for page in content.background if page.key == RESEARCH_PAGE]
    return pages[0].paragraphs.in_language(language)[0] if pages else ""
