"""Precision and recall of the search for doubles, on doubles made from the demo's families: `python -m
benchmarks.duplicates [DOUBLES]`.

The sample district is registered in a database of its own; then people of it are entered once more, spoilt in a known
way, in the same village, another village or another commune, among as many true newcomers. Asked one by one (entry),
in one file (import), and by the sweep over the whole district (batch). All data are synthetic and the slips are
ours, so the figures are an upper bound of what real registers give.
"""

import json
import os
import subprocess
import sys
import time
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from random import Random

DATABASE = "vuonlen_bench_duplicates"
DOUBLES = 2_000
ENTERED = 4  # one in so many is asked about one by one, which takes longest
SEED = 3


@dataclass(frozen=True)
class Double:
    """One person entered again: how spoilt, where, and who it was."""

    kind: str
    original: int
    newcomer: object  # NewMember
    village_id: int
    commune_id: int


def main(doubles: int) -> None:
    """Run `measure` against a fresh database on the private server of tests, and drop it afterwards."""
    import psycopg

    from vuonlen.settings.postgres import private_server_url

    server = private_server_url(Path(".local/postgres-test").resolve(), durable=False)
    environment = {**os.environ, "DATABASE_URL": server.replace("/postgres?", f"/{DATABASE}?")}
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {DATABASE}")
        connection.execute(f"CREATE DATABASE {DATABASE}")
        try:
            subprocess.run([sys.executable, "-m", __spec__.name, "measure", str(doubles)], env=environment, check=True)
        finally:
            connection.execute(f"DROP DATABASE {DATABASE} WITH (FORCE)")


def measure(count: int) -> None:
    """Load, spoil, search; print one table a way of searching."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "vuonlen.settings")
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    officer, scope, district = load()
    doubles, fresh = spoil(count)
    print(f"{people()} người trong sổ, {len(doubles)} người nhập lại, {len(fresh)} người thật sự mới")
    entry(scope, doubles[::ENTERED], fresh[::ENTERED])
    imported = import_all(officer, scope, doubles, fresh)
    batch(district, {pair: double.kind for pair, double in imported.items()})


def load():
    """The demo district through its own verbs: places, users, households."""
    from demo.build import _register
    from demo.places import make_villages
    from demo.plan import REGISTERED_ON, communes
    from demo.population import commune_homes
    from demo.users import DISTRICT_OFFICER, create_users
    from vuonlen.accounts.models import User
    from vuonlen.accounts.queries import scope_of
    from vuonlen.kernel.actor import Command
    from vuonlen.places.actions import load_units
    from vuonlen.registry.duplicates.actions.shared.suspect import suspect_households

    load_units(actor=Command("benchmark"), progress=lambda line: None)
    tables = communes()
    district = make_villages(tables)
    create_users(district.place, district.communes)
    homes = [home for table in tables for home in commune_homes(table)]
    start = time.perf_counter()
    ids = list(_register(homes, district).values())
    registered = time.perf_counter() - start
    tidy_tables()
    officer = User.objects.get(username=DISTRICT_OFFICER.username)
    scope = scope_of(officer, REGISTERED_ON)
    start = time.perf_counter()
    suspect_households(ids, scope)  # once more, by itself: nothing new is raised
    searched = time.perf_counter() - start
    print(f"Đăng ký cả huyện: {registered:.1f} giây, trong đó tìm người trùng khoảng {searched:.1f} giây")
    return officer, scope, district.place


def tidy_tables() -> None:
    """What the database does by itself within minutes of a load: rows counted, pending index entries put in place."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE registry_person, registry_membership, registry_household")


def people() -> int:
    """How many persons there are."""
    from vuonlen.registry.models import Person

    return Person.objects.count()


def spoil(count: int) -> tuple[list[Double], list[Double]]:
    """Doubles of random people, and as many newcomers who are nobody's double."""
    from vuonlen.registry.duplicates import records
    from vuonlen.registry.models import Household

    draw = Random(SEED)
    everyone = list(records.of_communes(Household.objects.values_list("commune_id", flat=True).distinct()))
    villages: dict[int, set[int]] = defaultdict(set)
    for record in everyone:
        villages[record.commune_id].add(record.village_id)
    chosen = draw.sample(everyone, count)
    kinds = list(SLIPS)
    doubles = []
    for index, record in enumerate(chosen):
        kind = kinds[index % len(kinds)]
        commune, village = _elsewhere(draw, record, villages)
        doubles.append(Double(kind, record.person_id, _newcomer(SLIPS[kind](draw, record)), village, commune))
    fresh = [Double("mới", 0, new, v, c) for new, v, c in _strangers(draw, count, everyone)]
    return doubles, fresh


