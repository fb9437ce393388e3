"""The rows of the household list as HTML, written by Python: a template would cost more than the database.

A page of 50 rows in template tags takes several milliseconds, and this is the page that everybody opens.
"""

from collections.abc import Iterable, Mapping
from html import escape

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from vuonlen.exchange.household_filter import status_label
from vuonlen.reviews.models import Status

from .paging import Row

_ROW = (
    '<tr><td><a class="row-link" href="{url}">{head}</a></td>'
    '<td data-label="{code_label}" class="nowrap">{code}</td>'
    '<td data-label="{place_label}">{place}</td>'
    '<td data-label="{ethnicity_label}">{ethnicity}</td>'
    '<td data-label="{size_label}" class="number">{size}</td>'
    "<td>{status}</td></tr>"
)


def rows_html(
    households: Iterable[Row],
    names: Mapping[int, str],
    *,
    with_commune: bool,
) -> SafeString:
    """One table row per household; every value from the database is escaped."""
    fixed = {
        "code_label": escape(_("Mã hộ")),
        "place_label": escape(_("Thôn")),
        "ethnicity_label": escape(_("Dân tộc")),
        "size_label": escape(_("Số người")),
    }
    url = reverse("household", args=[0])
    words = _status_words()
    places = {place_id: escape(name) for place_id, name in names.items()}
    return mark_safe(  # noqa: S308 - every value below is escaped
        "".join(
            _ROW.format(
                url=url.replace("/0/", f"/{household.id}/"),
                head=escape(household.head_name),
                code=escape(household.code),
                place=_place(household, places, with_commune=with_commune),
                ethnicity=escape(household.head_ethnicity),
                size=household.member_count,
                status=words[household.status or ""],
                **fixed,
            )
            for household in households
        )
    )


def _status_words() -> dict[str, str]:
    words = {
        str(status.value): f'<span class="vl-status {status.value}">{escape(status_label(status))}</span>'
        for status in Status
    }
    return words | {"": f'<span class="muted">{escape(_("không thuộc danh sách"))}</span>'}


def _place(household: Row, places: Mapping[int, str], *, with_commune: bool) -> str:
    village = places.get(household.village_id, "–")
    return f"{village}, {places.get(household.commune_id, '–')}" if with_commune else village
