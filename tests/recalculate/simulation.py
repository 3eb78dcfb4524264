# SPDX-License-Identifier: MIT
"""Simulates tests/projects/fixed-wireless.toml with SciPy's distributions and NumPy alone, and compares with what
`gonogo simulate -f json` says: simulation.py FILE.json"""
import sys

import numpy as np
from sampled import CASES, compare
from scipy import stats


def pert(low, mode, high):
    a, b = 1 + 4 * (mode - low) / (high - low), 1 + 4 * (high - mode) / (high - low)
    return stats.beta(a, b, loc=low, scale=high - low)


DRIVERS = {
    "capex_factor": stats.triang((1 - 0.9) / 0.45, loc=0.9, scale=0.45),
    "volume_factor": pert(0.6, 1, 1.25),
    "price_factor": stats.norm(1, 0.06),
    "volume_growth": stats.norm(0.03, 0.015),
    "erosion": stats.uniform(0, 0.05),
    "ramp_months": stats.triang((18 - 12) / 24, loc=12, scale=24),
    "opex_factor": stats.lognorm(0.10),
    "inflation": pert(0.01, 0.02, 0.05),
}


def present_values(x):
    capex, volumes, prices, growth, erosion, ramp, costs, inflation = x
    t = np.arange(1, 121)[:, None]
    years = (t - 1) / 12
    volume = [size * volumes * (1 + growth + faster) ** years * np.minimum(1, t / (ramp * slower))
              for size, faster, slower in ((20_000, 0.005, 1), (1_200, 0.02, 0.5), (60_000, -0.01, 1.5))]
    revenue = 0.99 * prices * (1 - erosion) ** years * (25 * volume[0] + 180 * volume[1] + 4 * volume[2])
    index = costs * (1 + inflation) ** years
    cost = index * (200_000 + 5 * volume[1] + 0.9 * (volume[0] + volume[1]) + 2.2 * volume[0]) + costs * 0.05 * revenue
    written_off = capex * (22e6 / 96 * (t <= 96) + 8e6 / 120 * (t >= 7))
    profits = np.maximum(np.maximum.accumulate(np.cumsum(revenue - cost - written_off, axis=0), axis=0), 0)
    tax = 0.25 * np.diff(profits, axis=0, prepend=0)
    flow = revenue - cost - tax - capex * 8e6 / 6 * (t <= 6) + 0.05 * 22e6 * capex * (t == 120)
    return -22e6 * capex + (flow * 1.1 ** (-t / 12)).sum(axis=0)


random = np.random.default_rng(1)
compare(sys.argv[1], "scipy",
        lambda: present_values([each.rvs(CASES, random_state=random) for each in DRIVERS.values()]))
