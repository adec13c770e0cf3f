"""Gathers other people's front-end files into static/vendor/, each with its licence beside it.

Run as `python3 config/setup/gather.py`; needs only Python's standard library and a package index.
npm comes from requirements/assets.txt into an environment of its own; nothing it fetches is run.
"""

import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NODE = ROOT / "var" / "node"
PACKAGES = ROOT / "var" / "npm"
VENDOR = ROOT / "static" / "vendor"

FILES = {
    "designsystemet.css": "@digdir/designsystemet-css/dist/src/index.css",
    "theme.css": "@udir-design/theme/dist/index.css",
    "datavis.css": "@udir-design/theme/dist/datavis.css",
    "htmx.js": "htmx.org/dist/htmx.min.js",
    "fonts/inter-latin.woff2": "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2",
    "fonts/inter-latin-ext.woff2": "@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2",
    "fonts/inter-400.woff2": "inter-ui/web/Inter-Regular.woff2",
    "fonts/inter-400-italic.woff2": "inter-ui/web/Inter-Italic.woff2",
    "fonts/inter-600.woff2": "inter-ui/web/Inter-SemiBold.woff2",
}
LICENCES = {
    "@digdir/designsystemet-css": "designsystemet.LICENSE",
    "@udir-design/theme": "theme.LICENSE",
    "htmx.org": "htmx.LICENSE",
    "@fontsource-variable/inter": "fonts/inter.LICENSE",
    "inter-ui": "fonts/inter-print.LICENSE",
}


def npm() -> Path:
    """The npm of requirements/assets.txt, put in place when it is not there."""
    program = NODE / "bin" / "npm"
    if not program.exists():
        venv.create(NODE, with_pip=True, clear=True)
        wanted = ROOT / "requirements" / "assets.txt"
        pip = [NODE / "bin" / "python", "-m", "pip", "install", "--quiet", "--require-hashes", "-r", wanted]
        subprocess.run(pip, check=True)
    return program


def fetch() -> Path:
    """Download exactly what package-lock.json names, without running any script of a package."""
    PACKAGES.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json", ".npmrc"):
        shutil.copy(ROOT / name, PACKAGES / name)
    subprocess.run(
        [NODE / "bin" / "python", npm(), "ci", "--ignore-scripts", "--loglevel=error"],
        cwd=PACKAGES,
        check=True,
    )
    return PACKAGES / "node_modules"


def licence_of(package: Path) -> Path:
    """The licence text that came with the package."""
    found = sorted(package.glob("LICEN[CS]E*"))
    if not found:
        raise SystemExit(f"{package.name} carries no licence text")
    return found[0]


def copy_all(modules: Path) -> None:
    """Copy the files we serve and their licences."""
    for name, source in FILES.items():
        (VENDOR / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(modules / source, VENDOR / name)
    for package, name in LICENCES.items():
        shutil.copyfile(licence_of(modules / package), VENDOR / name)
    (VENDOR / ".gathered").touch()


def main() -> int:
    """Gather everything anew."""
    copy_all(fetch())
    print(f"{len(FILES)} files gathered into static/vendor/")
    return 0


if __name__ == "__main__":
    sys.exit(main())
