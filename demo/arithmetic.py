"""What a printed rate allows: the whole numbers that give it after rounding."""

from decimal import Decimal

from vuonlen.kernel.format import rounded


def wholes_giving(part: int, percent: Decimal, places: int) -> range:
    """All whole numbers `n` for which part / n in percent is printed as `percent`."""
    half = Decimal(5).scaleb(-places - 1)
    highest = int(Decimal(100 * part) / (percent - half)) + 1
    lowest = int(Decimal(100 * part) / (percent + half))
    fitting = [n for n in range(max(1, lowest), highest + 1) if _printed(part, n, places) == percent]
    return range(fitting[0], fitting[-1] + 1) if fitting else range(0)


def nearest_whole(part: int, percent: Decimal) -> int:
    """The whole number for which part / n in percent comes closest."""
    about = int(Decimal(100 * part) / percent)
    return min((about, about + 1), key=lambda n: abs(Decimal(100 * part) / n - percent))


def _printed(part: int, whole: int, places: int) -> Decimal:
    return rounded(Decimal(100 * part) / whole, places)
