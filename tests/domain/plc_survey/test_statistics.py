"""The statistics against published figures and SciPy on the same data."""

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from plc_survey.domain.statistics import (
    Agreement,
    Moments,
    agreement,
    agreement_word,
    change,
    consistency,
    feldt_interval,
    level_margin,
    moments,
    moments_of_counts,
)

samples = st.lists(
    st.sampled_from([1.0, 1.5, 2.0, 2.5, 3.0, 3.25, 3.75, 4.0, 4.5, 5.0]), min_size=10, max_size=60
)


def moments_of(values: list[float]) -> Moments:
    return moments(len(values), sum(values), sum(v * v for v in values))


@given(samples)
def test_mean_and_variance(values: list[float]) -> None:
    own = moments_of(values)
    assert own.mean == pytest.approx(np.mean(values))
    assert own.variance == pytest.approx(np.var(values, ddof=1), abs=1e-9)


def test_moments_of_counts() -> None:
    own = moments_of_counts((1, 0, 2, 0, 1))
    assert (own.n, own.mean) == (4, 3.0)
    assert own.variance == pytest.approx(np.var([1, 3, 3, 5], ddof=1))


@given(samples, samples)
def test_change_is_welchs_interval(before: list[float], after: list[float]) -> None:
    if len(set(before)) == 1 and len(set(after)) == 1:
        return
    own = change(moments_of(before), moments_of(after))
    theirs = stats.ttest_ind(after, before, equal_var=False).confidence_interval(0.95)
    assert own.difference - own.half == pytest.approx(theirs.low, abs=1e-7)
    assert own.difference + own.half == pytest.approx(theirs.high, abs=1e-7)
    assert own.is_clear == (own.difference - own.half > 0 or own.difference + own.half < 0)


def test_change_without_any_variance_is_what_it_is() -> None:
    assert change(moments_of([3.0] * 10), moments_of([3.0] * 12)).is_clear is False
    assert change(moments_of([3.0] * 10), moments_of([4.0] * 12)).is_clear is True


def test_agreement_by_hand() -> None:
    """Everyone alike is 1; answers spread evenly over five points are 0; more than that is still 0."""
    assert agreement([0.0, 0.0]) == 1.0
    assert agreement([2.0, 2.0]) == 0.0
    assert agreement([4.0]) == 0.0
    assert agreement([0.5, 1.0, 0.9]) == pytest.approx(1 - 0.8 / 2)


@pytest.mark.parametrize(
    ("value", "word"),
    [
        (0.0, Agreement.LACKING), (0.30, Agreement.LACKING), (0.31, Agreement.WEAK), (0.50, Agreement.WEAK),
        (0.51, Agreement.MODERATE), (0.70, Agreement.MODERATE), (0.71, Agreement.STRONG), (0.90, Agreement.STRONG),
        (0.91, Agreement.VERY_STRONG), (1.0, Agreement.VERY_STRONG),
    ],
)  # fmt: skip
def test_agreement_in_the_words_of_lebreton_and_senter(value: float, word: Agreement) -> None:
    assert agreement_word(value) == word


def rows(seed: int, n: int, k: int) -> np.ndarray:
    source = random.Random(seed)
    leaning = [source.gauss(0, 1) for _ in range(n)]
    return np.array(
        [[min(5, max(1, round(3 + lean + source.gauss(0, 1)))) for _ in range(k)] for lean in leaning]
    )


def of_rows(data: np.ndarray) -> tuple[int, list[float], list[list[float]]]:
    return len(data), data.sum(axis=0).tolist(), (data.T @ data).tolist()


@pytest.mark.parametrize("k", [3, 4])
def test_alpha_from_the_covariance_matrix(k: int) -> None:
    data = rows(7, 41, k)
    cov = np.cov(data.T)
    expected = k / (k - 1) * (1 - np.trace(cov) / cov.sum())
    own = consistency(*of_rows(data))
    assert own is not None
    assert own.value == pytest.approx(expected)
    assert own.n == 41


@pytest.mark.parametrize(
    ("alpha", "n", "k", "interval"),
    [
        (0.85, 89, 7, (0.7971254, 0.8931436)),  # statpsych, ci.cronbach
        (0.913, 873, 20, (0.9044024, 0.9211588)),  # C. Evans, MRC-CBU statistics wiki
        (0.5917188485995826, 15, 10, (0.195, 0.840)),  # pingouin, cronbach_alpha
    ],
)
def test_feldt_interval_of_published_examples(
    alpha: float, n: int, k: int, interval: tuple[float, float]
) -> None:
    assert feldt_interval(alpha, n=n, k=k) == pytest.approx(interval, abs=5e-4)


@given(st.floats(-0.5, 0.98), st.integers(30, 400), st.integers(3, 6))
def test_feldt_interval_against_scipy(alpha: float, n: int, k: int) -> None:
    low, high = feldt_interval(alpha, n=n, k=k)
    df1, df2 = n - 1, (n - 1) * (k - 1)
    assert low == pytest.approx(1 - (1 - alpha) * stats.f.isf(0.025, df1, df2), rel=1e-8)
    assert high == pytest.approx(1 - (1 - alpha) * stats.f.isf(0.975, df1, df2), rel=1e-8)
    assert low <= alpha <= high


def test_two_statements_get_spearman_brown() -> None:
    data = rows(11, 35, 2)
    r = stats.pearsonr(data[:, 0], data[:, 1]).statistic
    own = consistency(*of_rows(data))
    assert own is not None
    assert own.value == pytest.approx(2 * r / (1 + r))
    assert own.low is None


def test_no_consistency_where_nothing_varies() -> None:
    assert consistency(*of_rows(np.array([[3, 3, 3]] * 30))) is None
    assert consistency(*of_rows(np.array([[3, 4]] * 30))) is None
    assert consistency(*of_rows(np.array([[3], [4]] * 15))) is None


def test_level_margin_shrinks_with_the_share_that_answered() -> None:
    """t·s/√n·√(1 − n/N) for n = 16 of N = 25, s = 0.8: 2.1314 · 0.2 · 0.6."""
    sample = Moments(16, 3.5, 0.64)
    assert level_margin(sample, 25) == pytest.approx(stats.t.ppf(0.975, 15) * 0.2 * 0.6)
    assert level_margin(sample, 16) is None
    assert level_margin(sample, 15) is None
