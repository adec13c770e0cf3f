"""The program's own settings, made quick and apart for tests.

Quick password hashing (a hundred sign-ins cost nothing), a database file of its own in the temporary
folder (so that a live server's threads and the test see the same rows), and a VAR_DIR of its own.
"""

import os
import tempfile
from pathlib import Path

_HERE = Path(tempfile.gettempdir()) / f"lederprogrammet-tests-{os.getuid()}"
_HERE.mkdir(parents=True, exist_ok=True)
os.environ.setdefault("VAR_DIR", str(_HERE))

from config.settings import *  # noqa: E402, F403
from config.settings import DATABASES, LOGGING  # noqa: E402

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
WHITENOISE_AUTOREFRESH = True
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": str(_HERE / f"test-{os.getpid()}.sqlite3")}
    DATABASES["default"]["OPTIONS"]["init_command"] = (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; PRAGMA foreign_keys=ON;"
    )
LOGGING["root"]["level"] = "ERROR"
