"""One printing of a page a run, for tests of what is done with a paper rather than of the paper itself.

The press gives the same bytes for the same page; tests/documents holds that, and does not use this.
"""

from functools import cache

import pytest

from foundation.documents import render

_print = cache(render.pdf_and_pages)


@pytest.fixture(autouse=True)
def printed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that has been printed in this run is not printed again."""
    monkeypatch.setattr(render, "pdf_and_pages", _print)
