"""A PostgreSQL cluster of the tests' own: made in a temporary folder, reached by a socket, gone afterwards."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FAST = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"


def _binaries() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    if not found:
        raise SystemExit("PostgreSQL is missing: apt-get install postgresql")
    return found[-1]


def _run(*command: str) -> None:
    """Run as the user postgres when we are root, which PostgreSQL refuses to run as."""
    as_user = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
    subprocess.run([*as_user, *command], check=True, stdout=subprocess.DEVNULL, cwd="/")


def restart_postgres(address: str, *, mode: str) -> None:
    """Stop and start the throwaway server behind that DATABASE_URL; «immediate» is like pulling the plug."""
    data = f"{address.split('host=')[1]}/data"
    _run(str(_binaries() / "pg_ctl"), "-D", data, "-w", "-l", f"{data}/../log", "-m", mode, "restart")


@contextmanager
def throwaway_postgres(*, durable: bool = False) -> Iterator[str]:
    """A running server; gives its DATABASE_URL. `durable` keeps fsync, for fault tests and measuring."""
    home = Path(tempfile.mkdtemp(prefix="lederpg."))
    if os.getuid() == 0:
        shutil.chown(home, "postgres")
    binaries, data = _binaries(), str(home / "data")
    options = f"-c listen_addresses= -c unix_socket_directories={home} {'' if durable else FAST}"
    try:
        _run(str(binaries / "initdb"), "-D", data, "-U", "postgres", "--auth=trust", "--encoding=UTF8",
             "--locale=C.UTF-8", "--no-sync")  # fmt: skip
        _run(str(binaries / "pg_ctl"), "-D", data, "-w", "-l", str(home / "log"), "-o", options, "start")
        try:
            yield f"postgres://postgres@/postgres?host={home}"
        finally:
            _run(str(binaries / "pg_ctl"), "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(home, ignore_errors=True)
