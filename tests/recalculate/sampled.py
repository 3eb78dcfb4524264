# SPDX-License-Identifier: MIT
"""Compares a simulation of gonogo with that of another program, of which a plain sample is given in parts.

Both have an error: gonogo's is its interval, of 95 %; that of the sample comes from its parts. An honest difference of a
figure is beyond 4 standard errors once in 16,000 seeds; both seeds are fixed.
"""
import json
import sys

import numpy as np

PARTS, CASES = 32, 1 << 14


def figures(npv):
    found = {f"p{q}": np.quantile(npv, q / 100) for q in (1, 5, 10, 25, 50, 75, 90, 95, 99)}
    return found | {"mean": npv.mean(), "negative": (npv < 0).mean(), "shortfall": np.sort(npv)[: len(npv) // 20].mean()}


def compare(path, program, draw):
    """`path`: of `gonogo simulate -f json`; `draw()`: the NPVs of CASES cases more."""
    with open(path, encoding="utf-8") as file:
        report = json.load(file)
    npv = report["measures"]["npv"]
    theirs = {key: (npv[key], npv[key + "_low"], npv[key + "_high"]) for key in npv if key + "_low" in npv}
    for key, name in (("p_npv_negative", "negative"), ("expected_shortfall", "shortfall")):
        theirs[name] = (report[key], report[key + "_low"], report[key + "_high"])
    parts = [figures(draw()) for _ in range(PARTS)]
    failed = 0
    for name in parts[0]:
        values = np.array([part[name] for part in parts])
        value, low, high = theirs[name]
        error = np.hypot((high - low) / 2 / 1.96, values.std(ddof=1) / PARTS**0.5)
        off = abs(value - values.mean()) / error
        failed += not off <= 4
        print(f"{name:9} gonogo {value:16.4f}  {program} {values.mean():16.4f}  apart {off:4.1f} standard errors")
    if len(parts[0]) != 12 or failed:
        sys.exit(f"{failed} figures are apart")
