"""What others may know of the plans of a network: only from versions that are shared with them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from network.models import Network
from plans.domain.checks import check, counts
from plans.domain.contents import Contents
from plans.models import Share
from plans.queries.versions import contents_of_versions


@dataclass(frozen=True)
class SharedFacts:
    """A school's plan as an audience knows it; `contents` is the shared version, never what stands live.

    `open_checks` are kinds and how many, without titles (plans.wording.count_lines makes sentences of them).
    """

    school: int
    plan: int
    version: int
    version_pk: int
    shared_on: date
    contents: Contents
    open_checks: tuple[tuple[str, int], ...]

    @property
    def stage(self) -> str:
        """The stage of the shared version."""
        return self.contents.stage.value

    @property
    def measurable_goals(self) -> int:
        """How many goals have all that makes them measurable."""
        return sum(goal.is_measurable for goal in self.contents.goals)

    @property
    def measures_by_state(self) -> dict[str, int]:
        """How many measures are in each state."""
        states = [measure.state for measure in self.contents.measures]
        return {state: states.count(state) for state in dict.fromkeys(states)}


def shared_facts(
    network: Network, audiences: Iterable[str] = (Share.RKBU,), today: date | None = None
) -> dict[int, SharedFacts]:
    """By school key: the newest version shared with one of the audiences; schools that share nothing are not there.

    Three queries, however many schools.
    """
    held = Share.objects.filter(
        plan__network=network, audience__in=list(audiences), withdrawn_at__isnull=True
    ).select_related("version", "plan")
    newest: dict[int, Share] = {}
    for share in held:
        known = newest.get(share.plan.school_id)
        if known is None or share.version.number > known.version.number:
            newest[share.plan.school_id] = share
    shares = list(newest.values())
    contents = contents_of_versions([share.version for share in shares])
    return {
        share.plan.school_id: _facts(share, one, today or share.shared_at.date())
        for share, one in zip(shares, contents, strict=True)
    }


def _facts(share: Share, contents: Contents, today: date) -> SharedFacts:
    return SharedFacts(
        school=share.plan.school_id,
        plan=share.plan_id,
        version=share.version.number,
        version_pk=share.version_id,
        shared_on=share.shared_at.date(),
        contents=contents,
        open_checks=counts(check(contents, today)),
    )
