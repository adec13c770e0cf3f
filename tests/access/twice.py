"""Every form that makes or sends something, and what is written on it: sent twice, as a double click sends it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import RequestFactory
from django.test.client import ClientHandler

from tests.access.filling import fill_in
from tests.access.stage import Stage
from tests.access.things import open_thing, posted
from tests.access.visits import address_of_route, undone, writes

TOKEN = {"csrfmiddlewaretoken": "t" * 64}
Values = dict[str, Any]


@dataclass(frozen=True)
class Form:
    """A form: who sends it, to which route, about what, and what it says beyond what the page has filled in."""

    role: str
    route: str
    thing: str = "-"
    more: Callable[[Stage], Values] = field(default=lambda stage: {})
    has_page: bool = True

    def __str__(self) -> str:
        return f"{self.route}-{self.thing}"


def page(role: str, route: str, thing: str = "-", **more: Any) -> Form:
    """A form on a page of its own, filled in as that page shows it."""
    return Form(role, route, thing, _called(more))


def button(role: str, route: str, thing: str, **more: Any) -> Form:
    """A form that stands on another page."""
    return Form(role, route, thing, _called(more), has_page=False)


def _called(more: Values) -> Callable[[Stage], Values]:
    return lambda stage: {key: value(stage) if callable(value) else value for key, value in more.items()}


def today(stage: Stage) -> str:
    """The stage's day."""
    return str(stage.today)


def a_weekday(stage: Stage) -> str:
    """A Tuesday that is free: no session, no holiday."""
    return "2027-02-09"


def an_exercise(stage: Stage) -> str:
    """The first of the programme's exercises."""
    return stage.content.exercises[0].key


def a_paper(stage: Stage) -> SimpleUploadedFile:
    """A file to lay beside the agenda."""
    return SimpleUploadedFile("sak.pdf", b"%PDF-1.7 once", "application/pdf")


ROW = {"row-TOTAL_FORMS": "1", "row-INITIAL_FORMS": "0", "row-0-include": "on", "row-0-name": "Ny skole"}
FORMS = [
    page("rkbu", "network:create"),
    page("convenor", "network:add_school", "network"),
    button("convenor", "network:confirm_schools", "network", **ROW),
    page("convenor", "network:invite", "network", ends_on="", starts_on=today),
    page("convenor", "network:name_convenor", "network"),
    page("rkbu", "network:assign_reviewer", "network"),
    page("convenor", "network:anchor", "network", decided_on=today),
    page("principal", "network:invite_leader", "school", ends_on=""),
    page("convenor", "network:hand_over", "role-in-network"),
    page("principal", "network:mandate", "school"),
    button("convenor", "network:resend", "invited-to-school"),
    page("rkbu", "network:rkbu"),
    page("outsider", "plans:plan_of_school", "new-school"),
    button("principal", "plans:add_row", "plan"),
    button("principal", "plans:add_from_library", "plan"),
    page("principal", "plans:paste", "plan"),
    page("principal", "plans:indicator", "indicator", value="80", read_on="2027-01-05"),
    button("principal", "plans:roll", "plan"),
    button("principal", "plans:share", "plan", audience="network"),
    button("principal", "plans:hand_out", "plan"),
    page("principal", "plans:log", "plan"),
    page("principal", "plans:value_checks", "plan"),
    button("principal", "plans:offer_accept", "offer", title="Hospitere"),
    page("outsider", "plc_survey:new", "new-school", met_on=today),
    page("principal", "plc_survey:new_rubric", "school", held_on="2027-01-05"),
    button("principal", "plc_survey:codes", "round", number="3"),
    page("principal", "plc_survey:leadership", "round"),
    page("convenor", "sessions:new_session", "network", day=a_weekday),
    button("convenor", "sessions:add_item", "planned", **{"item-title": "Ny sak", "item-minutes": "10"}),
    button("convenor", "sessions:add_exercise", "planned", **{"exercise-exercise": an_exercise}),
    button("convenor", "sessions:add_paper", "planned", **{"paper-file": a_paper}),
    page("neighbour", "sessions:propose", "planned"),
    button("convenor", "desk:ask_for_binder", "binder"),
    button("principal", "desk:ask_for_archive", "archive"),
    page("convenor", "sessions:call", "planned"),
    page("convenor", "sessions:cancel", "called"),
    page("principal", "sessions:answer", "called"),
    button("convenor", "sessions:begin", "running"),
    button("convenor", "sessions:end", "running"),
    button("convenor", "sessions:add_decision", "running-item", text="Vi går videre"),
    button("convenor", "sessions:add_task", "running-item", what="Les boka", who="all", due_on=a_weekday),
    page("convenor", "sessions:publish", "held"),
    button("neighbour", "sessions:make_remark", "published", text="Et ord er feil"),
    button("convenor", "sessions:offer_decision", "published-decision"),
    page("convenor", "sessions:correct", "approved"),
    page("convenor", "sessions:network_tasks", "network"),
    page("convenor", "sessions:schedule", "network"),
    button("reviewer", "review:step", "part"),
    button("reviewer", "review:share_school", "part"),
    button("reviewer", "review:share_network", "review"),
    button("owner", "review:share_owner", "owner-year"),
    button("convenor", "review:share_summary", "summary"),
    button("operator", "post:send_again", "delivery"),
]


def send_twice(stage: Stage, form: Form) -> tuple[set[str], set[str], HttpResponse]:
    """The tables that are written to at the first and at the second, and what the second is answered."""
    with undone():
        address = address_of_route(form.route, open_thing(stage, form.thing))
        filled = _filled(stage, form, address)
        written = []
        for _turn in range(2):
            with writes() as tables:
                answer = _ask(stage, form, "post", address, {**filled, **form.more(stage), **TOKEN})
            written.append(tables - {"once_sentform"})
    return written[0], written[1], answer


def _filled(stage: Stage, form: Form, address: str) -> Values:
    if not form.has_page:
        return posted(stage, form.route, form.role)
    return fill_in(_ask(stage, form, "get", address).content.decode(), address, stage.today)


def _ask(stage: Stage, form: Form, method: str, address: str, data: Values | None = None) -> HttpResponse:
    factory = RequestFactory(headers={"Cookie": stage.cookies[form.role]})
    return ClientHandler(enforce_csrf_checks=False)(getattr(factory, method)(address, data).environ)
