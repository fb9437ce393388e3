"""How many examples property tests try: few and always the same in every run, many and random in a long one.

VUONLEN_EXAMPLES=N makes a long run, of N times as many examples as each test asks for (`make test-deep`). The profiles
that go with it are registered in the root `conftest.py`.
"""

import os

from hypothesis import settings

#: 0: an ordinary run.
FACTOR = int(os.environ.get("VUONLEN_EXAMPLES", "0"))
#: Of an ordinary run, whatever a test asks for: red must not hang on luck, nor green take minutes.
MOST = 20


def tries(count: int = 100) -> settings:
    """The settings of a property test that asks for so many examples; used as its decorator where 100 are too dear."""
    return settings(max_examples=count * FACTOR if FACTOR else min(count, MOST))
