"""A trial kind, its register, and files sent in for it."""

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files import File

from vuonlen.accounts.models import User
from vuonlen.exchange.models import ImportBatch
from vuonlen.sheets.imports import kinds
from vuonlen.sheets.imports.actions.shared.start_check import keep_file, start_check
from vuonlen.sheets.imports.actions.shared.start_commit import claim, start_commit
from vuonlen.sheets.testing import write_sheets

from .trial import PEOPLE, Register, trial_kind

Send = Callable[..., ImportBatch]


@pytest.fixture
def register() -> Iterator[Register]:
    """The register of the trial kind, which may be sent in as long as the test runs."""
    register = Register()
    kinds.register_kind(trial_kind(register))
    yield register
    del kinds._kinds["trial"]


@pytest.fixture
def book(tmp_path: Path) -> Callable[..., Path]:
    """A filled template: a name a row, or (name, answer)."""

    def filled(*rows: str | tuple[str | None, str | None] | None) -> Path:
        pairs = [row if isinstance(row, tuple) else (row, None) for row in rows]
        known = [{"name": name, "answer": answer} for name, answer in pairs]
        return write_sheets(tmp_path / "sent.xlsx", [(PEOPLE, known)])

    return filled


@pytest.fixture
def send(db: None, register: Register, settings: Any, tmp_path: Path) -> Send:
    """Send a file in: kept, and checked at once."""
    settings.MEDIA_ROOT = tmp_path / "files"
    owner = User.objects.create_user("nguoi.gui", full_name="Người Gửi")

    def sent(path: Path, name: str = "so.xlsx") -> ImportBatch:
        batch = ImportBatch(owner=owner, kind="trial")
        keep_file(batch, File(BytesIO(path.read_bytes()), name), name)
        start_check(batch)
        return batch

    return sent


def write(batch: ImportBatch) -> ImportBatch:
    """Say yes to what was checked."""
    claim(batch, batch.checksum)
    start_commit(batch)
    return batch
