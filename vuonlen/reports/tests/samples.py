"""Two small communes whose figures balance, to draw and to break."""

from dataclasses import replace
from datetime import date

from vuonlen.reports.figures import NearPoorMovement, PlaceFigures, Plan, PoorMovement, Stock, YearFigures


def hill_commune() -> PlaceFigures:
    return PlaceFigures(
        name="Xã Đồi",
        opening=Stock(1200, 4800, 30, 40, 0, 120, 170, 0),
        closing=Stock(1200, 4800, 16, 33, 5, 66, 140, 19),
        poor_households=PoorMovement(30, 6, 10, 1, 1, 1, 1, 0, 16),
        poor_people=PoorMovement(120, 24, 40, 4, 5, 4, 4, 1, 66),
        near_poor_households=NearPoorMovement(40, 15, 1, 0, 6, 1, 2, 0, 33),
        near_poor_people=NearPoorMovement(170, 62, 5, 0, 24, 4, 8, 1, 140),
    )


def plain_commune() -> PlaceFigures:
    return PlaceFigures(
        name="Xã Đồng",
        opening=Stock(2000, 8000, 5, 20, 0, 18, 75, 0),
        closing=Stock(2000, 8000, 2, 12, 0, 7, 44, 0),
        poor_households=PoorMovement(5, 1, 2, 0, 0, 0, 0, 0, 2),
        poor_people=PoorMovement(18, 4, 7, 0, 0, 0, 0, 0, 7),
        near_poor_households=NearPoorMovement(20, 10, 0, 0, 1, 0, 1, 0, 12),
        near_poor_people=NearPoorMovement(75, 38, 0, 0, 4, 0, 3, 0, 44),
    )


def year_figures(*parts: PlaceFigures) -> YearFigures:
    parts = parts or (hill_commune(), plain_commune())
    return YearFigures(
        year=2022,
        place_kind="Huyện",
        place_name="Mẫu",
        province="Tỉnh Mẫu",
        opening_on=date(2022, 1, 1),
        reviewed_on=date(2022, 11, 15),
        closing_on=date(2022, 12, 14),
        forms=110,
        villages=21,
        plan=Plan(escaped_poor=10, near_poor_decrease=12),
        whole=PlaceFigures.whole("Huyện Mẫu", parts),
        parts=tuple(parts),
    )


def with_movement(**changes: int) -> YearFigures:
    """The sample with the hill commune's poor households changed and the total left as it was."""
    broken = replace(hill_commune(), poor_households=replace(hill_commune().poor_households, **changes))
    return replace(year_figures(), parts=(broken, plain_commune()))
