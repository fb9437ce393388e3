"""The probabilistic model of a double, for splink: what agreements of true doubles and of strangers look like.

How often a true double agrees (`m`) is an assumption about typing, stated here and checked by
`benchmarks/duplicates.py`: a register without doubles teaches nothing about them. How often strangers agree (`u`),
and how common each name is, is counted in the data themselves.
"""

import logging
from collections.abc import Callable
from tempfile import TemporaryDirectory
from typing import Any

import pyarrow as pa
from splink import DuckDBAPI, Linker, SettingsCreator, block_on
from splink.blocking_rule_library import CustomRule
from splink.comparison_level_library import CustomLevel, ElseLevel
from splink.comparison_library import CustomComparison

#: Pairs of strangers drawn to learn how often they agree.
_SAMPLED_PAIRS = 2e6
_SEED = 2022
#: Before anything is compared: one person in two hundred stands in the register twice.
_DOUBLES_PER_PERSON = 0.005
#: From this probability on a pair is put before a person: a look costs a minute, a missed double stays for years.
MATCH_FROM = 0.3
#: People on the left side of the pairs compared at one time, and the most DuckDB may hold before it spills to disk.
PEOPLE_A_PART = 100_000
MEMORY = "3GB"

Step = Callable[[int, int], None]  # how far, of how many

_VAGUE = "(vague_l OR vague_r)"
_SAME_YEAR = "birth_year_l = birth_year_r"
_KNOWN_MONTHS_AGREE = "(only_year_l OR only_year_r OR birth_month_l = birth_month_r)"
_SAME_DAY_MONTH = "birth_day_l = birth_day_r AND birth_month_l = birth_month_r"
_WORD_MISSING = "family_l = family_r AND given_l = given_r AND abs(words_l - words_r) = 1"

#: What the model compares, derived from the columns of the register.
PREPARED = """
SELECT person_id AS unique_id, name_key, sex, ethnicity, village_id, commune_id, has_number,
       birth_date, year(birth_date) AS birth_year, month(birth_date) AS birth_month, day(birth_date) AS birth_day,
       precision <> 'day' OR (day(birth_date) = 1 AND month(birth_date) = 1) AS vague,
       precision = 'year' OR (precision = 'day' AND day(birth_date) = 1 AND month(birth_date) = 1) AS only_year,
       CASE WHEN vague THEN NULL WHEN day(birth_date) <= 12
            THEN least(birth_date, make_date(year(birth_date), day(birth_date), month(birth_date)))
            ELSE birth_date END AS either_date,
       string_split(name_key, ' ')[1] AS family, string_split(name_key, ' ')[-1] AS given,
       len(string_split(name_key, ' ')) AS words, list_sort(string_split(name_key, ' ')) AS word_list
FROM people
"""


