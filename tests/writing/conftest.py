"""A plan of Ås skole, written in by its principal and its leader through a kind of the tests' own."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from django.http import HttpResponse

from foundation.access.actor import Actor
from foundation.access.verdict import Verdict, no, yes
from foundation.writing import registry
from foundation.writing.actions import base_of
from foundation.writing.registry import Writable
from plans.models import Plan
from tests.cast import Cast

KIND = "tests.plan"


def load(actor: Actor, pk: int) -> Plan | None:
    """Those of the network see that the plan is there."""
    return Plan.objects.filter(pk=pk, network__in=actor.networks()).first()


def may(actor: Actor, plan: Plan) -> Verdict:
    """The school's leadership writes."""
    if actor.has("principal", "leader", school=plan.school_id):
        return yes()
    return no("Bare ledelsen skriver i planen.")


def is_open(plan: Plan) -> Verdict:
    """A revised plan is locked, for the sake of the test."""
    return yes() if plan.stage != "revised" else no("Planen er låst.")


@pytest.fixture
def plan(cast: Cast) -> Iterator[Plan]:
    """The plan, with its kind entered while the test runs."""
    registry.register(
        Writable(
            kind=KIND,
            load=load,
            may=may,
            is_open=is_open,
            fields=("purpose", "vision"),
            network=lambda plan: plan.network_id,
            address=lambda plan: f"/plan/{plan.pk}/",
        )
    )
    yield Plan.objects.create(school=cast.hill, network=cast.network, first_year=2026, laid_year=2026)
    registry.forget(KIND)


@dataclass
class Writer:
    """Somebody at a page of the plan: knows the base it was loaded with, as the page's script does."""

    cast: Cast
    plan: Plan
    part: str
    base: str = base_of("")
    field: str = "vision"

    def save(self, value: str, **more: str) -> HttpResponse:
        """What the script sends; a saved text becomes the new base."""
        person = str(self.cast[self.part].pk)
        answer = self.cast.client(self.part).post(
            f"/writing/{KIND}/{self.plan.pk}/{self.field}/",
            {"value": value, "base": self.base, "person": person, **more},
            headers={"X-Requested-With": "fetch"},
        )
        if answer.status_code == 200:
            self.base = answer.json()["base"]
        return answer

    @property
    def history(self) -> str:
        """The address of the field's history."""
        return f"/writing/{KIND}/{self.plan.pk}/{self.field}/history/"


@pytest.fixture
def writer(cast: Cast, plan: Plan) -> Callable[..., Writer]:
    """`writer("principal")` has the page open."""
    return lambda part, **more: Writer(cast, plan, part, **more)
