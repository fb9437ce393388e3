"""Figures as people write them."""

import polars as pl


def figure(text: pl.Expr, *, whole: bool) -> pl.Expr:
    """ "1.500.000" and "45,5" as Vietnamese write them, "45.5" as Excel does; null when it is none."""
    bare = text.str.replace_all(r"\s", "")
    grouped = bare.str.contains(r"^-?\d{1,3}(\.\d{3})+(,\d+)?$")
    plain = pl.when(grouped).then(bare.str.replace_all(".", "", literal=True)).otherwise(bare).str.replace(",", ".")
    return plain.cast(pl.Int64 if whole else pl.Float64, strict=False)
