"""The standard of 2022 written by hand in Polars, on the same columns: a check in bulk and a yardstick of speed."""

from datetime import date

import polars as pl

from vuonlen.law import FACTS, Columns

POOR, NEAR_POOR, AVERAGE, NOT_POOR = range(4)
CLEAN = ("piped", "drilled_well", "protected_dug_well", "protected_spring_stream", "rain", "bottled")
HYGIENIC = ("septic_or_semi_septic", "pour_flush", "ventilated_pit", "double_vault")
MEDIA = ("television", "radio", "desktop_computer", "telephone", "laptop", "tablet", "smartphone")


def classify_2022(households: Columns, persons: Columns, on: date) -> pl.DataFrame:
    """Return one row for each household: the 12 deprivations by number, their count and the class."""
    of_members = _of_members(persons, on)
    homes = pl.LazyFrame(households).with_row_index("household")
    joined = homes.join(of_members, on="household", how="left", maintain_order="left")
    found = joined.select(*_deprivations(), *_income()).with_columns(
        count=pl.sum_horizontal([pl.col(f"d{number}").cast(pl.Int8) for number in range(1, 13)])
    )
    return found.with_columns(status=_status()).collect()


def _of_members(persons: Columns, on: date) -> pl.LazyFrame:
    frame = pl.LazyFrame(persons).with_columns(pl.col("household").cast(pl.UInt32))
    return frame.group_by("household").agg(
        pl.len().alias("size"),
        (_from(16, on) & _one_of("employment_situation", ("unemployed", "employed_without_contract")))
        .any()
        .alias("d1"),
        (~_from(16, on) | _yes("receives_social_allowance")).sum().alias("dependents"),
        (~_from(16, on) & (_yes("stunted") | _yes("underweight"))).any().alias("d3"),
        (_from(6, on) & ~_yes("has_health_insurance")).any().alias("d4"),
        _undereducated(on).any().alias("d5"),
        (_from(3, on) & ~_from(16, on) & ~_yes("attends_right_school_level")).any().alias("d6"),
        (~_yes("uses_internet").any()).alias("d11"),
    )


def _from(years: int, on: date) -> pl.Expr:
    return pl.col("birth_date") <= on.replace(year=on.year - years)


def _yes(fact: str) -> pl.Expr:
    return pl.col(fact) == 1


def _one_of(fact: str, codes: tuple[str, ...]) -> pl.Expr:
    return pl.col(fact).is_in([FACTS[fact].codes.index(code) for code in codes])


def _undereducated(on: date) -> pl.Expr:
    upper = _one_of("highest_qualification", ("upper_secondary", "vocational", "university"))
    lower = _one_of("highest_qualification", ("lower_secondary",)) & ~_from(18, on)
    return _from(16, on) & ~_from(31, on) & ~(upper | lower | _yes("studying") | _yes("trained_on_the_job"))


def _deprivations() -> list[pl.Expr]:
    parts = [(pl.col(f"durable_{part}") != 1).cast(pl.Int8) for part in ("wall", "column", "roof")]
    return [
        pl.col("d1"),
        (pl.col("dependents") * 2 > pl.col("size")).alias("d2"),
        *(pl.col(f"d{number}") for number in (3, 4, 5, 6)),
        (pl.sum_horizontal(parts) >= 2).alias("d7"),
        (pl.col("dwelling_area") < pl.col("size") * 8).alias("d8"),
        (~_one_of("water_source", CLEAN)).alias("d9"),
        (~_one_of("toilet_type", HYGIENIC)).alias("d10"),
        pl.col("d11"),
        (~pl.any_horizontal([_yes(f"has_{medium}") for medium in MEDIA])).alias("d12"),
    ]


def _income() -> list[pl.Expr]:
    by_points = _one_of("income_basis", ("points",))
    points = pl.col("income_points") <= pl.when(_yes("is_urban")).then(175).otherwise(140)
    income = pl.col("measured_income_per_head")
    line = pl.when(_yes("is_urban")).then(2_000_000).otherwise(1_500_000)
    average = pl.when(_yes("is_urban")).then(3_000_000).otherwise(2_250_000)
    return [
        pl.when(by_points).then(points).otherwise(income <= line).alias("under"),
        (~by_points & (income <= average)).alias("average"),
    ]


def _status() -> pl.Expr:
    under = pl.when(pl.col("count") >= 3).then(POOR).otherwise(NEAR_POOR)
    over = pl.when(pl.col("average")).then(AVERAGE).otherwise(NOT_POOR)
    return pl.when(pl.col("under")).then(under).otherwise(over).cast(pl.Int8)
