"""Comparisons of enumerated facts with lists of codes from the parameters."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from openfisca_core.indexed_enums import EnumArray


def is_one_of(answers: EnumArray, codes: Sequence[str]) -> NDArray[np.bool_]:
    """Say for each answer whether its code is in `codes`.

    Raises:
        KeyError: a code of the list is not an answer of this fact.
        TypeError: the array does not know which fact it answers.
    """
    if answers.possible_values is None:
        raise TypeError("The answers carry no list of codes.")
    indices = answers.view(np.ndarray)
    result = np.zeros(len(indices), dtype=np.bool_)
    for code in codes:
        result |= indices == answers.possible_values[code].index
    return result
