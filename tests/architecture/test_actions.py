"""Every write of the actions rooms: named arguments, who did it, one transaction, its row in the audit trail.

A function writes when it, or one of the rooms' functions that it calls, calls a writing verb of the database.
"""

import ast
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from tests.architecture.test_layers import FLOORS, ROOT

VERBS = {
    ".save",
    ".create",
    ".get_or_create",
    ".update_or_create",
    ".update",
    ".delete",
    ".bulk_create",
    ".bulk_update",
}
NOTES = {"record", "record_daily", "note_down"}
Calls = Callable[[set[str]], bool]

PART = "part of an action, called inside its transaction, which notes the act"
POSTED = "mail: the outbox keeps a row for every recipient"
MACHINERY = "what is made apart has rows of its own that say how it went; asking for it is noted"
NOT_AS_THE_OTHERS = {
    "accounts/actions.py:choose_language": "the lowest floor knows no audit; one's own language, kept as one reads",
    "plc_survey/actions/answering.py:submit_sheet": "an answer has no sender (architecture: the way of the survey)",
    "plc_survey/actions/closing.py:close_overdue": "the clock: each round in a transaction of its own",
    "foundation/audit/actions.py:record": PART,
    "foundation/audit/actions.py:record_daily": PART,
    "network/actions/letters.py:send_invitation": PART,
    "network/actions/letters.py:tell_of_leader": PART,
    "plans/actions/saving.py:write_plain": PART,
    "sessions/actions/call.py:call_in": PART,
    "sessions/actions/call.py:risen": PART,
    "sessions/actions/call.py:send_mails": PART,
    "sessions/actions/constitution.py:give_roles": PART,
    "sessions/actions/constitution.py:order_hosts": PART,
    "sessions/actions/filling.py:number_items": PART,
    "sessions/actions/holding.py:open_minutes": PART,
    "sessions/actions/minutes/publishing.py:archive": PART,
    "sessions/actions/sessions.py:number_sessions": PART,
    "desk/actions/making.py:make": MACHINERY,
    "desk/actions/making.py:give_up": MACHINERY,
    "desk/actions/making.py:look_after": MACHINERY,
    "desk/actions/making.py:clear": MACHINERY,
}
LEAVES_NO_ROW = {
    "foundation/post/actions/posting.py:post": POSTED,
    "plc_survey/actions/letters.py:tell_of_prepared": POSTED,
    "plc_survey/actions/letters.py:remind_leaderships": POSTED,
    "plc_survey/actions/closing.py:count_sheets": "the clock's daily count; the round says when it was made",
    "foundation/writing/actions/freezing.py:freeze": PART,
    "plans/actions/sharing.py:freeze_plan": PART,
    "plans/actions/sharing.py:freeze_for_session": PART,
    "sessions/actions/called.py:freeze_agenda": PART,
}
NO_BY = {"forget_texts", "keep_to_retention"}  # the clock's alone


@cache
def functions() -> dict[str, list[tuple[Path, ast.FunctionDef]]]:
    """Every function of the actions rooms by its name."""
    found: dict[str, list[tuple[Path, ast.FunctionDef]]] = {}
    for floor in FLOORS:
        for path in [*(ROOT / floor).glob("**/actions.py"), *(ROOT / floor).glob("**/actions/**/*.py")]:
            for node in ast.parse(path.read_text()).body:
                if isinstance(node, ast.FunctionDef):
                    found.setdefault(node.name, []).append((path, node))
    return found


def calls_of(function: ast.FunctionDef) -> set[str]:
    """The names that a function calls; of a method with a dot before it."""
    called = [node.func for node in ast.walk(function) if isinstance(node, ast.Call)]
    names = {func.id for func in called if isinstance(func, ast.Name)}
    return names | {f".{func.attr}" for func in called if isinstance(func, ast.Attribute)}


def reaches(
    path: Path, function: ast.FunctionDef, is_there: Calls, seen: frozenset[str] = frozenset()
) -> bool:
    """Whether a function, or one of the rooms' that it calls, calls what is asked for."""
    calls = calls_of(function)
    if is_there(calls):
        return True
    return any(
        reaches(there, called, is_there, seen | {name})
        for name in calls - seen
        for there, called in functions().get(name, ())
        if there == path or not name.startswith("_")
    )


def writes() -> Iterator[tuple[str, Path, ast.FunctionDef]]:
    """The public functions that write, with where they stand."""
    for name, found in functions().items():
        for path, function in found:
            if not name.startswith("_") and reaches(path, function, lambda calls: bool(calls & VERBS)):
                yield f"{path.relative_to(ROOT)}:{name}", path, function


def _named_and_whole(function: ast.FunctionDef) -> bool:
    names = {argument.arg for argument in function.args.kwonlyargs}
    atomic = any("atomic" in ast.unparse(decorator) for decorator in function.decorator_list)
    atomic = atomic or any(
        isinstance(n, ast.With) and "atomic" in ast.unparse(n.items[0]) for n in ast.walk(function)
    )
    return atomic and not function.args.args and ("by" in names or function.name in NO_BY)


def test_writes_take_named_arguments_and_who_did_it_in_one_transaction() -> None:
    wrong = {where for where, _path, function in writes() if not _named_and_whole(function)}
    assert sorted(wrong - set(NOT_AS_THE_OTHERS)) == []
    assert sorted(set(NOT_AS_THE_OTHERS) - wrong) == []


def test_writes_leave_a_row_in_the_audit_trail() -> None:
    silent = {
        where for where, path, function in writes() if not reaches(path, function, lambda c: bool(c & NOTES))
    }
    assert sorted(silent - set(NOT_AS_THE_OTHERS) - set(LEAVES_NO_ROW)) == []
    assert sorted(set(LEAVES_NO_ROW) - silent) == []


def test_the_search_finds_the_writes() -> None:
    found = {where for where, _path, _function in writes()}
    assert len(found) > 150
    assert {
        "plans/actions/rows.py:add_row",
        "sessions/actions/minutes/publishing.py:publish_minutes",
    } <= found