def _elsewhere(draw: Random, record, villages: dict[int, set[int]]) -> tuple[int, int]:
    """Where the double is entered: 60 % the same village, 20 % the same commune, 20 % another commune."""
    chance = draw.random()
    if chance < 0.6:
        return record.commune_id, record.village_id
    commune = record.commune_id if chance < 0.8 else draw.choice(sorted(villages))
    return commune, draw.choice(sorted(villages[commune]))


def _strangers(draw: Random, count: int, everyone):
    from demo.families import draw_household

    made = 0
    while made < count:
        near = draw.choice(everyone)
        for member in draw_household(draw, near.ethnicity):
            made += 1
            yield _newcomer(member), near.village_id, near.commune_id


def _newcomer(of):
    """A head of household with the particulars of a record or of a demo member; without a number."""
    from vuonlen.registry.models import BirthPrecision, Relation, Sex
    from vuonlen.registry.models.newcomers import NewMember

    precision = BirthPrecision(of.birth_precision)
    return NewMember(of.full_name, Sex(of.sex), of.birth_date, precision, of.ethnicity, Relation.HEAD, None)


def _lost_marks(draw: Random, record):
    apart = unicodedata.normalize("NFD", record.full_name)
    bare = "".join(c for c in apart if not unicodedata.combining(c)).replace("đ", "d").replace("Đ", "D")
    return replace(record, full_name=bare)


def _other_spelling(draw: Random, record):
    """i for y and y for i, or the tone mark on the other vowel, or decomposed marks; else lost marks."""
    name = record.full_name
    for old, new in (("Lý", "Lí"), ("Lỷ", "Lỉ"), ("Mỹ", "Mĩ"), ("òa", "oà"), ("úy", "uý"), ("ủy", "uỷ"), ("y ", "i ")):
        if old in name:
            return replace(record, full_name=name.replace(old, new))
    return replace(record, full_name=unicodedata.normalize("NFD", name))


def _swapped(draw: Random, record):
    from vuonlen.registry.duplicates.folding import swapped

    other = swapped(record.birth_date) if record.birth_precision == "day" else None
    return replace(record, birth_date=other) if other else _typo(draw, record)


def _typo(draw: Random, record):
    """One letter left out, doubled, or exchanged with the next."""
    name = record.full_name
    at = draw.choice([i for i in range(1, len(name) - 1) if name[i].isalpha() and name[i + 1].isalpha()])
    turned = name[:at] + name[at + 1] + name[at] + name[at + 2 :]
    made = [name[:at] + name[at + 1 :], name[:at] + name[at] + name[at:], turned]
    return replace(record, full_name=draw.choice(made))


def _missing_number(draw: Random, record):
    """Everything right but the number: none was known."""
    return record


def _year_only(draw: Random, record):
    return replace(record, birth_date=date(record.birth_date.year, 1, 1), birth_precision="year")


def _word_missing(draw: Random, record):
    words = record.full_name.split()
    return replace(record, full_name=" ".join([words[0], *words[2:]])) if len(words) > 2 else record


def _marks_and_swap(draw: Random, record):
    return _lost_marks(draw, _swapped(draw, record))


def _marks_and_typo(draw: Random, record):
    return _lost_marks(draw, _typo(draw, record))


def _typo_and_swap(draw: Random, record):
    return _typo(draw, _swapped(draw, record))


def _day_slip(draw: Random, record):
    """A digit of the day is wrong."""
    if record.birth_precision != "day":
        return _typo(draw, record)
    day = record.birth_date.day
    return replace(record, birth_date=record.birth_date.replace(day=day - 1 if day > 1 else 2))


SLIPS: dict[str, Callable] = {
    "thiếu số định danh": _missing_number,
    "mất dấu": _lost_marks,
    "òa/oà, i/y, dấu rời": _other_spelling,
    "ngày tháng đổi chỗ": _swapped,
    "sai một chữ": _typo,
    "sai ngày sinh": _day_slip,
    "chỉ biết năm sinh": _year_only,
    "thiếu chữ đệm": _word_missing,
    "mất dấu và đổi ngày tháng": _marks_and_swap,
    "mất dấu và sai một chữ": _marks_and_typo,
    "sai một chữ và đổi ngày tháng": _typo_and_swap,
}


