"""Readings of indicators: entered by the school, or pushed by the survey when a round closes."""

from datetime import date
from decimal import Decimal

from django.db import transaction

from accounts.models import Person
from foundation.audit.actions import record
from network.models import School
from plans.models import Indicator, Reading


@transaction.atomic
def add_reading(*, indicator: Indicator, read_on: date, value: Decimal, note: str, by: Person) -> Reading:
    """The school's own figure of a day; the same figure again is one reading."""
    reading, is_new = Reading.objects.get_or_create(
        indicator=indicator, read_on=read_on, series=Reading.OWN, defaults={"value": value, "note": note}
    )
    if is_new:
        record(by=by, action="plans.reading", obj=reading, network=indicator.plan.network_id)
    return reading


@transaction.atomic
def remove_reading(*, reading: Reading, by: Person) -> None:
    """Take away an own reading that was wrong; the survey's cannot be taken away here."""
    if reading.series != Reading.OWN or reading.pk is None:
        return
    record(by=by, action="plans.reading_removed", obj=reading, network=reading.plan.network_id)
    reading.delete()


@transaction.atomic
def push_reading(
    *,
    school: School,
    network: int,
    dimension: str,
    read_on: date,
    value: Decimal | float | None,
    source_key: str,
    series: str = Reading.SURVEY,
    by: Person | None = None,
) -> int:
    """Enter a closed round's figure for a dimension in every indicator of the plan that follows it.

    `value` None means that too few answered. `source_key` names the round: pushed twice it counts once.
    Gives how many indicators got the reading. `series` is "survey" or "joint".
    """
    kind = Indicator.SIGNS if series == Reading.JOINT else Indicator.NUMBER
    followed = Indicator.objects.there().filter(
        goal__plan__school=school,
        goal__plan__network=network,
        goal__removed_at__isnull=True,
        dimension=dimension,
        kind=kind,
    )
    figure = None if value is None else Decimal(str(value)).quantize(Decimal("0.01"))
    return sum(_pushed(indicator, read_on, figure, source_key, series, by) for indicator in followed)


def _pushed(
    indicator: Indicator, day: date, figure: Decimal | None, key: str, series: str, by: Person | None
) -> bool:
    defaults = {"source_key": key, "value": figure}
    reading, is_new = Reading.objects.update_or_create(
        indicator=indicator, read_on=day, series=series, defaults=defaults
    )
    if is_new:
        record(by=by, action="plans.reading_pushed", obj=reading, network=indicator.plan.network_id)
    return is_new
