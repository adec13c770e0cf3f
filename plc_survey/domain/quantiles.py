"""Quantiles of Student's t and of F without SciPy: the regularised incomplete beta function, turned round.

The continued fraction of the incomplete beta function is 8.17.22 of the Digital Library of Mathematical
Functions, summed by Lentz's method; the inverse is found by halving an interval, slow and sure.
Accurate to better than 1e-9 against SciPy (tests/domain/plc_survey/test_quantiles.py).
"""

from collections.abc import Callable
from functools import lru_cache
from math import exp, lgamma, log

TINY = 1e-300
ENOUGH = 1e-15


def incomplete_beta(a: float, b: float, x: float) -> float:
    """The regularised incomplete beta function I_x(a, b), for a, b > 0 and x from 0 to 1."""
    if x <= 0:
        return 0.0
    if x >= 1:
        return 1.0
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log(1 - x))
    if x < (a + 1) / (a + b + 2):
        return front * _fraction(a, b, x) / a
    return 1 - front * _fraction(b, a, 1 - x) / b


def _fraction(a: float, b: float, x: float) -> float:
    """The continued fraction 1/(1+ d1/(1+ d2/(1+ ...))) by Lentz's method."""
    c, d = 1.0, 1 / _not_zero(1 - (a + b) * x / (a + 1))
    value = d
    for m in range(1, 1000):
        for term in _terms(a, b, x, m):
            d = 1 / _not_zero(1 + term * d)
            c = _not_zero(1 + term / c)
            value *= c * d
        if abs(c * d - 1) < ENOUGH:
            break
    return value


def _terms(a: float, b: float, x: float, m: int) -> tuple[float, float]:
    even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
    odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
    return even, odd


def _not_zero(value: float) -> float:
    return value if abs(value) > TINY else TINY


def _where(rises_to: Callable[[float], float], p: float) -> float:
    """The x >= 0 where a rising function reaches p."""
    low, high = 0.0, 1.0
    while rises_to(high) < p:
        low, high = high, high * 2
    while high - low > 1e-13 * high:
        middle = (low + high) / 2
        low, high = (middle, high) if rises_to(middle) < p else (low, middle)
    return (low + high) / 2


@lru_cache(maxsize=4096)
def t_quantile(p: float, df: float) -> float:
    """The value that Student's t with `df` degrees of freedom stays below with probability p (0 < p < 1)."""
    if p < 0.5:
        return -t_quantile(1 - p, df)
    return _where(lambda t: 1 - incomplete_beta(df / 2, 0.5, df / (df + t * t)) / 2, p) if p > 0.5 else 0.0


@lru_cache(maxsize=4096)
def f_quantile(p: float, df1: float, df2: float) -> float:
    """The value that F with `df1` and `df2` degrees of freedom stays below with probability p (0 < p < 1)."""
    return _where(lambda f: incomplete_beta(df1 / 2, df2 / 2, df1 * f / (df1 * f + df2)), p)
