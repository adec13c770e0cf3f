"""`make test`: the checks, then every test on SQLite, then those that touch a database on PostgreSQL.

Ends with one line, «N passed, N failed»; the exit code says the same.
"""

import os
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from tests.postgres import throwaway_postgres

PYTHON = sys.executable
BIN = Path(PYTHON).parent
CHECKS = [
    ("lint", [BIN / "ruff", "check", "."]),
    ("format", [BIN / "ruff", "format", "--check", "-q", "."]),
    ("layers", [BIN / "lint-imports", "--no-cache"]),
    ("types", [BIN / "mypy"]),
    ("templates", [BIN / "djlint", "templates", "--lint", "--quiet"]),
    ("settings", [PYTHON, "manage.py", "check"]),
    ("migrations", [PYTHON, "manage.py", "makemigrations", "--check", "--dry-run"]),
]
STATIC_TESTS = ["tests/architecture"]


def run_checks() -> tuple[int, int]:
    """Run lint, types, layers, templates and migrations; how many passed and failed."""
    passed = failed = 0
    for name, command in CHECKS:
        answer = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False)
        good = answer.returncode == 0
        passed, failed = passed + good, failed + (not good)
        print(f"check {name}: {'ok' if good else 'FAILED'}", flush=True)
        if not good:
            print(answer.stdout[-6000:], answer.stderr[-3000:], flush=True)
    return passed, failed


def run_pytest(name: str, arguments: list[str], database: str | None = None) -> tuple[int, int]:
    """Run pytest on both cores; how many passed and failed (a run without tests counts as a failure)."""
    print(f"\n==== {name} ====", flush=True)
    # Compiled modules are kept, whatever the shell says: tests start the program some hundred times.
    environment = {
        **os.environ,
        "PYTHONDONTWRITEBYTECODE": "",
        **({"DATABASE_URL": database} if database else {}),
    }
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        command = [
            PYTHON,
            "-m",
            "pytest",
            "-q",
            "-rfE",
            "--rerun-show-tracebacks",
            "--max-suite-reruns=5",
            "-n",
            "2",
            "--dist",
            "loadfile",
            "--no-loadscope-reorder",
            f"--junitxml={report}",
            *arguments,
        ]
        code = subprocess.run(command, env=environment, check=False).returncode
        if not report.exists():
            return 0, 1
        suite = ElementTree.parse(report).getroot().find("testsuite")
    assert suite is not None
    total, bad = int(suite.get("tests", 0)), int(suite.get("failures", 0)) + int(suite.get("errors", 0))
    skipped = int(suite.get("skipped", 0))
    return total - bad - skipped, max(bad, int(code != 0))


def main() -> int:
    """Everything, or only the checks with --only-check."""
    started = time.monotonic()
    results = [run_checks()]
    if "--only-check" in sys.argv:
        results.append(run_pytest("architecture", STATIC_TESTS))
    else:
        results.append(run_pytest("SQLite", ["tests"]))
        with throwaway_postgres() as database:
            results.append(run_pytest("PostgreSQL", ["tests", "-m", "not one_database"], database))
    passed, failed = (sum(column) for column in zip(*results, strict=True))
    print(f"\ntook {(time.monotonic() - started) / 60:.1f} minutes")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
