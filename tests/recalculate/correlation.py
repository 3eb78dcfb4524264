# SPDX-License-Identifier: MIT
"""Simulates tests/recalculate/correlated.toml with OpenTURNS: its normal copula of rank correlations, its marginals,
its generator. Compares with what `gonogo simulate -f json` says: correlation.py FILE.json"""
import math
import sys

import numpy as np
import openturns as ot
from sampled import CASES, compare


def sampled():
    ranks = ot.CorrelationMatrix(3)
    ranks[0, 1], ranks[1, 2] = -0.5, 0.6
    copula = ot.NormalCopula(ot.NormalCopula.GetCorrelationFromSpearmanCorrelation(ranks))
    marginals = [ot.Triangular(5, 30, 45), ot.LogNormal(math.log(8), 0.2), ot.Normal(60, 15)]
    return ot.ComposedDistribution(marginals, copula)


def present_values():
    lines, price, work = np.array(distribution.getSample(CASES)).T
    return (lines * price - work) / 1.1 - 100


ot.RandomGenerator.SetSeed(1)
distribution = sampled()
compare(sys.argv[1], "OpenTURNS", present_values)
