"""A whole staff answering at once over real connections; whoever gets no receipt sends the same form again."""

import http.client
import re
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlencode

from plc_survey.models import Round
from tests.plc_survey.made import sent

AT_ONCE = 40  # phones at the same time; the rest stand in line
PATIENCE = 300  # seconds until a phone gives up, so that a broken server fails the test and does not hang it
RECEIPT = re.compile(r'data-received="([0-9a-f]{32})"')
LOST = (OSError, http.client.HTTPException)


def unlike(number: int) -> list[int]:
    """Answers that no other number up to 15,624 gives: the number in base five, then threes."""
    return [1 + number // 5**place % 5 for place in range(6)] + [3] * 23


class Staff:
    """So many people, each with a form of their own; `receipts` are those who saw one, `errors` what they met."""

    def __init__(self, round_: Round, port: int, codes: list[str], number: int) -> None:
        self._token, self._port, self._codes, self.number = round_.token, port, codes, number
        self._fields = sent(round_)
        self._keys = [key for key in self._fields if key.startswith("s-")]
        self.receipts: set[int] = set()
        self.errors: list[str] = []
        self._news = threading.Condition()
        self._end = time.monotonic() + PATIENCE

    @contextmanager
    def answering(self) -> Iterator["Staff"]:
        """Everybody answers meanwhile; at the end all have a receipt or have given up."""
        with ThreadPoolExecutor(AT_ONCE) as pool:
            work = [pool.submit(self._answer, number) for number in range(self.number)]
            yield self
        for each in work:
            each.result()

    def wait_for(self, receipts: int) -> None:
        """Until so many have a receipt; raises TimeoutError when that does not come about."""
        with self._news:
            if not self._news.wait_for(lambda: len(self.receipts) >= receipts, timeout=PATIENCE):
                raise TimeoutError(f"{len(self.receipts)} receipts: {self.errors[-3:]}")

    def _answer(self, number: int) -> None:
        code = self._codes[number] if self._codes else ""
        form = self._until(lambda: self._begin(code))
        assert "<fieldset" in self._until(lambda: self._ask("GET", form)[1])
        marks = dict(zip(self._keys, map(str, unlike(number)), strict=True))
        page = self._until(lambda: self._send(form, {**self._fields, **marks}))
        assert RECEIPT.search(page), page[-600:]
        with self._news:
            self.receipts.add(number)
            self._news.notify_all()

    def _begin(self, code: str) -> str:
        """Press «Begin»: the address of a form of one's own."""
        return self._ask("POST", f"/s/{self._token}/", {"k": code, "l": "nb"})[2]

    def _send(self, form: str, fields: dict[str, str]) -> str:
        status, page, to = self._ask("POST", form, fields)
        return self._ask("GET", to)[1] if status == 303 else page

    def _until(self, act: Callable[[], Any]) -> Any:
        """Again and again as a person does who sees an error page, with the very same form."""
        while True:
            try:
                return act()
            except LOST as error:
                self.errors.append(repr(error))
                if time.monotonic() > self._end:
                    raise
                time.sleep(0.05)  # a finger needs longer

    def _ask(self, method: str, path: str, fields: dict[str, str] | None = None) -> tuple[int, str, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=30)
        try:
            body = urlencode(fields) if fields else None
            kind = {"Content-Type": "application/x-www-form-urlencoded"} if fields else {}
            connection.request(method, path, body, kind)
            answer = connection.getresponse()
            page = answer.read().decode()
        finally:
            connection.close()
        if answer.status >= 500:
            raise http.client.HTTPException(str(answer.status))
        return answer.status, page, answer.headers.get("Location", "")
