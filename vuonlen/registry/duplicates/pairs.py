"""Which pairs among very many records may be doubles: joins of columns, before any pair is compared one by one.

Two records meet when they share a block: the same name and year of birth, the same name and day and month, the same
birth date (also with day and month exchanged), or the same commune, year and sex when one knows no more than the year.
Of these only pairs stay that `compare` could still find alike: two different numbers leave room for nothing but
agreement in everything else, and names that are not close end a comparison with 0.
"""

from collections.abc import Callable

import polars as pl
from rapidfuzz.distance import DamerauLevenshtein, Levenshtein
from rapidfuzz.process import cpdist

#: A block this large says nothing (a date that a file repeats on every line): it is not compared.
MOST = 500
_SLIPS = 2  # letters in which two names may differ and still be close
_PIECE = 200_000  # pairs of names measured at a time
_IDS = ["one", "other"]
_VAGUE = ["commune_id", "year", "sex_id"]


def candidate_pairs(people: pl.DataFrame) -> pl.DataFrame:
    """Pairs of ids (`one` < `other`), at least one fresh, each once.

    `people` has person_id, key, sex, birth_date, is_vague, has_number, ethnicity, village_id, commune_id, is_fresh.
    """
    names = people.select("key").unique().with_row_index("key_id")
    people = _with_blocks(people.join(names, on="key"))
    blocks = (["key_id", "year"], ["key_id", "day_month"], ["birth_turned"], _VAGUE)
    met = pl.concat(_met(people, by) for by in blocks).unique()
    found = [_all_agree(people), _named_alike(met, names)]
    return pl.concat(found).unique().sort(_IDS)


def _with_blocks(people: pl.DataFrame) -> pl.DataFrame:
    """Add the columns that records share, as small numbers; those of a whole birth date are null when it is vague."""
    birth = pl.col("birth_date")
    day, month, year = birth.dt.day().cast(pl.Int32), birth.dt.month().cast(pl.Int32), birth.dt.year()
    low, high = pl.min_horizontal(day, month), pl.max_horizontal(day, month)
    turned = pl.when(high <= 12).then(low * 100 + high).otherwise(month * 100 + day)
    return people.with_columns(
        year.alias("year"),
        pl.col("sex").rank("dense").cast(pl.UInt8).alias("sex_id"),
        pl.when(~pl.col("is_vague")).then(day * 100 + month).alias("day_month"),
        pl.when(~pl.col("is_vague")).then(year * 10_000 + turned).alias("birth_turned"),
    )


def _all_agree(people: pl.DataFrame) -> pl.DataFrame:
    """Two with different numbers: what is left by the points, as a test makes sure, when nothing else differs."""
    numbered = people.filter(pl.col("has_number") & ~pl.col("is_vague"))
    return _joined(numbered, numbered, ["key_id", "birth_date", "sex_id", "ethnicity", "village_id"]).select(_IDS)


def _met(people: pl.DataFrame, by: list[str]) -> pl.DataFrame:
    """Pairs of one block of which one at least has no number; where only place and year agree, one is vague."""
    here = people.drop_nulls(by)
    here = here.filter(pl.len().over(by) <= MOST)
    first = here.filter(~pl.col("has_number"))
    if by != _VAGUE:
        return _joined(first, here, by)
    vague = pl.col("is_vague")
    return pl.concat([_joined(first.filter(vague), here, by), _joined(first, here.filter(vague), by)])


def _joined(first: pl.DataFrame, second: pl.DataFrame, by: list[str]) -> pl.DataFrame:
    """Pairs in the same block, lower id first, at least one fresh; unlike names and unlike sexes never suffice."""
    taken = ["person_id", "is_fresh", "key_id", "sex_id"]
    left = first.select(*(pl.col(one).alias(f"by_{one}") for one in by), *taken)
    right = second.select(*(pl.col(one).alias(f"by_{one}") for one in by),
                          *(pl.col(one).alias(f"{one}_of") for one in taken))  # fmt: skip
    pairs = left.lazy().join(right.lazy(), on=[f"by_{one}" for one in by])
    either_fresh = pl.col("is_fresh") | pl.col("is_fresh_of")
    same = (pl.col("key_id") == pl.col("key_id_of")) | (pl.col("sex_id") == pl.col("sex_id_of"))
    pairs = pairs.filter((pl.col("person_id") != pl.col("person_id_of")) & either_fresh & same)
    return pairs.select(
        pl.min_horizontal("person_id", "person_id_of").alias("one"),
        pl.max_horizontal("person_id", "person_id_of").alias("other"),
        pl.min_horizontal("key_id", "key_id_of").alias("key_id"),
        pl.max_horizontal("key_id", "key_id_of").alias("key_id_of"),
    ).collect()


def _named_alike(pairs: pl.DataFrame, names: pl.DataFrame) -> pl.DataFrame:
    """Those whose names are equal, or close; each pair of names is measured once."""
    both = ["key_id", "key_id_of"]
    unlike = pairs.filter(pl.col("key_id") != pl.col("key_id_of")).select(both).unique()
    told = _told(names)
    others = told.rename({name: f"{name}_of" for name in told.columns})
    close = [
        _close(part.join(told, on="key_id").join(others, on="key_id_of")).select(both)
        for part in unlike.iter_slices(_PIECE)
    ]
    equal = pairs.filter(pl.col("key_id") == pl.col("key_id_of"))
    return pl.concat([equal, *(pairs.join(part, on=both) for part in close)]).select(_IDS)


def _told(names: pl.DataFrame) -> pl.DataFrame:
    """What decides of a name, once a name: its letters, its words in any order, its first and last word."""
    words = pl.col("key").str.split(" ")
    ends = pl.concat_str(words.list.first(), pl.lit(" "), words.list.last())
    return names.with_columns(
        pl.col("key").str.len_chars().cast(pl.Int32).alias("letters"),
        words.list.len().cast(pl.Int32).alias("words"),
        ends.rank("dense").alias("ends"),
        words.list.sort().list.join(" ").rank("dense").alias("any_order"),
    )


def _close(spelled: pl.DataFrame) -> pl.DataFrame:
    """A letter or two apart, words in another order, or one word left out between the first and the last."""
    one_less = (pl.col("words") - pl.col("words_of")).abs() == 1
    reworded = (one_less & (pl.col("ends") == pl.col("ends_of"))) | (pl.col("any_order") == pl.col("any_order_of"))
    near = (pl.col("letters") - pl.col("letters_of")).abs() <= _SLIPS
    rest = spelled.filter(~reworded & near)
    # Exchanged letters are two changes for the fast measure, one for the one that counts.
    rest = _within(rest, Levenshtein.distance, 2 * _SLIPS)
    return pl.concat([spelled.filter(reworded), _within(rest, DamerauLevenshtein.distance, _SLIPS)])


def _within(spelled: pl.DataFrame, measure: Callable[..., int], most: int) -> pl.DataFrame:
    apart = cpdist(spelled["key"].to_list(), spelled["key_of"].to_list(), scorer=measure, score_cutoff=most)
    return spelled.filter(pl.Series(apart <= most, dtype=pl.Boolean))
