"""Where RKBU's help may be most wanted: reasons in words, for the reviewer alone, never red, never a number."""

from dataclasses import dataclass
from datetime import date

QUIET_DAYS = 75  # longer than between any two middle sessions of a full year
MINUTES_DAYS = 21
PREPARE_DAYS = 21


@dataclass(frozen=True)
class NetworkState:
    """A network on a day. `last_held` and `next_on` are days of sessions; `with_reviewer_on` the next with RKBU.

    `review_due_since` is the day of the latest session that is to be reviewed and is not shared yet.
    """

    schools: int
    shared: int
    second_held: bool
    has_convenor: bool
    last_held: date | None = None
    next_on: date | None = None
    minutes_missing_since: date | None = None
    with_reviewer_on: date | None = None
    prepared: bool = False
    review_due_since: date | None = None
    review_shared_with: int = 0


@dataclass(frozen=True)
class Reason:
    """Why: `key` names the sentence; `talk` may need a conversation, `mine` waits for the reviewer, `well` is well."""

    key: str
    kind: str
    day: date | None = None
    number: int = 0


def reasons(state: NetworkState, today: date) -> tuple[Reason, ...]:
    """What may need a talk first, then what waits for the reviewer, then what is in order."""
    talk = [*_people(state), *_plans(state), *_silence(state, today)]
    mine = list(_waits(state, today))
    well = [] if talk else list(_well(state))
    return (*talk, *mine, *well)


def _people(state: NetworkState) -> list[Reason]:
    return [] if state.has_convenor else [Reason("no_convenor", "talk")]


def _plans(state: NetworkState) -> list[Reason]:
    missing = state.schools - state.shared
    return [Reason("plans_not_shared", "talk", number=missing)] if state.second_held and missing else []


def _silence(state: NetworkState, today: date) -> list[Reason]:
    found = []
    soon = state.next_on is not None and (state.next_on - today).days <= PREPARE_DAYS
    if state.last_held and (today - state.last_held).days > QUIET_DAYS and not soon:
        found.append(Reason("quiet_since", "talk", day=state.last_held))
    missing = state.minutes_missing_since
    if missing and (today - missing).days > MINUTES_DAYS:
        found.append(Reason("minutes_missing", "talk", day=missing))
    return found


def _waits(state: NetworkState, today: date) -> list[Reason]:
    found = []
    if state.review_due_since:
        found.append(
            Reason("review_due", "mine", day=state.review_due_since, number=state.review_shared_with)
        )
    coming = state.with_reviewer_on
    if coming and 0 <= (coming - today).days <= PREPARE_DAYS and not state.prepared:
        found.append(Reason("prepare", "mine", day=coming))
    return found


def _well(state: NetworkState) -> list[Reason]:
    if state.schools and state.shared == state.schools:
        return [Reason("all_shared", "well")]
    return [Reason("as_expected", "well")]


def order(found: tuple[Reason, ...]) -> int:
    """Those that may need a talk first, then those with something to do, then the rest."""
    kinds = {reason.kind for reason in found}
    return 0 if "talk" in kinds else 1 if "mine" in kinds else 2
