"""The web server as it is shipped keeps the survey's promises."""

import os
import re
import runpy
import subprocess
import sys
from pathlib import Path

from django.conf import settings

ROOT = Path(settings.BASE_DIR)


def test_no_access_log_in_any_shipped_configuration() -> None:
    server = runpy.run_path(str(ROOT / "config" / "gunicorn.py"))
    assert server["accesslog"] is None
    for path in [ROOT / "Makefile", *(ROOT / "config").rglob("*.sh"), *(ROOT / "config").rglob("*.py")]:
        assert not re.search(r"--access-logfile|access_log\s+(?!off)", path.read_text()), path.name


def test_database_connections_are_kept_and_checked() -> None:
    assert settings.DATABASES["default"]["CONN_MAX_AGE"] >= 60
    assert settings.DATABASES["default"]["CONN_HEALTH_CHECKS"]


def test_threads_serve_and_a_request_has_an_end() -> None:
    server = runpy.run_path(str(ROOT / "config" / "gunicorn.py"))
    assert server["worker_class"] == "gthread"
    assert 0 < server["timeout"] <= 60


def test_a_slash_at_the_end_of_the_address_breaks_no_mailed_link() -> None:
    given = {**os.environ, "SITE_ADDRESS": "https://samling.example.no/"}
    told = [sys.executable, "-c", "from config import settings; print(settings.SITE_ADDRESS)"]
    said = subprocess.run(told, cwd=ROOT, env=given, capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "https://samling.example.no"
