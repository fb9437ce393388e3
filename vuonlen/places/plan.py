"""What the published lists say about each place through time, worked out before anything is written.

Which units are one place: a new unit continues an old one only when nothing but its frame has changed: the crosswalk
gives it one predecessor, that predecessor has it as its one successor and was not split, and the name is the same
(wherever the tone mark is written: Hòa, Hoà). Its code, kind and parent may differ. Every other new unit is a new
place with successions, even when it bears the name and code of a part: 06922 was Thị trấn Quảng Hà and is now Xã Quảng
Hà, made of several communes, and their figures must not run on as if nothing had happened.

Whether a unit is urban follows its kind: phường and thị trấn yes, xã no. A đặc khu, and a district or province, has no
such class; the rule for the two-tier system was not found in an act, so a patch may override it for any unit.
"""

import unicodedata
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from vuonlen.kernel.format import date_digits
from vuonlen.kernel.syllables import TONES

from .errors import PlaceRefused
from .messages import Message
from .models import Level
from .patches import Patch
from .units import CHANGE_DAY, KNOWN_FROM, NEW_SOURCE, OLD_SOURCE, Link, Unit

UnitKey = tuple[Level, str]
_URBAN = {"Phường": True, "Thị trấn": True, "Xã": False}


@dataclass(eq=False)
class PlannedPlace:
    """One place to be, with its versions in order of time."""

    versions: list["PlannedVersion"] = field(default_factory=list)

    def path_on(self, on: date) -> list["PlannedPlace"]:
        """The places above this one on that day, province first, and the place itself."""
        version = next(version for version in self.versions if version.holds_on(on))
        return [*(version.parent.path_on(on) if version.parent else []), self]


@dataclass(frozen=True)
class PlannedVersion:
    """What a place is from `since` until the day before `until` (None: until further notice)."""

    unit: Unit
    parent: PlannedPlace | None
    since: date
    until: date | None
    is_urban: bool | None
    keeps_households: bool
    source: str

    def holds_on(self, on: date) -> bool:
        """Whether the place is like this on that day."""
        return self.since <= on and (self.until is None or on < self.until)


@dataclass(frozen=True)
class PlannedSuccession:
    """`predecessor`, or the part `share` of it, became part of `successor` on the day of change."""

    predecessor: PlannedPlace
    successor: PlannedPlace
    share: Decimal | None
    is_default: bool
    needs_confirmation: bool


@dataclass(frozen=True)
class Plan:
    """Every place with its versions, parents before children in each list, and every succession."""

    old: dict[UnitKey, PlannedPlace]
    new: dict[UnitKey, PlannedPlace]
    successions: list[PlannedSuccession]

    @property
    def places(self) -> list[PlannedPlace]:
        """Every place once, in the order of the old and then of the new list."""
        return list(dict.fromkeys([*self.old.values(), *self.new.values()]))


def make_plan(old: list[Unit], new: list[Unit], links: list[Link], patches: list[Patch]) -> Plan:
    """Join the two lists by the crosswalk and apply the patches in order of date.

    Raises PlaceRefused when a patch names a unit that does not exist on its day.
    """
    old_places = _planned_old(old)
    continued = _continued(old, new, links)
    keys = [(unit.level, unit.code) for unit in new]
    new_places = {key: old_places[continued[key]] if key in continued else PlannedPlace() for key in keys}
    for unit in new:
        parent = new_places[Level.PROVINCE, unit.parent_code] if unit.parent_code else None
        version = _version(unit, parent, CHANGE_DAY, None, NEW_SOURCE)
        new_places[unit.level, unit.code].versions.append(version)
    _apply(patches, new_places)
    return Plan(old_places, new_places, _successions(links, old_places, new_places))


def _planned_old(units: list[Unit]) -> dict[UnitKey, PlannedPlace]:
    places: dict[UnitKey, PlannedPlace] = {}
    parent_level = {Level.DISTRICT: Level.PROVINCE, Level.COMMUNE: Level.DISTRICT}
    parents_of_communes = {unit.parent_code for unit in units if unit.level == Level.COMMUNE}
    for unit in units:
        parent = places[parent_level[unit.level], unit.parent_code] if unit.parent_code else None
        version = _version(unit, parent, KNOWN_FROM, CHANGE_DAY, OLD_SOURCE)
        if unit.level == Level.DISTRICT and unit.code not in parents_of_communes:
            version = replace(version, keeps_households=True)  # five islands: the district is its own commune
        places[unit.level, unit.code] = PlannedPlace([version])
    return places


def _version(unit: Unit, parent: PlannedPlace | None, since: date, until: date | None, source: str) -> PlannedVersion:
    is_commune = unit.level == Level.COMMUNE
    is_urban = _URBAN.get(unit.kind) if is_commune else None
    return PlannedVersion(unit, parent, since, until, is_urban, keeps_households=is_commune, source=source)


def _continued(old: list[Unit], new: list[Unit], links: list[Link]) -> dict[UnitKey, UnitKey]:
    """For each new unit that is the same place as an old one: that old one."""
    names = {(unit.level, unit.code): _name_key(unit.name) for unit in old}
    new_names = {(unit.level, unit.code): _name_key(unit.name) for unit in new}
    parts = Counter(link.new for link in links)
    return {
        link.new: link.old
        for link in links
        if parts[link.new] == 1
        and not link.needs_confirmation
        and link.old[0] == link.new[0]
        and names[link.old] == new_names[link.new]
    }


def _name_key(name: str) -> tuple[tuple[str, str], ...]:
    """The name by syllables, each as letters and tone, so that "Hòa" and "Hoà" are one."""
    return tuple(_letters_and_tone(syllable) for syllable in name.lower().replace("’", "'").split())


def _letters_and_tone(syllable: str) -> tuple[str, str]:
    marks = unicodedata.normalize("NFD", syllable)
    return "".join(mark for mark in marks if mark not in TONES), "".join(mark for mark in marks if mark in TONES)


def _apply(patches: list[Patch], places: dict[UnitKey, PlannedPlace]) -> None:
    for patch in patches:
        place = places.get((patch.level, patch.code))
        if place is None or place.versions[-1].since >= patch.on:
            values = {"file": patch.file, "line": patch.line, "code": patch.code, "on": date_digits(patch.on)}
            raise PlaceRefused(Message.PATCH_UNKNOWN_UNIT.text(**values))
        before = place.versions[-1]
        unit = replace(before.unit, kind=patch.kind, name=patch.name)
        after = _version(unit, before.parent, patch.on, None, patch.source)
        if patch.is_urban is not None:
            after = replace(after, is_urban=patch.is_urban)
        place.versions[-1:] = [replace(before, until=patch.on), after]


def _successions(
    links: list[Link], old: dict[UnitKey, PlannedPlace], new: dict[UnitKey, PlannedPlace]
) -> list[PlannedSuccession]:
    """One succession a link, except where the place goes on. A unit that was not split went over as a whole."""
    return [
        PlannedSuccession(
            predecessor=old[link.old],
            successor=new[link.new],
            share=None if link.needs_confirmation else Decimal(1),
            is_default=link.is_default,
            needs_confirmation=link.needs_confirmation,
        )
        for link in links
        if old[link.old] is not new[link.new]
    ]
