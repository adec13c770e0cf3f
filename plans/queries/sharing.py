"""What sharing asks about: each survey figure by its name."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from plans.domain.contents import Indicator as Tree
from plans.models import Plan, Reading
from plans.wording import figure


@dataclass(frozen=True)
class Figure:
    """A survey figure that may go along with a shared plan; `shared` is None until asked."""

    key: int
    words: str
    what: str
    on: date
    shared: bool | None


def _survey(plan: Plan) -> QuerySet[Reading]:
    held = Reading.objects.filter(
        indicator__goal__plan=plan,
        indicator__removed_at__isnull=True,
        indicator__goal__removed_at__isnull=True,
        series=Reading.SURVEY,
        value__isnull=False,
    )
    return held.select_related("indicator").order_by("read_on", "pk")


def figures_to_ask(plan: Plan) -> list[Figure]:
    """Every survey figure of the plan with the answer given so far."""
    return [
        Figure(
            r.pk,
            figure(Tree(r.indicator_id, unit=r.indicator.unit), r.value),
            r.indicator.what,
            r.read_on,
            r.shared,
        )
        for r in _survey(plan)
    ]


def agreed_figures(plan: Plan) -> frozenset[tuple[int, date]]:
    """Survey figures that may be passed on, as (indicator, day)."""
    return frozenset(_survey(plan).filter(shared=True).values_list("indicator_id", "read_on"))
