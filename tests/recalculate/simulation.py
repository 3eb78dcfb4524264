# SPDX-License-Identifier: MIT
"""Simulates tests/projects/fixed-wireless.toml with SciPy's distributions and NumPy alone, and compares with what
`gonogo simulate -f json` says: simulation.py FILE.json

Both have an error: gonogo's is its interval, of 95 %; that of the plain sample here comes from 32 parts of it. An
honest difference of a figure is beyond 4 standard errors once in 16,000 seeds; both seeds are fixed.
"""
import json
import sys

import numpy as np
from scipy import stats

PARTS, CASES = 32, 1 << 14


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


def figures(npv):
    found = {f"p{q}": np.quantile(npv, q / 100) for q in (1, 5, 10, 25, 50, 75, 90, 95, 99)}
    return found | {"mean": npv.mean(), "negative": (npv < 0).mean(), "shortfall": np.sort(npv)[: len(npv) // 20].mean()}


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        report = json.load(file)
    npv = report["measures"]["npv"]
    theirs = {key: (npv[key], npv[key + "_low"], npv[key + "_high"]) for key in npv if key + "_low" in npv}
    for key, name in (("p_npv_negative", "negative"), ("expected_shortfall", "shortfall")):
        theirs[name] = (report[key], report[key + "_low"], report[key + "_high"])
    random = np.random.default_rng(1)
    parts = []
    for _ in range(PARTS):
        parts.append(figures(present_values([each.rvs(CASES, random_state=random) for each in DRIVERS.values()])))
    failed = 0
    for name in parts[0]:
        values = np.array([part[name] for part in parts])
        value, low, high = theirs[name]
        error = np.hypot((high - low) / 2 / 1.96, values.std(ddof=1) / PARTS**0.5)
        off = abs(value - values.mean()) / error
        failed += not off <= 4
        print(f"{name:9} gonogo {value:16.4f}  scipy {values.mean():16.4f}  apart {off:4.1f} standard errors")
    if len(parts[0]) != 12 or failed:
        sys.exit(f"{failed} figures are apart")


main()
