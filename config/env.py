"""Typed readers of environment variables: a wrong value stops the start with a plain message."""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

TRUE, FALSE = {"1", "true", "yes", "on"}, {"0", "false", "no", "off", ""}


def text(name: str, default: str = "") -> str:
    """The variable as text, or the default when it is unset."""
    return os.environ.get(name, default)


def flag(name: str, *, default: bool = False) -> bool:
    """The variable as yes or no; raises ImproperlyConfigured for any other word."""
    raw = os.environ.get(name)
    if raw is None:
        return default
    if raw.lower() in TRUE:
        return True
    if raw.lower() in FALSE:
        return False
    raise ImproperlyConfigured(f"{name} must be 1 or 0, not {raw!r}")


def number(name: str, default: int) -> int:
    """The variable as a whole number; raises ImproperlyConfigured otherwise."""
    raw = os.environ.get(name)
    try:
        return default if raw is None else int(raw)
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} must be a whole number, not {raw!r}") from error


def words(name: str, default: str = "") -> list[str]:
    """The variable as a list, split at commas."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def path(name: str, default: Path) -> Path:
    """The variable as a path."""
    raw = os.environ.get(name)
    return Path(raw) if raw else default


def secret(name: str, *, kept_in: Path, allow_file: bool) -> str:
    """A secret from the variable, or (embedded default only) made once and kept in a file of mode 600.

    Raises ImproperlyConfigured when neither is there.
    """
    value = os.environ.get(name)
    if value:
        return value
    if not allow_file:
        raise ImproperlyConfigured(f"{name} must be set")
    return _kept_secret(kept_in)


def _kept_secret(kept_in: Path) -> str:
    import secrets

    kept_in.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(kept_in, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return kept_in.read_text().strip()
    with os.fdopen(handle, "w") as file:
        file.write(secrets.token_urlsafe(50))
    return kept_in.read_text().strip()
