"""Take the pictures of the guide: `python -m tests.guide_screenshots`.

They are taken by the journeys themselves, on the small districts of the tests, so that the guide shows the pages as
they are. Writes PNG files into `docs/huong-dan/anh/`.
"""

import os
import sys
from pathlib import Path

import pytest

FOLDER = Path("docs/huong-dan/anh")
JOURNEYS = ("tests/test_season_journey.py", "tests/test_places_journey.py", "tests/test_import_journey.py")


def main() -> int:
    """Run the journey with a folder for its pictures; return the exit status."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("VUONLEN_MODE", "test")
    os.environ["VUONLEN_GUIDE_FOLDER"] = str(FOLDER)
    status = pytest.main([*JOURNEYS, "-k", "annual or guide", "-q", *sys.argv[1:]])
    print(f"{len(list(FOLDER.glob('*.png')))} ảnh trong {FOLDER}/.")
    return int(status)


if __name__ == "__main__":
    sys.exit(main())
