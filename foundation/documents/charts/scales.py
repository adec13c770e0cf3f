"""Straight scales with round steps."""

import math
from dataclasses import dataclass


@dataclass(frozen=True)
class Scale:
    """Maps a figure from low–high to a stretch of the picture."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """Where the figure stands."""
        share = (value - self.low) / ((self.high - self.low) or 1)
        return self.start + share * (self.end - self.start)


def ticks(low: float, high: float, count: int = 4) -> list[float]:
    """About `count` round steps that hold low and high: 1, 2, 2½ or 5 times a power of ten."""
    span = (high - low) or abs(high) or 1
    rough = span / count
    power = 10 ** math.floor(math.log10(rough))
    step = next(size * power for size in (1, 2, 2.5, 5, 10) if size * power >= rough * 0.999)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return [round(k * step, 10) for k in range(first, max(last, first + 1) + 1)]


def decimals_of(values: list[float]) -> int:
    """As many decimals as the figures need, at most two."""
    return next(d for d in (0, 1, 2) if d == 2 or all(abs(v - round(v, d)) < 1e-9 for v in values))
