# SPDX-License-Identifier: MIT
"""Simulates tests/recalculate/correlated.toml with OpenTURNS: its normal copula of rank correlations, its marginals,
its generator. Compares with what `gonogo simulate -f json` says: correlation.py FILE.json

As simulation.py: a figure beyond 4 standard errors of both is a failure.
"""
import json
import math
import sys

import numpy as np
import openturns as ot

PARTS, CASES = 32, 1 << 14


def sampled():
    ranks = ot.CorrelationMatrix(3)
    ranks[0, 1], ranks[1, 2] = -0.5, 0.6
    copula = ot.NormalCopula(ot.NormalCopula.GetCorrelationFromSpearmanCorrelation(ranks))
    marginals = [ot.Triangular(5, 30, 45), ot.LogNormal(math.log(8), 0.2), ot.Normal(60, 15)]
    return ot.ComposedDistribution(marginals, copula)


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
    ot.RandomGenerator.SetSeed(1)
    distribution = sampled()
    parts = []
    for _ in range(PARTS):
        lines, price, work = np.array(distribution.getSample(CASES)).T
        parts.append(figures((lines * price - work) / 1.1 - 100))
    failed = 0
    for name in parts[0]:
        values = np.array([part[name] for part in parts])
        value, low, high = theirs[name]
        error = np.hypot((high - low) / 2 / 1.96, values.std(ddof=1) / PARTS**0.5)
        off = abs(value - values.mean()) / error
        failed += not off <= 4
        print(f"{name:9} gonogo {value:16.4f}  OpenTURNS {values.mean():16.4f}  apart {off:4.1f} standard errors")
    if len(parts[0]) != 12 or failed:
        sys.exit(f"{failed} figures are apart")


main()
