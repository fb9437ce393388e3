"""What every page of the shell needs to draw itself."""

from django.http import HttpRequest


def shell(request: HttpRequest) -> dict[str, object]:
    """Template context shared by all pages."""
    return {}
