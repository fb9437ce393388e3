"""Parts of a page that are the same for many requests, rendered once in half a minute.

The shell and the filters of the household list cost more than its rows otherwise. A fragment holds nothing of one
person: its key names everything its content depends on.
"""

from collections.abc import Callable, Hashable
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from .memory import recall


def fragment(template: str, key: Hashable, context: Callable[[], dict[str, Any]]) -> SafeString:
    """The template `web/parts/<template>` rendered with `context()`, kept by `key`."""
    return recall(("html", template, key), lambda: render_to_string(f"web/parts/{template}", context()))
