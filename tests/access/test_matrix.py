"""Who gets in where (matrix.txt), and what nobody else may read."""

import re
from dataclasses import replace

import pytest

from foundation.writing import registry
from tests.access.routes import routes
from tests.access.secrets import SECRETS, may_read
from tests.access.stage import Stage, stage
from tests.access.twice import FORMS as SENT_TWICE
from tests.access.twice import Form, send_twice
from tests.access.visits import Line, Visit, address_of, knock, lines, route, visit

__all__ = ["stage"]
pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
TABLE = lines()
_visits: dict[Line, Visit] = {}


def visited(stage: Stage, line: Line) -> Visit:
    """What happened at this door; each is knocked at once."""
    if line not in _visits:
        _visits[line] = visit(stage, line)
    return _visits[line]


def each(chosen: list[Line]) -> pytest.MarkDecorator:
    """A test of each of these lines."""
    return pytest.mark.parametrize("line", chosen, ids=str)


def test_every_route_stands_in_the_table_and_no_other() -> None:
    assert {line.route for line in TABLE} == {route.name for route in routes()}
    assert len(set(TABLE)) == len(TABLE)


def test_every_kind_of_text_stands_in_the_table() -> None:
    kinds = {kind for kind in registry._writables if not kind.startswith("test")}
    assert kinds <= {line.thing for line in TABLE if line.route == "writing:save"}
    assert kinds <= {line.thing for line in TABLE if line.route == "writing:history"}


@each(TABLE)
def test_only_those_get_in_that_the_table_names(stage: Stage, line: Line) -> None:
    made = visited(stage, line)
    assert made.in_ == line.roles & made.statuses.keys(), made.statuses


OF_THE_INSTALLATION = {"version"}  # belongs to no network: it is there, but not for everyone
FOREIGN = [
    line
    for line in TABLE
    if route(line.route).has_key
    and not line.thing.startswith("new-")
    and line.thing not in OF_THE_INSTALLATION
]


@each(FOREIGN)
def test_a_key_typed_by_hand_is_not_there_for_an_outsider(stage: Stage, line: Line) -> None:
    assert visited(stage, line).statuses["outsider"] == 404


@each([line for line in TABLE if line.method == "GET"])
def test_reading_changes_nothing(stage: Stage, line: Line) -> None:
    assert not any(visited(stage, line).written.values()), visited(stage, line).written


FORMS = {line.route for line in TABLE if line.method == "GET"}


@each([line for line in TABLE if line.method == "POST" and line.route not in FORMS and line.roles])
def test_what_changes_something_refuses_to_be_read(stage: Stage, line: Line) -> None:
    someone = sorted(line.roles - {"anonymous"})[0]
    assert knock(stage, replace(line, method="GET"), someone, address_of(stage, line)).status_code == 405


OF_A_SCHOOL = {
    "plan",
    "indicator",
    "offer",
    "round",
    "prepared-round",
    "closed-round",
    "rubric",
    "part",
    "archive",
}
SAYS_NOTHING_OF_WHO_SEES = {
    "plans:seen_by": "shows what others see, and says it in its heading",
    "plans:hand_out_preview": "shows what everyone with the link will see",
    "plans:example": "nobody's plan",
    "plc_survey:close": "asks once more, and holds nothing of the school's",
    "plc_survey:give_up": "asks once more, and holds nothing of the school's",
    "plc_survey:share_rubric": "asks who shall see it",
    "plc_survey:report_preview": "the paper as it is printed",
    "review:school_paper": "the paper as it is printed",
}


@each([line for line in TABLE if line.method == "GET" and line.thing.partition("+")[0] in OF_A_SCHOOL])
def test_every_page_of_a_schools_things_says_who_sees_it(stage: Stage, line: Line) -> None:
    page = visited(stage, line).pages.get("principal", "")
    is_page = 'class="title"' in page  # no paper, file or form of others
    assert "Dette ser:" in page or not is_page or line.route in SAYS_NOTHING_OF_WHO_SEES


@pytest.mark.parametrize("secret", SECRETS, ids=str)
def test_a_secret_is_kept(stage: Stage, secret: str) -> None:
    found = {
        (str(line), role)
        for line in TABLE
        for role, page in visited(stage, line).pages.items()
        if secret in page and not may_read(secret, line, role)
    }
    assert found == set()


@pytest.mark.parametrize("secret", SECRETS, ids=str)
def test_the_secret_can_be_read_by_those_it_belongs_to(stage: Stage, secret: str) -> None:
    readers = {role for line in TABLE for role, page in visited(stage, line).pages.items() if secret in page}
    assert readers >= SECRETS[secret].roles


@each([line for line in TABLE if line.method == "GET"])
def test_no_form_stands_within_another(stage: Stage, line: Line) -> None:
    """The browser drops the inner one, and its end leaves the outer's button outside: pressing it does nothing."""
    for page in visited(stage, line).pages.values():
        depth = [1 if tag == "<form" else -1 for tag in re.findall(r"<form(?=[\s>])|</form>", page)]
        assert all(sum(depth[: place + 1]) in (0, 1) for place in range(len(depth)))


@pytest.mark.parametrize("form", SENT_TWICE, ids=str)
def test_a_form_that_comes_twice_counts_once(stage: Stage, form: Form) -> None:
    """As a double click sends it, and a resend after an answer that was lost."""
    first, second, answer = send_twice(stage, form)
    assert first
    assert second == set()
    assert answer.status_code == 302
