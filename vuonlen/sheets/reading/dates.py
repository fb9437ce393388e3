"""Days as people write them: 5/11/1980, 05-11-1980, 11/1980, 1980."""

import polars as pl

_DAY = r"^(?P<d>\d{1,2})[/.\-](?P<m>\d{1,2})[/.\-](?P<y>(?:19|20|21)\d\d)$"
_MONTH = r"^(?P<m>\d{1,2})[/.\-](?P<y>(?:19|20|21)\d\d)$"
_YEAR = r"^(?P<y>(?:19|20|21)\d\d)$"
_ISO = r"^(?P<y>(?:19|20|21)\d\d)-(?P<m>\d{1,2})-(?P<d>\d{1,2})$"


def with_day(frame: pl.DataFrame, column: str) -> pl.DataFrame:
    """Add `<column>_day` (null when unreadable), `_precision` (day, month, year) and `_shape` (null: no such form)."""
    text = pl.col(column)
    day, month, year, iso = (text.str.extract_groups(shape) for shape in (_DAY, _MONTH, _YEAR, _ISO))
    groups = frame.select(day.alias("day"), month.alias("month"), year.alias("year"), iso.alias("iso"))
    shaped = groups.select(
        pl.coalesce(_iso("day", "y", "m", "d"), _iso("iso", "y", "m", "d"), _iso("month", "y", "m"), _iso("year", "y"))
        .alias("written"),
        pl.when(_there("day") | _there("iso")).then(pl.lit("day"))
        .when(_there("month")).then(pl.lit("month"))
        .when(_there("year")).then(pl.lit("year"))
        .alias("precision"),
    )  # fmt: skip
    return frame.with_columns(
        shaped["written"].str.to_date("%Y-%m-%d", strict=False).alias(f"{column}_day"),
        shaped["precision"].alias(f"{column}_precision"),
        shaped["written"].is_not_null().alias(f"{column}_shape"),
    )


def _there(shape: str) -> pl.Expr:
    return pl.col(shape).struct.field("y").is_not_null()


def _iso(shape: str, *parts: str) -> pl.Expr:
    fields = [pl.col(shape).struct.field(part).str.zfill(2) for part in parts]
    return pl.concat_str([*fields, *[pl.lit("01")] * (3 - len(parts))], separator="-", ignore_nulls=False)