def entry(scope, doubles: list[Double], fresh: list[Double]) -> None:
    """Ask for each of these before it is stored, as the entry page does."""
    from vuonlen.registry.duplicates.candidates import find_candidates

    hit: dict[str, list[bool]] = defaultdict(list)
    raised, seconds = 0, []
    for double in [*doubles, *fresh]:
        start = time.perf_counter()
        found = find_candidates(double.newcomer, scope, commune_id=double.commune_id, village_id=double.village_id)
        seconds.append(time.perf_counter() - start)
        raised += len(found)
        if double.original:
            hit[double.kind].append(any(one.person_id == double.original for one in found))
    seconds.sort()
    middle, slow = seconds[len(seconds) // 2] * 1000, seconds[int(len(seconds) * 0.95)] * 1000
    show("entry", {kind: (sum(h), len(h)) for kind, h in hit.items()}, raised, median_ms=middle, p95_ms=slow)


def import_all(officer, scope, doubles: list[Double], fresh: list[Double]) -> dict[tuple[int, int], Double]:
    """Register all of them at once; return the true pairs."""
    from demo.plan import REGISTERED_ON
    from vuonlen.registry.actions import register_households
    from vuonlen.registry.models import DuplicatePair, Membership
    from vuonlen.registry.models.newcomers import NewHousehold

    before = set(DuplicatePair.objects.values_list("pk", flat=True))
    everyone = [*doubles, *fresh]
    new = [NewHousehold(one.village_id, one.commune_id, REGISTERED_ON, "", [one.newcomer]) for one in everyone]
    start = time.perf_counter()
    ids = register_households(actor=officer, scope=scope, new=new)
    seconds = time.perf_counter() - start
    person_of = dict(Membership.objects.filter(household__in=ids).values_list("household_id", "person_id"))
    true = {(one.original, person_of[pk]): one for pk, one in zip(ids, everyone, strict=True) if one.original}
    found = set(DuplicatePair.objects.exclude(pk__in=before).values_list("first_id", "second_id"))
    show("file", hits(true, found), len(found), households=len(new), seconds=seconds)
    return true


def batch(district, true: dict[tuple[int, int], str]) -> None:
    """The sweep over the district, which also meets the chance likenesses of the sample population."""
    from demo.plan import REGISTERED_ON
    from vuonlen.places.queries import commune_ids_under
    from vuonlen.registry.duplicates.search import probable_doubles

    start = time.perf_counter()
    found = {
        suspicion.key for suspicion in probable_doubles(commune_ids_under([district.pk], REGISTERED_ON)[district.pk])
    }
    seconds = time.perf_counter() - start
    counted = Counter(kind for pair, kind in true.items() if pair in found)
    totals = Counter(true.values())
    by_kind = {kind: (counted[kind], totals[kind]) for kind in totals}
    show("sweep", by_kind, len(found), people=people(), seconds=seconds)


def hits(true: dict[tuple[int, int], Double], found: set[tuple[int, int]]) -> dict[str, tuple[int, int]]:
    """By kind: found of all."""
    done: dict[str, list[bool]] = defaultdict(list)
    for pair, double in true.items():
        done[double.kind].append(pair in found)
    return {kind: (sum(h), len(h)) for kind, h in done.items()}


WAYS = {"entry": "Khi nhập từng người", "file": "Khi nhập cả tệp", "sweep": "Rà cả huyện (splink)"}


def show(way: str, by_kind: dict[str, tuple[int, int]], raised: int, **more: float) -> None:
    """Recall by kind of slip, and precision over all pairs raised; to read, and as one line of JSON."""
    found, total = (sum(column) for column in zip(*by_kind.values(), strict=True))
    print(
        f"\n{WAYS.get(way, way)}: độ chính xác {found / max(1, raised):.3f}, độ đầy đủ {found / total:.3f} "
        f"({found} đúng trên {raised} cặp nêu ra, {total} cặp thật)"
    )
    for kind, (right, of) in by_kind.items():
        print(f"  {kind:32} {right:4}/{of:<4} {right / of:.3f}")
    row = {"way": way, "found": found, "raised": raised, "true": total, "kinds": by_kind, **more}
    print(json.dumps(row, ensure_ascii=False), flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["measure"]:
        measure(int(sys.argv[2]))
    else:
        main(int(sys.argv[1]) if sys.argv[1:] else DOUBLES)
