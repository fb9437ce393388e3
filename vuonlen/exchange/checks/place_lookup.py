"""Communes and villages as a file names them, on the day of each row: old codes on old days, new ones on new."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from vuonlen.kernel.format import date_digits
from vuonlen.kernel.problems import CodedMessage
from vuonlen.places import queries as places
from vuonlen.places.models import Level, PlaceVersion
from vuonlen.sheets.reading.headings import heading_key

from ..messages import Message

_CODE = re.compile(r"^([0-9A-Za-z]*[0-9][0-9A-Za-z]*)\b")


@dataclass(frozen=True)
class Found:
    """The place, or the reason why there is none."""

    version: PlaceVersion | None = None
    message: CodedMessage | None = None
    values: tuple[tuple[str, str], ...] = ()


class PlaceLookup:
    """Finds the places of a file; reads each commune and village once."""

    def __init__(self, roots: Collection[int], commune_texts: Iterable[str]) -> None:
        self._roots = frozenset(roots)
        codes = {code for text in commune_texts if (code := code_of(text))}
        self._by_code: dict[str, list[PlaceVersion]] = defaultdict(list)
        self._by_name: dict[str, list[PlaceVersion]] = defaultdict(list)
        self._villages: dict[int, dict[str, list[PlaceVersion]]] = {}
        wanted = Q(code__in=codes) | Q(path__overlap=list(self._roots))
        for version in PlaceVersion.objects.filter(wanted, keeps_households=True):
            self._by_code[version.code].append(version)
            if self.is_inside(version):
                for name in {heading_key(version.name), heading_key(version.full_name)}:
                    self._by_name[name].append(version)

    def is_inside(self, version: PlaceVersion) -> bool:
        """Whether the actor's place is above the commune, or is it."""
        return bool(self._roots & set(version.path))

    def commune(self, text: str, day: date) -> Found:
        """The commune that "06925 Xã Quảng Sơn", "6925" or "Quảng Sơn" was on that day, within the actor's area."""
        code = code_of(text)
        known = self._by_code.get(code, []) if code else self._by_name.get(heading_key(text), [])
        there = [version for version in known if _holds(version, day)]
        if len(there) == 1:
            return Found(there[0]) if self.is_inside(there[0]) else Found(message=Message.OUT_OF_AREA)
        if known and not there:
            now = _successors(known[-1], day)
            says = (("value", code or text), ("day", date_digits(day)), ("now", now))
            return Found(message=Message.COMMUNE_NOT_ON_DAY, values=says)
        return Found(message=Message.COMMUNE_UNKNOWN, values=(("value", text),))

    def village(self, commune: PlaceVersion, text: str, day: date) -> Found:
        """The village of that commune by name (with or without "Thôn") or code."""
        known = self._villages_of(commune.place_id).get(heading_key(text), [])
        there = {version.place_id: version for version in known if _holds(version, day)}
        exact = [version for version in there.values() if text in (version.full_name, version.name, version.code)]
        chosen = exact if len(exact) == 1 else list(there.values())
        if len(chosen) == 1:
            return Found(chosen[0])
        return Found(message=Message.VILLAGE_UNKNOWN, values=(("value", text), ("day", date_digits(day))))

    def _villages_of(self, commune_id: int) -> dict[str, list[PlaceVersion]]:
        if commune_id not in self._villages:
            found: dict[str, list[PlaceVersion]] = defaultdict(list)
            for version in PlaceVersion.objects.filter(level=Level.VILLAGE, parent_id=commune_id):
                for name in {heading_key(one) for one in (version.name, version.full_name, version.code)}:
                    found[name].append(version)
            self._villages[commune_id] = found
        return self._villages[commune_id]


def code_of(text: str) -> str:
    """The official code at the beginning of the text; Excel may have taken a zero of its five digits."""
    found = _CODE.match(text)
    return (found[1].zfill(5) if found[1].isdecimal() else found[1]) if found else ""


def _holds(version: PlaceVersion, day: date) -> bool:
    lower, upper = version.valid.lower, version.valid.upper
    return (lower is None or lower <= day) and (upper is None or day < upper)


def _successors(version: PlaceVersion, day: date) -> str:
    """ " Vào ngày đó là 06985 Xã Quảng Hà." or nothing when it is not known."""
    from_on = version.valid.lower or day
    there = [one.place.pk for one in places.corresponding(version.place_id, from_on, day)]
    names = [f"{one.code} {one.full_name}" for one in places.names_on(there, day).values()]
    return _(" Vào ngày đó địa bàn này là {names}.").format(names=", ".join(sorted(names))) if names else ""
