"""How to start the Chromium that Debian ships."""

import shutil
from typing import Any

_ARGUMENTS = (
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def launch_args() -> dict[str, Any]:
    """Arguments of Playwright's `launch`. Raises FileNotFoundError when there is no Chromium."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        raise FileNotFoundError("Không thấy Chromium. Cài bằng: apt-get install -y chromium")
    return {"executable_path": path, "args": list(_ARGUMENTS)}
