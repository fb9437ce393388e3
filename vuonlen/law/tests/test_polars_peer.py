"""The engine against the same rules written by hand in Polars, on a whole commune at once."""

import numpy as np

from vuonlen.law import classify
from vuonlen.law.tests.polars_peer import classify_2022
from vuonlen.law.tests.random_columns import random_columns
from vuonlen.law.tests.sheets import ON_2022


def test_twenty_thousand_households():
    households, persons = random_columns(20_000, 4, ON_2022)
    outcome = classify(households, persons, ON_2022)
    peer = classify_2022(households, persons, ON_2022)
    deprivations = peer.select([f"d{number}" for number in range(1, 13)]).to_numpy()
    assert np.array_equal(outcome.deprivations, deprivations)
    assert np.array_equal(outcome.status, peer["status"].to_numpy())
    assert set(outcome.status.tolist()) == {0, 1, 2, 3}
