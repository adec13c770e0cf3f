"""Staff answer without account: with link or code, once, on any language, and nothing else is written."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from foundation.audit.models import Entry
from plc_survey import actions
from plc_survey.models import AnswerSheet, Code, FormNonce, FreeText, Way
from plc_survey.queries import answering as asked
from tests.cast import Cast
from tests.plc_survey.made import closed, form_of, opened, prepared, sent

WORDS = {"hidden": "ingenting", "thanks": "Takk. Svarene dine er mottatt."}


@pytest.fixture
def staff() -> Client:
    return Client()


def start(round_) -> str:
    return f"/s/{round_.token}/"


def test_the_start_page_tells_the_truth_from_the_settings(cast: Cast, staff: Client) -> None:
    page = staff.get(start(opened(cast, expected=8))).content.decode()
    assert "Dere er åtte ansatte." in page
    assert "færre enn fem svar" in page
    assert "mens runden er åpen" in page.lower()
    assert "egne ord" not in page


def test_a_round_that_asks_for_words_says_so_beforehand(cast: Cast, staff: Client) -> None:
    page = staff.get(start(opened(cast, free_text=True, threshold=7))).content.decode()
    assert "egne ord" in page
    assert "færre enn sju svar" in page
    assert "minst ti har svart" in page


def test_the_whole_errand_by_link(cast: Cast, staff: Client) -> None:
    round_ = opened(cast)
    begun = staff.post(start(round_), {"l": "nb"})
    assert begun.status_code == 303
    form = staff.get(begun["Location"]).content.decode()
    assert form.count("<fieldset") == 29
    received = staff.post(begun["Location"], sent(round_), follow=True)
    assert WORDS["thanks"] in received.content.decode()
    assert AnswerSheet.objects.get().answers == [4] * 29


def test_no_statement_is_mandatory_and_dont_know_is_apart(cast: Cast, staff: Client) -> None:
    round_ = opened(cast)
    data = {"instrument": round_.content.instrument_digest[:16], "s-1a": "0", "s-8d": "5"}
    staff.post(form_of(round_), data)
    answers = AnswerSheet.objects.get().answers
    assert (answers[0], answers[-1]) == (0, 5)
    assert answers[1:-1] == [None] * 27


def test_an_empty_form_is_not_counted(cast: Cast, staff: Client) -> None:
    round_ = opened(cast)
    page = staff.post(form_of(round_), {"instrument": round_.content.instrument_digest[:16]})
    assert page.status_code == 422
    assert "ikke svart på noe" in page.content.decode()
    assert not AnswerSheet.objects.exists()


def test_sending_again_counts_once_and_shows_the_receipt(cast: Cast, staff: Client) -> None:
    round_ = opened(cast)
    address = form_of(round_)
    for _time in range(3):
        assert staff.post(address, sent(round_)).status_code in (200, 303)
    assert AnswerSheet.objects.count() == 1
    assert WORDS["thanks"] in staff.get(address).content.decode()


def test_another_language_keeps_the_answers(cast: Cast, staff: Client) -> None:
    round_ = opened(cast, free_text=True)
    page = staff.post(form_of(round_), sent(round_, 2, language="nn", text="Æ skriv her"))
    text = page.content.decode()
    assert 'lang="nn"' in text
    assert "Litt ueinig" in text
    assert text.count(" checked") == 29
    assert "Æ skriv her" in text
    assert not AnswerSheet.objects.exists()


@pytest.mark.parametrize(
    ("browser", "norm", "read"),
    [
        ("nb-NO,nb;q=0.9,no;q=0.8,en;q=0.5", "nn", "nn"),  # what most browsers in Norway ask for unasked
        ("no", "nn", "nn"), ("", "nn", "nn"), ("se,de;q=0.9", "nb", "nb"),
        ("nn-NO,nb;q=0.9", "nb", "nn"), ("en-GB,en;q=0.9,nb;q=0.1", "nn", "en"),
    ],
)  # fmt: skip
def test_the_first_page_is_in_the_schools_norm_or_what_the_browser_asks_for(
    cast: Cast, browser: str, norm: str, read: str
) -> None:
    cast.hill.language = norm
    cast.hill.save()
    answer = Client(headers={"Accept-Language": browser}).get(start(opened(cast)))
    assert answer["Content-Language"] == read
    assert not answer.has_header("Vary")


@pytest.mark.parametrize(("browser", "read"), [("nn", "nn"), ("en-US,en", "en"), ("de", "nb"), ("", "nb")])
def test_an_unknown_address_answers_in_the_browsers_language(db: None, browser: str, read: str) -> None:
    reader = Client(headers={"Accept-Language": browser})
    assert reader.get("/s/0000000000/")["Content-Language"] == read
    assert reader.get("/s/0000000000/?l=en")["Content-Language"] == "en"


@pytest.mark.parametrize("value", ["6", "-1", "abc", "1.0", "", "１"])
def test_a_value_off_the_scale_counts_nothing(cast: Cast, staff: Client, value: str) -> None:
    round_ = opened(cast)
    page = staff.post(form_of(round_), sent(round_, **{"s-3a": value}))
    assert page.status_code == 422
    assert "ikke på skalaen" in page.content.decode()
    assert page.content.decode().count(" checked") == 28
    assert not AnswerSheet.objects.exists()


def test_statements_of_another_version_count_nothing(cast: Cast, staff: Client) -> None:
    round_ = opened(cast)
    page = staff.post(form_of(round_), sent(round_, instrument="0123456789abcdef"))
    assert page.status_code == 409
    assert not AnswerSheet.objects.exists()


def test_unknown_address(staff: Client, db: None) -> None:
    page = staff.get("/s/0000000000/")
    assert page.status_code == 404
    assert "kjenner ikke" in page.content.decode()
    assert staff.get("/s/0000000000/abc/").status_code == 404


def test_a_prepared_round_is_not_to_be_found(cast: Cast, staff: Client) -> None:
    assert staff.get(start(prepared(cast))).status_code == 404


def test_a_round_that_has_not_begun(cast: Cast, staff: Client) -> None:
    round_ = opened(cast, opens_on=timezone.localdate() + timedelta(days=2))
    assert "har ikke begynt" in staff.get(start(round_)).content.decode()
    staff.post(form_of(round_), sent(round_))
    assert not AnswerSheet.objects.exists()


def test_a_closed_round_takes_nothing(cast: Cast, staff: Client) -> None:
    round_ = closed(cast, 6)
    before = AnswerSheet.objects.count()
    for page in (
        staff.get(start(round_)),
        staff.post(start(round_)),
        staff.post(form_of(round_), sent(round_)),
    ):
        assert "er lukket" in page.content.decode()
    assert AnswerSheet.objects.count() == before


def test_a_round_past_its_end_takes_nothing_even_before_the_clock_has_closed_it(
    cast: Cast, staff: Client
) -> None:
    round_ = opened(cast)
    address = form_of(round_)
    with time_machine.travel(timezone.now() + timedelta(days=11)):
        assert "er lukket" in staff.post(address, sent(round_)).content.decode()
    assert not AnswerSheet.objects.exists()


def test_form_numbers_that_are_not_ours(cast: Cast, staff: Client) -> None:
    round_, other = opened(cast), opened(cast, cast.harbour, by="convenor")
    foreign = form_of(other).replace(other.token, round_.token)
    for address in (foreign, f"/s/{round_.token}/{'0' * 32}/", f"/s/{round_.token}/x/"):
        assert staff.post(address, sent(round_)).status_code == 404
    assert not AnswerSheet.objects.exists()


# ---- codes ------------------------------------------------------------------------------------


def with_codes(cast: Cast, number: int = 3):
    round_ = opened(cast, way=Way.CODES)
    return round_, actions.issue_codes(round_=round_, number=number, replace=False, by=cast["principal"])


def test_the_whole_errand_by_code(cast: Cast, staff: Client) -> None:
    round_, codes = with_codes(cast)
    typed = f"{codes[0][:5]}-{codes[0][5:]}".lower()
    begun = staff.post(start(round_), {"k": typed, "l": "nb"})
    assert begun.status_code == 303
    received = staff.post(begun["Location"], sent(round_), follow=True)
    assert WORDS["thanks"] in received.content.decode()
    assert Code.objects.count() == 2
    assert AnswerSheet.objects.count() == 1


def test_the_slips_address_fills_the_code_in(cast: Cast, staff: Client) -> None:
    round_, codes = with_codes(cast)
    assert f'value="{codes[0]}"' in staff.get(f"{start(round_)}?k={codes[0]}").content.decode()


def test_a_used_code_is_said_to_be_used(cast: Cast, staff: Client) -> None:
    round_, codes = with_codes(cast)
    staff.post(form_of(round_, codes[0]), sent(round_))
    assert staff.post(start(round_), {"k": codes[0]}).status_code == 422
    late = form_of(round_, codes[0])
    for page in (staff.get(late), staff.post(late, sent(round_))):
        assert page.status_code == 409
        assert "er brukt" in page.content.decode()
    assert AnswerSheet.objects.count() == 1


def test_two_tabs_with_one_code_count_one_sheet(cast: Cast, staff: Client) -> None:
    round_, codes = with_codes(cast)
    first, second = form_of(round_, codes[0]), form_of(round_, codes[0])
    staff.get(first)
    staff.get(second)
    assert staff.post(first, sent(round_)).status_code == 303
    assert staff.post(second, sent(round_)).status_code == 409
    assert WORDS["thanks"] in staff.get(first).content.decode()
    assert AnswerSheet.objects.count() == 1


def test_a_code_of_another_round_opens_nothing(cast: Cast, staff: Client) -> None:
    round_, _codes = with_codes(cast)
    other = opened(cast, cast.harbour, by="convenor", way=Way.CODES)
    theirs = actions.issue_codes(round_=other, number=1, replace=False, by=cast["convenor"])
    assert staff.post(start(round_), {"k": theirs[0]}).status_code == 422
    assert staff.post(form_of(round_, theirs[0]), sent(round_)).status_code == 409
    assert not AnswerSheet.objects.exists()


def test_guessing_is_slowed_per_round(cast: Cast, staff: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    cache.clear()
    monkeypatch.setattr(asked, "WRONG_CODES_AN_HOUR", 3)
    round_, codes = with_codes(cast)
    for _time in range(3):
        assert staff.post(start(round_), {"k": "0000000000"}).status_code == 422
    assert staff.post(start(round_), {"k": codes[0]}).status_code == 429
    harbour = opened(cast, cast.harbour, by="convenor", way=Way.CODES)
    theirs = actions.issue_codes(round_=harbour, number=1, replace=False, by=cast["convenor"])
    assert staff.post(start(harbour), {"k": theirs[0]}).status_code == 303
    assert staff.post(form_of(round_, codes[0]), sent(round_)).status_code == 303, (
        "a form that is open goes through"
    )


def test_codes_are_kept_only_as_hashes(cast: Cast) -> None:
    _round, codes = with_codes(cast)
    stored = set(Code.objects.values_list("mac", flat=True))
    assert not stored & set(codes)
    assert all(len(mac) == 64 for mac in stored)


# ---- words of one's own -------------------------------------------------------------------------


def test_words_are_kept_apart_from_the_sheet(cast: Cast, staff: Client) -> None:
    round_ = opened(cast, free_text=True)
    staff.post(form_of(round_), sent(round_, text="  Mer tid sammen.  "))
    assert FreeText.objects.get().text.strip() == "Mer tid sammen."
    assert "text" not in {field.name for field in AnswerSheet._meta.get_fields()}


def test_words_are_not_taken_where_they_were_not_asked_for(cast: Cast, staff: Client) -> None:
    round_ = opened(cast)
    staff.post(form_of(round_), sent(round_, text="Hei"))
    assert not FreeText.objects.exists()


def test_an_identity_number_is_refused_and_nothing_is_lost(cast: Cast, staff: Client) -> None:
    round_ = opened(cast, free_text=True)
    page = staff.post(form_of(round_), sent(round_, text="Spør 01010750160"))
    assert page.status_code == 422
    assert page.content.decode().count(" checked") == 29
    assert not AnswerSheet.objects.exists()


# ---- nothing is left behind -----------------------------------------------------------------------


def test_no_cookie_session_audit_or_task_even_for_someone_signed_in(cast: Cast) -> None:
    round_ = opened(cast)
    signed_in = cast.client("principal")
    sessions, entries = Session.objects.count(), Entry.objects.count()
    for answer in (
        signed_in.get(start(round_)),
        signed_in.post(start(round_)),
        signed_in.post(form_of(round_), sent(round_)),
    ):
        assert not answer.cookies
        assert answer["Cache-Control"] == "no-store"
        assert answer["Referrer-Policy"] == "no-referrer"
        assert "Anders Lien" not in answer.content.decode()
    assert Session.objects.count() == sessions
    assert Entry.objects.count() == entries


def test_the_pages_read_no_session(cast: Cast, django_assert_num_queries) -> None:
    round_ = opened(cast)
    signed_in = cast.client("principal")
    signed_in.get(start(round_))
    address = form_of(round_)
    signed_in.get(address)
    with django_assert_num_queries(1):
        signed_in.get(start(round_))
    with django_assert_num_queries(2):
        signed_in.get(address)


def test_only_the_hash_of_the_form_is_kept_and_it_goes_at_closing(cast: Cast, staff: Client) -> None:
    round_ = opened(cast)
    address = form_of(round_)
    staff.post(address, sent(round_))
    nonce = address.split("/")[3]
    assert FormNonce.objects.get().digest != nonce
    actions.close_round(round_=round_, by=cast["principal"])
    assert not FormNonce.objects.exists()


def test_reading_changes_nothing(cast: Cast, staff: Client) -> None:
    round_, codes = with_codes(cast)
    for _time in range(2):
        staff.get(f"{start(round_)}?k={codes[0]}")
        staff.get(form_of(round_, codes[0]))
    assert Code.objects.count() == 3
    assert not FormNonce.objects.exists()
