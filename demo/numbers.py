"""Personal numbers that have the right form and can belong to nobody: no province has the code 099."""

from datetime import date

_NO_SUCH_PROVINCE = "099"


def personal_number(sequence: int, *, birth: date, sex: str) -> str:
    """Twelve digits: province, century and sex, year of birth, running number. `sequence` below one million."""
    if not 0 <= sequence < 1_000_000:
        raise ValueError(sequence)
    century = (birth.year // 100 - 19) * 2 + (sex == "female")
    return f"{_NO_SUCH_PROVINCE}{century}{birth.year % 100:02d}{sequence:06d}"
