"""Our quantiles against SciPy's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import special, stats

from plc_survey.domain.quantiles import f_quantile, incomplete_beta, t_quantile


@given(st.floats(0.3, 400), st.floats(0.3, 400), st.floats(0, 1))
def test_incomplete_beta(a: float, b: float, x: float) -> None:
    assert incomplete_beta(a, b, x) == pytest.approx(special.betainc(a, b, x), abs=1e-11)


@given(st.sampled_from([0.025, 0.05, 0.5, 0.9, 0.95, 0.975, 0.995]), st.floats(1, 2000))
def test_t(p: float, df: float) -> None:
    assert t_quantile(p, df) == pytest.approx(stats.t.ppf(p, df), rel=1e-9, abs=1e-9)


@given(st.sampled_from([0.025, 0.05, 0.5, 0.95, 0.975]), st.floats(2, 500), st.floats(2, 2000))
def test_f(p: float, df1: float, df2: float) -> None:
    assert f_quantile(p, df1, df2) == pytest.approx(stats.f.ppf(p, df1, df2), rel=1e-9)


def test_the_table_everyone_knows() -> None:
    assert t_quantile(0.975, 10) == pytest.approx(2.228, abs=5e-4)
    assert t_quantile(0.025, 10) == pytest.approx(-2.228, abs=5e-4)
    assert t_quantile(0.975, 1e6) == pytest.approx(1.960, abs=5e-4)
    assert f_quantile(0.95, 5, 10) == pytest.approx(3.326, abs=5e-4)
