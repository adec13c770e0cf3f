"""The programme as data: what a content file holds, as frozen dataclasses without Django.

The same classes are the schema of the file: `programme/reading.py` lets pydantic check a file against
them, strictly and without unknown keys (`__pydantic_config__` is a plain dict, so nothing is imported here).
"""

from dataclasses import dataclass
from typing import ClassVar, Protocol, TypeVar

LANGUAGES = ("nb", "nn", "en")
KINDS = ("first", "second", "middle", "last")


class Keyed(Protocol):
    """Anything with a key."""

    @property
    def key(self) -> str:
        """Its name in the content file."""
        ...


K = TypeVar("K", bound=Keyed)


class Part:
    """Base of every part of the content: a key that the schema does not know is an error."""

    __pydantic_config__: ClassVar[dict[str, object]] = {"extra": "forbid"}


@dataclass(frozen=True)
class Text(Part):
    """One text in the three languages."""

    nb: str
    nn: str
    en: str

    def in_language(self, language: str) -> str:
        """The text in that language (nb, nn, en); bokmål for any other."""
        return str(getattr(self, language)) if language in LANGUAGES else self.nb


@dataclass(frozen=True)
class Texts(Part):
    """A list of texts in the three languages, equally long in each."""

    nb: tuple[str, ...]
    nn: tuple[str, ...]
    en: tuple[str, ...]

    def in_language(self, language: str) -> tuple[str, ...]:
        """The list in that language (nb, nn, en); bokmål for any other."""
        return tuple(getattr(self, language)) if language in LANGUAGES else self.nb

    def __len__(self) -> int:
        return len(self.nb)


@dataclass(frozen=True)
class Programme(Part):
    """The programme's name, source and limits (sessions a year, years of plan and network)."""

    key: str
    version: int
    source: str
    sessions_min: int
    sessions_max: int
    plan_horizon_years_min: int
    network_years_min: int
    network_years_max: int
    title: Text
    vision: Text


@dataclass(frozen=True)
class Video(Part):
    """A film of the programme; `minutes` stands until the installation knows the real length."""

    key: str
    minutes: int
    speaker: str
    title: Text
    proposed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Item(Part):
    """An agenda item of a kind of session; `minutes` is a proposal. `{films}` in the text is filled in."""

    key: str
    minutes: int
    title: Text
    text: Text


@dataclass(frozen=True)
class SessionTemplate(Part):
    """What a session of one kind (first, second, middle, last) is about; `minutes` is the programme's own.

    `videos`: film keys in order; at middle sessions one a session. `proposed` names fields of our own.
    """

    kind: str
    months: tuple[int, ...]
    minutes: int
    rkbu: bool
    videos: tuple[str, ...]
    goal: Text
    preparation: Text
    items: tuple[Item, ...]
    focus: Text | None = None
    featured_school: bool = False
    proposed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Statement(Part):
    """A statement of the survey."""

    key: str
    text: Text


@dataclass(frozen=True)
class Rubric(Part):
    """What one dimension looks like at three stages: for the joint judgement of small schools (proposed)."""

    start: Text
    under_way: Text
    established: Text

    def levels(self) -> tuple[Text, Text, Text]:
        """The three sentences, lowest first."""
        return (self.start, self.under_way, self.established)


@dataclass(frozen=True)
class Dimension(Part):
    """One of the eight characteristics of a professional learning community (Bolam et al. 2005)."""

    key: str
    title: Text
    statements: tuple[Statement, ...]
    rubric: Rubric


@dataclass(frozen=True)
class Instrument(Part):
    """The survey of the professional learning community; scale and rubric are proposals of ours."""

    key: str
    version: int
    source: str
    scale: tuple[int, ...]
    scale_labels: Texts
    dont_know: Text
    reflection: Text
    rubric_levels: Texts
    dimensions: tuple[Dimension, ...]
    proposed: tuple[str, ...] = ()

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Every statement in instrument order."""
        return tuple(statement for dimension in self.dimensions for statement in dimension.statements)

    def dimension(self, key: str) -> Dimension:
        """The dimension with that key; KeyError when there is none."""
        return _by_key(self.dimensions, key)


@dataclass(frozen=True)
class LeadershipDimension(Part):
    """One of Robinson's five dimensions; `effect` is a mean effect size (Robinson, Lloyd & Rowe 2008)."""

    key: str
    effect: float
    standard_error: float
    studies: int
    title: Text
    text: Text
    unverified: tuple[str, ...] = ()


@dataclass(frozen=True)
class Question(Part):
    """A question with a key: a step of the inquiry cycle, or one of the school owner's four."""

    key: str
    title: Text


@dataclass(frozen=True)
class Exercise(Part):
    """A reflection exercise that a convenor can add to any agenda."""

    key: str
    minutes: int
    title: Text
    text: Text
    proposed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Literature(Part):
    """A work on the reading list. `incomplete`: our copy of the source gives no title."""

    key: str
    reference: str
    url: str = ""
    before_session: str = ""
    incomplete: bool = False
    unverified: tuple[str, ...] = ()


@dataclass(frozen=True)
class Topic(Part):
    """A topic of the reading list with its questions; `literature` holds keys."""

    key: str
    title: Text
    questions: Texts
    literature: tuple[str, ...]


@dataclass(frozen=True)
class IndicatorExample(Part):
    """An indicator to start from (proposed); `direction` is where better lies: up or down."""

    key: str
    direction: str
    unit: Text
    source: Text
    title: Text


@dataclass(frozen=True)
class Background(Part):
    """A page of background: the theory in our own words; `sources` holds literature keys."""

    key: str
    title: Text
    lead: Text
    paragraphs: Texts
    sources: tuple[str, ...]
    points: Texts | None = None


@dataclass(frozen=True)
class Content(Part):
    """A whole version of the programme's content."""

    programme: Programme
    videos: tuple[Video, ...]
    sessions: tuple[SessionTemplate, ...]
    instrument: Instrument
    leadership: tuple[LeadershipDimension, ...]
    inquiry: tuple[Question, ...]
    owner_questions: tuple[Question, ...]
    exercises: tuple[Exercise, ...]
    topics: tuple[Topic, ...]
    literature: tuple[Literature, ...]
    indicator_examples: tuple[IndicatorExample, ...]
    background: tuple[Background, ...]

    def session(self, kind: str) -> SessionTemplate:
        """The template of a kind: first, second, middle or last; KeyError for any other."""
        for template in self.sessions:
            if template.kind == kind:
                return template
        raise KeyError(kind)

    def video(self, key: str) -> Video:
        """The film with that key; KeyError when there is none."""
        return _by_key(self.videos, key)

    def exercise(self, key: str) -> Exercise:
        """The exercise with that key; KeyError when there is none."""
        return _by_key(self.exercises, key)

    def work(self, key: str) -> Literature:
        """The work with that key; KeyError when there is none."""
        return _by_key(self.literature, key)

    def page(self, key: str) -> Background:
        """The background page with that key; KeyError when there is none."""
        return _by_key(self.background, key)

    def works(self, keys: tuple[str, ...]) -> list[Literature]:
        """The works with those keys, in that order."""
        return [self.work(key) for key in keys]


def _by_key(parts: tuple[K, ...], key: str) -> K:
    for part in parts:
        if part.key == key:
            return part
    raise KeyError(key)