def probable_pairs(people: pa.Table, step: Step | None = None) -> list[tuple[int, int, float]]:
    """Pairs of ids (the lower first) that are probably one person, with the probability.

    `people` has the columns person_id, name_key, sex, ethnicity, village_id, commune_id, birth_date, precision and
    has_number. Fewer than two people make no pair. Names are counted over all of them, pairs compared a part at a
    time: memory does not grow with their number. `step` is told after each part how many are done, of how many.
    """
    if people.num_rows < 2:
        return []
    parts = -(-people.num_rows // PEOPLE_A_PART)
    with TemporaryDirectory(prefix="vuonlen-trung-") as folder:
        api = _database(people, folder)
        linker = Linker(api.register("prepared"), _settings(people.num_rows), log_level=logging.ERROR)
        linker.training.estimate_u_using_random_sampling(max_pairs=_SAMPLED_PAIRS, seed=_SEED, min_count_per_level=None)
        found: list[tuple[int, int, float]] = []
        for part in range(1, parts + 1):
            found += _part(linker, api, part, parts)
            if step:
                step(part, parts)
        api.duckdb_con.close()
    return found


def _database(people: pa.Table, folder: str) -> DuckDBAPI:
    """The people as the model compares them, in a database that spills into `folder` instead of growing."""
    api = DuckDBAPI(":memory:")
    for setting in (f"memory_limit = '{MEMORY}'", f"temp_directory = '{folder}'", "preserve_insertion_order = false"):
        api.duckdb_con.execute(f"SET {setting}")
    api.duckdb_con.register("people", people)
    api.duckdb_con.execute(f"CREATE TABLE prepared AS {PREPARED}")
    api.duckdb_con.unregister("people")
    return api


def _part(linker: Linker, api: DuckDBAPI, part: int, parts: int) -> list[tuple[int, int, float]]:
    """The pairs whose first person falls into this part."""
    found = linker.inference.predict_chunk(
        left_chunk=(part, parts), threshold_match_probability=MATCH_FROM, warning_mode="never"
    )
    sql = f"SELECT unique_id_l, unique_id_r, match_probability FROM {found.physical_name}"  # noqa: S608
    pairs = [(min(a, b), max(a, b), p) for a, b, p in api.duckdb_con.execute(sql).fetchall()]
    found.drop_table_from_database_and_remove_from_cache()
    return pairs


def _settings(people: int) -> SettingsCreator:
    return SettingsCreator(
        link_type="dedupe_only",
        probability_two_random_records_match=min(0.1, 2 * _DOUBLES_PER_PERSON / people),
        comparisons=[_name(), _birth(), _sex(), _place(), _ethnicity(), _numbers()],
        blocking_rules_to_generate_predictions=[
            block_on("name_key", "birth_year"),
            block_on("name_key", "birth_day", "birth_month"),
            block_on("either_date"),
            CustomRule(
                "l.commune_id = r.commune_id AND l.birth_year = r.birth_year AND l.given = r.given AND l.sex = r.sex "
                "AND (l.vague OR r.vague)"
            ),
        ],
        retain_matching_columns=False,
    )


def _level(condition: str, m: float) -> Any:
    return CustomLevel(condition).configure(m_probability=m, fix_m_probability=True)


def _else(m: float) -> Any:
    return ElseLevel().configure(m_probability=m, fix_m_probability=True)


def _name() -> Any:
    same = CustomLevel("name_key_l = name_key_r").configure(
        m_probability=0.82, fix_m_probability=True, tf_adjustment_column="name_key", tf_adjustment_weight=1.0
    )
    slip = _level("damerau_levenshtein(name_key_l, name_key_r) <= 1", 0.12)
    close = _level(
        "(len(name_key_l) >= 10 AND damerau_levenshtein(name_key_l, name_key_r) <= 2) "
        f"OR word_list_l = word_list_r OR ({_WORD_MISSING})",
        0.05,
    )
    return CustomComparison([same, slip, close, _else(0.01)], output_column_name="name_key")


def _birth() -> Any:
    levels = [
        _level(f"{_VAGUE} AND {_SAME_YEAR} AND {_KNOWN_MONTHS_AGREE}", 0.1),
        _level(f"NOT {_VAGUE} AND birth_date_l = birth_date_r", 0.72),
        _level("NOT " + _VAGUE + " AND either_date_l = either_date_r", 0.1),
        _level(f"NOT {_VAGUE} AND {_SAME_DAY_MONTH} AND abs(birth_year_l - birth_year_r) IN (1, 2, 3, 9, 10)", 0.02),
        _level(f"NOT {_VAGUE} AND {_SAME_YEAR} AND (birth_day_l = birth_day_r OR birth_month_l = birth_month_r)", 0.05),
        _else(0.01),
    ]
    return CustomComparison(levels, output_column_name="birth_date")


def _sex() -> Any:
    return CustomComparison([_level("sex_l = sex_r", 0.99), _else(0.01)], output_column_name="sex")


def _place() -> Any:
    levels = [_level("village_id_l = village_id_r", 0.55), _level("commune_id_l = commune_id_r", 0.25), _else(0.2)]
    return CustomComparison(levels, output_column_name="village_id")


def _ethnicity() -> Any:
    return CustomComparison([_level("ethnicity_l = ethnicity_r", 0.97), _else(0.03)], output_column_name="ethnicity")


def _numbers() -> Any:
    """Two known numbers always differ (the register refuses equal ones); one person seldom has two."""
    one_unknown = CustomLevel("NOT has_number_l OR NOT has_number_r").configure(
        m_probability=0.9, fix_m_probability=True
    )
    return CustomComparison([one_unknown, _else(0.1)], output_column_name="has_number")
