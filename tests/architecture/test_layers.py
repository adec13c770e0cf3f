"""The house stands: facts flow up, no floor knows the one above it."""

import ast
from pathlib import Path

from django.apps import apps
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
FLOORS = [
    "accounts",
    "foundation",
    "programme",
    "network",
    "plans",
    "plc_survey",
    "sessions",
    "review",
    "desk",
]
DOMAIN_MAY_IMPORT = {"holidays", "foundation", *FLOORS}


def floor_of(module: str) -> int | None:
    """How high the module's app lies; None for what is not ours."""
    top = module.split(".")[0]
    return FLOORS.index(top) if top in FLOORS else None


def our_files(pattern: str) -> list[Path]:
    """Our own Python files that match, migrations left out."""
    return [
        path for floor in FLOORS for path in (ROOT / floor).glob(pattern) if "migrations" not in path.parts
    ]


def test_no_foreign_key_points_to_a_higher_floor() -> None:
    wrong = []
    for model in apps.get_models():
        own = floor_of(model.__module__)
        if own is None:
            continue
        for field in model._meta.get_fields(include_hidden=True):
            target = getattr(field, "remote_field", None) and field.concrete and field.related_model
            above = target and floor_of(target.__module__)
            if above is not None and target and above > own:
                wrong.append(f"{model.__module__}.{model.__name__}.{field.name} -> {target.__module__}")
    assert wrong == []


def test_the_sessions_app_keeps_its_own_label() -> None:
    assert apps.get_app_config("network_sessions").name == "sessions"
    assert apps.get_app_config("sessions").name == "django.contrib.sessions"


def test_no_model_of_ours_is_called_session() -> None:
    assert [
        m for m in apps.get_models() if m.__name__ == "Session" and floor_of(m.__module__) is not None
    ] == []


def test_the_domain_is_pure() -> None:
    wrong = []
    for path in our_files("domain/**/*.py"):
        for module in imports_of(path):
            top = module.split(".")[0]
            pure_neighbour = floor_of(module) is None or ".domain" in module or module == "foundation.texts"
            standard = top in __import__("sys").stdlib_module_names
            if not standard and not (top in DOMAIN_MAY_IMPORT and pure_neighbour):
                wrong.append(f"{path.relative_to(ROOT)}: {module}")
    assert wrong == []


def imports_of(path: Path) -> list[str]:
    """The modules that a file imports, wherever in it."""
    found: list[str] = []
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        if isinstance(node, ast.ImportFrom) and node.module:
            found.append(node.module)
    return found


def test_the_domain_reads_no_clock() -> None:
    clocks = {"today", "now", "localdate", "time_ns", "monotonic"}
    wrong = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in our_files("domain/**/*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in clocks
    ]
    assert wrong == []


def test_views_never_touch_a_manager() -> None:
    wrong = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in our_files("views/**/*.py") + our_files("views.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Attribute) and node.attr in {"objects", "_default_manager"}
    ]
    assert wrong == []


def test_rules_ask_no_database() -> None:
    verbs = {"objects", "filter", "exists", "count", "get_queryset", "first"}
    wrong = [
        f"{path.relative_to(ROOT)}:{node.lineno} .{node.attr}"
        for path in our_files("rules.py") + our_files("rules/*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Attribute) and node.attr in verbs
    ]
    assert wrong == []


def test_no_room_without_a_name() -> None:
    vague = {"utils.py", "common", "core", "helpers.py", "services.py"}
    assert [p for p in our_files("**/*") if p.name in vague] == []


def test_files_stay_readable() -> None:
    long = {
        str(p.relative_to(ROOT)): n
        for p in our_files("**/*.py")
        if (n := len(p.read_text().splitlines())) > 320
    }
    assert long == {}


def test_views_stay_short() -> None:
    long = {}
    for path in our_files("views/**/*.py") + our_files("views.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > 32:
                    long[f"{path.relative_to(ROOT)}:{node.name}"] = length
    assert long == {}


def test_every_public_function_says_what_it_means() -> None:
    rooms = [
        "domain/**/*.py",
        "rules.py",
        "queries.py",
        "queries/*.py",
        "actions.py",
        "actions/*.py",
        "documents.py",
    ]
    silent = [
        f"{path.relative_to(ROOT)}:{node.name}"
        for room in rooms
        for path in our_files(room)
        for node in ast.parse(path.read_text()).body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]
    assert silent == []
