"""Single-use codes: ten characters of Crockford's base 32, kept only as a keyed hash."""

import hashlib
import hmac

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 10
FORM_LENGTH = 32  # hexadecimal digits: half random, half a mark of ours


def normalise(typed: str) -> str | None:
    """The code as it was meant: capitals, no spaces or hyphens, I and L read as 1, O as 0; None if it is none."""
    text = "".join(letter for letter in typed.upper() if letter not in " -–\u00a0\t")
    text = text.translate(str.maketrans("ILO", "110"))
    return text if len(text) == LENGTH and set(text) <= set(ALPHABET) else None


def printed(code: str) -> str:
    """The code as people read it: «K7MP4-RDX2A»."""
    return f"{code[:5]}-{code[5:]}"


def keyed(key: str, *parts: str) -> str:
    """HMAC-SHA256 of the parts under the key, in hexadecimal."""
    return hmac.new(key.encode(), "\x00".join(parts).encode(), hashlib.sha256).hexdigest()


def mac(key: str, token: str, code: str) -> str:
    """What is stored of a code of the round with that token."""
    return keyed(key, "code", token, code)


def form_nonce(key: str, token: str, code: str, random_half: str) -> str:
    """The number of one form: 16 random hexadecimal digits and a mark that says round and code were checked."""
    return random_half + keyed(key, "form", token, code, random_half)[: FORM_LENGTH // 2]


def is_our_form(key: str, token: str, code: str, nonce: str) -> bool:
    """Whether we gave this form out, for this round and this code."""
    if len(nonce) != FORM_LENGTH:
        return False
    return hmac.compare_digest(nonce, form_nonce(key, token, code, nonce[: FORM_LENGTH // 2]))


def receipt_digest(nonce: str) -> str:
    """What is kept of a form that has been received: SHA-256."""
    return hashlib.sha256(nonce.encode()).hexdigest()
