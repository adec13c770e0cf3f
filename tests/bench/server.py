"""The real web server on a port of its own, and what it costs in CPU."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import quantiles

TICK = os.sysconf("SC_CLK_TCK")


def free_port() -> int:
    """A port on loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def gunicorn(environment: dict[str, str], *, workers: int = 1) -> Iterator["Server"]:
    """gunicorn with the shipped configuration; for measuring one worker, so that its CPU can be read."""
    port = free_port()
    binary = str(Path(sys.executable).parent / "gunicorn")
    command = [
        binary,
        "-c",
        "config/gunicorn.py",
        "-w",
        str(workers),
        "-b",
        f"127.0.0.1:{port}",
        "config.wsgi:application",
    ]
    process = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
    try:
        server = Server(port, process.pid)
        server.wait()
        yield server
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(20)


class Server:
    """A running server: sends it requests over one kept connection and reads its workers' CPU."""

    def __init__(self, port: int, pid: int) -> None:
        self.port, self.pid = port, pid

    def wait(self) -> None:
        """Until it answers; raises TimeoutError after half a minute."""
        for _attempt in range(150):
            try:
                connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
                connection.request("GET", "/accounts/login/")
                connection.getresponse().read()
                return
            except OSError:
                time.sleep(0.2)
        raise TimeoutError("the server did not answer")

    def workers(self) -> list[int]:
        """The process numbers of the workers that live now."""
        return [int(pid) for pid in Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text().split()]

    def cpu_seconds(self) -> float:
        """User and system time of the workers so far."""
        return sum(_cpu(pid) for pid in self.workers())

    def measure(self, path: str, cookie: str, times: int) -> dict[str, float]:
        """Ask for a page again and again: server CPU, median and 95th percentile in ms, bytes of the body."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        for _warm in range(3):
            body = _get(connection, path, cookie)
        before, waits = self.cpu_seconds(), []
        for _time in range(times):
            start = time.perf_counter()
            body = _get(connection, path, cookie)
            waits.append((time.perf_counter() - start) * 1000)
        cpu = (self.cpu_seconds() - before) * 1000 / times
        cuts = quantiles(waits, n=20)
        return {"server_ms": cpu, "p50_ms": cuts[9], "p95_ms": cuts[18], "bytes": len(body)}


def _get(connection: http.client.HTTPConnection, path: str, cookie: str) -> bytes:
    connection.request("GET", path, headers={"Cookie": cookie, "Accept-Language": "nb"})
    answer = connection.getresponse()
    body = answer.read()
    if answer.status != 200:
        raise RuntimeError(f"{path} answered {answer.status}")
    return body


def _cpu(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICK
