"""`make bench`: what pages, writes and documents cost, as ratios to a floor; prints a table and writes var/bench.json.

The floor is a bare page of this program: full middleware, one indexed query, ten kilobytes. Times on a shared machine
say little, ratios hold.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.postgres import throwaway_postgres

ROOT = Path(__file__).resolve().parent.parent.parent


def _environment(database: str, var: Path) -> dict[str, str]:
    return {
        **os.environ,
        "DATABASE_URL": database,
        "DJANGO_SETTINGS_MODULE": "tests.bench.settings",
        "VAR_DIR": str(var),
        "EMBEDDED": "1",
        "DEMO": "1",
        "COLLECTED_STATIC": "1",
        "STATIC_ROOT": str(var / "static"),
    }


def _prepare(environment: dict[str, str]) -> None:
    for command in (["migrate", "-v", "0"], ["createcachetable"], ["load_programme"], ["demo"],
                    ["collectstatic", "--noinput", "-v", "0"]):  # fmt: skip
        subprocess.run([sys.executable, "manage.py", *command], env=environment, cwd=ROOT, check=True,
                       stdout=subprocess.DEVNULL)  # fmt: skip


def main() -> None:
    """Seed a PostgreSQL of our own, measure, print, write."""
    var = ROOT / "var" / "bench"
    var.mkdir(parents=True, exist_ok=True)
    with throwaway_postgres(durable=True) as database:
        environment = _environment(database, var)
        os.environ.update(environment)
        _prepare(environment)
        import django

        django.setup()
        from tests.bench.rows import all_rows

        rows = all_rows(environment)
    (ROOT / "var" / "bench.json").write_text(json.dumps({"rows": rows}, ensure_ascii=False, indent=1))
    _print(rows)


def _print(rows: list[dict[str, object]]) -> None:
    columns = ["kind", "queries", "server_ms", "p50_ms", "p95_ms", "bytes", "ratio_to_floor", "growth"]
    width = max(len(str(row["name"])) for row in rows)
    print(f"{'name':<{width}}" + "".join(f"{column:>15}" for column in columns))
    for row in rows:
        cells = "".join(f"{'–' if row[column] is None else row[column]:>15}" for column in columns)
        print(f"{row['name']!s:<{width}}{cells}")


if __name__ == "__main__":
    main()
