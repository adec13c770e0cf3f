"""The owner's page: what product allows and nothing else, and the owner's and the network's own texts."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import get_language

from foundation.access.actor import Actor
from foundation.writing.queries import latest_version, read
from network.models import Anchoring, Network, ProgrammeYear
from network.queries import content_of_network, programme_year
from plans.models import Share
from plc_survey.models import Round
from plc_survey.models import Share as Sharing
from review.models import NetworkSummary, OwnerAnswer, OwnerYear
from sessions.models import NetworkSession
from sessions.queries import standing_sessions


@dataclass(frozen=True)
class Question:
    """One of the owner's questions with the answer as it stands; `answer` None before the year is begun."""

    key: str
    title: str
    answer: OwnerAnswer | None

    @property
    def is_answered(self) -> bool:
        """Something is written."""
        return bool(self.answer and self.answer.text)


@dataclass(frozen=True)
class OwnerPage:
    """A programme year as the owner sees it. `plans` are those that a school shares with the owner."""

    network: Network
    year: ProgrammeYear | None
    sessions: list[NetworkSession]
    anchorings: list[Anchoring]
    plans: list[Share]
    rounds: list[Round]
    questions: list[Question]
    owner_year: OwnerYear | None
    summary: NetworkSummary | None

    @property
    def answered(self) -> int:
        """How many questions have an answer."""
        return sum(question.is_answered for question in self.questions)

    @property
    def held(self) -> int:
        """How many sessions have been held."""
        return sum(session.is_held for session in self.sessions)

    @property
    def next_session(self) -> NetworkSession | None:
        """The next session."""
        return next((session for session in self.sessions if session.is_open), None)

    @property
    def answer_by(self) -> date | None:
        """When the four questions are to be answered: the last day of the programme year."""
        return date(self.year.year + 1, 4, 30) if self.year else None


def owner_page(network: Network, day: date | None = None) -> OwnerPage:
    """Everything on the owner's page; never what is late or missing at a school."""
    day = day or timezone.localdate()
    year = programme_year(network, day)
    summary = NetworkSummary.objects.filter(programme_year=year, version__gt=0).first() if year else None
    owner_year = owner_year_of(year) if year else None
    return OwnerPage(
        network=network,
        year=year,
        sessions=standing_sessions(network, year) if year else [],
        anchorings=list(network.anchorings.all()),
        plans=_plans(network),
        rounds=_rounds(network),
        questions=questions_of(network, owner_year),
        owner_year=owner_year,
        summary=summary,
    )


def _plans(network: Network) -> list[Share]:
    held = Share.objects.filter(plan__network=network, audience=Share.OWNER, withdrawn_at__isnull=True)
    return list(held.select_related("plan__school", "version").order_by("plan__school__name_key"))


def _rounds(network: Network) -> list[Round]:
    held = Round.objects.closed().filter(network=network, share=Sharing.OWNER)
    return list(held.select_related("school").order_by("school__name_key", "-opens_on"))


def questions_of(network: Network, owner_year: OwnerYear | None) -> list[Question]:
    """The programme's questions in the active language, with the answers of the year."""
    language = (get_language() or "nb")[:2]
    held = {answer.key: answer for answer in owner_year.answers.all()} if owner_year else {}
    return [
        Question(question.key, question.title.in_language(language), held.get(question.key))
        for question in content_of_network(network).owner_questions
    ]


def owner_year_of(year: ProgrammeYear) -> OwnerYear | None:
    """The owner's year, if anything has been written in it."""
    return OwnerYear.objects.filter(programme_year=year).prefetch_related("answers").first()


def owner_year_for(actor: Actor, pk: int) -> OwnerYear | None:
    """An owner's year of one of the actor's networks."""
    held = OwnerYear.objects.select_related("network__municipality", "programme_year")
    return held.prefetch_related("answers").filter(pk=pk, network__in=actor.networks()).first()


def owner_answer_for(actor: Actor, pk: int) -> OwnerAnswer | None:
    """An answer of the owner, for self-save."""
    held = OwnerAnswer.objects.select_related("owner_year__network", "owner_year__programme_year")
    return held.filter(pk=pk, owner_year__network__in=actor.networks()).first()


def summary_for(actor: Actor, pk: int) -> NetworkSummary | None:
    """A summary of one of the actor's networks."""
    held = NetworkSummary.objects.select_related("network__municipality", "programme_year")
    return held.filter(pk=pk, network__in=actor.networks()).first()


def shared_answers(owner_year: OwnerYear) -> list[dict[str, str]]:
    """The owner's answers as last shared: question and answer."""
    version = latest_version("review.owner", owner_year.pk)
    return list(read(version).parts["answers"]) if version else []


def shared_summary(summary: NetworkSummary) -> str:
    """The summary as last shared; empty before that."""
    version = latest_version("review.summary", summary.pk)
    return str(read(version).parts["text"]["text"]) if version else ""
