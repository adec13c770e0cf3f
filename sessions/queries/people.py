"""Who belongs at a session, who was called, what they answered."""

from dataclasses import dataclass

from django.utils import timezone

from accounts.models import Person
from foundation.access.actor import Actor
from network.models import Role, RoleAssignment, School
from network.queries import members_on, roles_in
from sessions.models import Answer, CallAnswer, NetworkSession

AT_SCHOOL = (Role.PRINCIPAL, Role.LEADER)


@dataclass(frozen=True)
class Seat:
    """One person who belongs at a session, with the function they come in; `leads` is the convenor's mark."""

    person: Person
    function: str
    school: School | None = None
    leads: bool = False
    takes_minutes: bool = False
    answer: CallAnswer | None = None

    @property
    def state(self) -> str:
        """Their answer, empty when none has come."""
        return self.answer.answer if self.answer else ""

    @property
    def is_called(self) -> bool:
        """Whether a call has gone to them."""
        return self.answer is not None


def seats_of(session: NetworkSession, *, with_answers: bool = True) -> list[Seat]:
    """Everyone who belongs at the session on its day: leaders in venue order, convenor, owner and RKBU if invited."""
    day = timezone.localdate(session.starts_at)
    order = [member.school_id for member in members_on(session.network, day)]
    roles = [role for role in roles_in(session.network, day) if _belongs(role, session)]
    answers = _answers(session) if with_answers else {}
    by_person: dict[int, list[RoleAssignment]] = {}
    for role in roles:
        by_person.setdefault(role.person_id, []).append(role)
    seats = [_seat(held, answers.get(person)) for person, held in by_person.items()]
    return sorted(seats, key=lambda seat: _place(seat, order))


def _belongs(role: RoleAssignment, session: NetworkSession) -> bool:
    if role.role == Role.OWNER:
        return session.owner_takes_part
    if role.role == Role.REVIEWER:
        return session.rkbu_takes_part
    return role.role in (*AT_SCHOOL, Role.CONVENOR, Role.MINUTE_TAKER)


def _seat(held: list[RoleAssignment], answer: CallAnswer | None) -> Seat:
    roles = {role.role for role in held}
    at_school = next((role for role in held if role.role == Role.PRINCIPAL), None) or next(
        (role for role in held if role.role == Role.LEADER), None
    )
    main = at_school or held[0]
    return Seat(
        person=main.person,
        function=main.role,
        school=at_school.school if at_school else None,
        leads=Role.CONVENOR in roles,
        takes_minutes=Role.MINUTE_TAKER in roles,
        answer=answer,
    )


def _place(seat: Seat, order: list[int]) -> tuple[int, int, str, int]:
    position = order.index(seat.school.pk) if seat.school and seat.school.pk in order else len(order)
    return (position, seat.function != Role.PRINCIPAL, seat.function, seat.person.pk)


def _answers(session: NetworkSession) -> dict[int, CallAnswer]:
    return {answer.person_id: answer for answer in session.answers.called()}


@dataclass(frozen=True)
class Turnout:
    """How many come, send a deputy, stay away, have not answered."""

    coming: int
    deputies: int
    not_coming: int
    silent: int


def turnout(seats: list[Seat]) -> Turnout:
    """Counts over those who belong at the session."""
    states = [seat.state for seat in seats]
    return Turnout(
        coming=states.count(Answer.COMING),
        deputies=states.count(Answer.DEPUTY),
        not_coming=states.count(Answer.NOT_COMING),
        silent=states.count(""),
    )


def answer_by_key(pk: int) -> CallAnswer | None:
    """The answer row that a signed link names."""
    return (
        CallAnswer.objects.select_related("session", "session__network", "session__host", "person", "school")
        .filter(pk=pk)
        .first()
    )


def answer_of(actor: Actor, pk: int) -> CallAnswer | None:
    """The actor's own answer to the call of session `pk`, if they are called."""
    return (
        CallAnswer.objects.called()
        .select_related("session", "session__network", "session__host", "person", "school")
        .filter(session=pk, person=actor.person, session__network__in=actor.networks())
        .first()
    )
