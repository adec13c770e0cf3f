"""Codes as people type them, and what is kept of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plc_survey.domain import codes

CODE = "K7MP4RDX2A"


@pytest.mark.parametrize("typed", ["K7MP4-RDX2A", " k7mp4 rdx2a ", "K7MP4RDX2A", "k7mp4–rdx2a"])
def test_read_as_it_was_meant(typed: str) -> None:
    assert codes.normalise(typed) == CODE


def test_letters_that_look_like_figures() -> None:
    assert codes.normalise("OIL00-11111") == "0110011111"


@pytest.mark.parametrize(
    "typed", ["", "K7MP4", "K7MP4-RDX2AB", "K7MP4-RDX2U", "ÆØÅ", "K7MP4-RDX2ß", "１２３４５６７８９０"]
)
def test_what_is_no_code(typed: str) -> None:
    assert codes.normalise(typed) is None


@given(st.text(codes.ALPHABET, min_size=10, max_size=10))
def test_what_is_printed_is_read_back(code: str) -> None:
    assert codes.normalise(codes.printed(code)) == code


def test_the_key_makes_the_mac() -> None:
    assert codes.mac("one", "t", CODE) != codes.mac("two", "t", CODE)
    assert codes.mac("one", "t", CODE) != codes.mac("one", "u", CODE)
    assert len(codes.mac("one", "t", CODE)) == 64


def test_a_form_belongs_to_its_round_and_code() -> None:
    nonce = codes.form_nonce("key", "t", CODE, "0123456789abcdef")
    assert codes.is_our_form("key", "t", CODE, nonce)
    assert not codes.is_our_form("key", "u", CODE, nonce)
    assert not codes.is_our_form("key", "t", "", nonce)
    assert not codes.is_our_form("key", "t", CODE, nonce[:-1] + ("0" if nonce[-1] != "0" else "1"))
    assert not codes.is_our_form("key", "t", CODE, "")
