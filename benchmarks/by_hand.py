"""The same job written by hand in Polars by someone who knows the law of 2022-2025 by heart.

The comparator of `vuonlen.law.classify`: no explanations, no missing answers, no other standard, no sources.
"""

from datetime import date

import numpy as np
import polars as pl

from benchmarks.population import CLEAN_WATER_CODES, HYGIENIC_TOILET_CODES

MEANS = ["has_television", "has_radio", "has_desktop_computer", "has_laptop", "has_telephone", "has_tablet"]
MEANS += ["has_smartphone"]


def classify(households: pl.DataFrame, persons: pl.DataFrame, on: date) -> pl.DataFrame:
    """Return one row a household: 12 indicator columns, their count and the status code (0 poor, 1 near, 3 not)."""
    members = persons.lazy().with_columns(age=_age(on)).group_by("household").agg(**_members()).sort("household")
    rows = pl.concat([households.lazy(), members], how="horizontal").select(
        **_indicators(), within=pl.col("income_points") <= pl.when(pl.col("is_urban") == 1).then(175).otherwise(140)
    )
    counted = rows.with_columns(count=pl.sum_horizontal(pl.exclude("within").cast(pl.Int8)))
    poor = pl.when(pl.col("count") >= 3).then(0).otherwise(1)
    return counted.with_columns(status=pl.when("within").then(poor).otherwise(3).cast(pl.Int8)).collect()


def frames(households: dict[str, np.ndarray], persons: dict[str, np.ndarray]) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The law's columns as Polars frames."""
    return pl.DataFrame(households), pl.DataFrame(persons)


def _age(on: date) -> pl.Expr:
    birth = pl.col("birth_date")
    later = (birth.dt.month() > on.month) | ((birth.dt.month() == on.month) & (birth.dt.day() > on.day))
    return on.year - birth.dt.year() - later.cast(pl.Int32)


def _members() -> dict[str, pl.Expr]:
    age, grade = pl.col("age"), pl.col("highest_qualification")
    work = pl.col("employment_situation")
    enough = pl.when(age < 18).then(grade >= 2).otherwise(grade >= 3)
    untrained = (pl.col("studying") == 0) & ~enough & (pl.col("trained_on_the_job") == 0)
    return {
        "size": pl.len(),
        "depending": ((age < 16) | (pl.col("receives_social_allowance") == 1)).sum(),
        "jobless": ((age >= 16) & ((work == 1) | (work == 3))).any(),
        "undernourished": ((age < 16) & ((pl.col("stunted") == 1) | (pl.col("underweight") == 1))).any(),
        "uninsured": ((age >= 6) & (pl.col("has_health_insurance") == 0)).any(),
        "untrained": (age.is_between(16, 30) & untrained).any(),
        "unschooled": (age.is_between(3, 15) & (pl.col("attends_right_school_level") == 0)).any(),
        "online": (pl.col("uses_internet") == 1).any(),
    }


def _indicators() -> dict[str, pl.Expr]:
    parts = pl.sum_horizontal("durable_wall", "durable_column", "durable_roof")
    return {
        "employment": pl.col("jobless"),
        "dependents": pl.col("depending") * 2 > pl.col("size"),
        "nutrition": pl.col("undernourished"),
        "insurance": pl.col("uninsured"),
        "adult_education": pl.col("untrained"),
        "child_schooling": pl.col("unschooled"),
        "house_quality": parts <= 1,
        "house_area": pl.col("dwelling_area") < 8 * pl.col("size"),
        "water": pl.col("water_source") >= CLEAN_WATER_CODES,
        "toilet": pl.col("toilet_type") >= HYGIENIC_TOILET_CODES,
        "telecom": ~pl.col("online"),
        "information_means": pl.sum_horizontal(MEANS) == 0,
    }
