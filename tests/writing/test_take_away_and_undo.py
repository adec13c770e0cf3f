from datetime import timedelta

import pytest
from django.utils import timezone

from foundation.audit.models import Entry
from foundation.post import due
from foundation.writing import jobs
from foundation.writing.actions import bring_back, take_away
from foundation.writing.models import Revision
from plans.models import Plan, Value
from tests.cast import Cast


@pytest.fixture
def value(plan: Plan) -> Value:
    return Value.objects.create(plan=plan, name="Nærhet")


def test_taken_away_and_brought_back(value: Value, cast: Cast) -> None:
    for _ in range(2):
        take_away(obj=value, by=cast["principal"])
    assert not Value.objects.there().exists()
    assert list(Value.objects.taken_away()) == [value]
    for _ in range(2):
        bring_back(obj=value, by=cast["leader"])
    assert list(Value.objects.there()) == [value]
    assert [row.action for row in Entry.objects.filter(action__startswith="writing").order_by("pk")] == [
        "writing.taken_away",
        "writing.brought_back",
    ]


def test_after_thirty_days_it_is_gone_with_its_history(value: Value, cast: Cast) -> None:
    now = timezone.now()
    facts = {"field": "name", "number": 1, "first_saved": now, "last_saved": now, "value": "Nærhet"}
    for kind, pk in (("tests.value", value.pk), ("tests.value", value.pk + 1)):
        Revision.objects.create(kind=kind, model="plans.value", object_id=pk, **facts)
    take_away(obj=value, by=cast["principal"])
    jobs.tidy(now + timedelta(days=29))
    assert Value.objects.filter(pk=value.pk).exists()
    assert [row.object_id for row in Revision.objects.all()] == [value.pk]
    jobs.tidy(now + timedelta(days=31))
    assert not Value.objects.filter(pk=value.pk).exists()
    assert not Revision.objects.exists()


def test_the_clock_does_it_once_a_day(db: None) -> None:
    assert "writing.tidy" in [job.name for job in due.jobs() if job.daily]
