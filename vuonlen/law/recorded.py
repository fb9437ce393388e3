"""Facts that a form records for the reports. The law computes nothing with them, so no form is incomplete without one.

Causes and their wording: `domain/standards.md` 5.2 (read in the software of a province, shortened there; the official
text is not in our sources). The two flags stand in every list and in table 8 (5.1, 5.3); the legal definition of "không
có khả năng lao động" was not found, so it is asked as the form names it.
"""

from vuonlen.law.facts import Fact

_CAUSES = (
    "Thiếu đất sản xuất",
    "Thiếu vốn",
    "Thiếu lao động",
    "Thiếu công cụ, phương tiện sản xuất",
    "Thiếu kiến thức về sản xuất",
    "Thiếu kỹ năng lao động, sản xuất",
    "Ốm đau, bệnh nặng, tai nạn",
    "Nguyên nhân khác",
)


def _flag(code: str, label_vi: str) -> Fact:
    return Fact(code, "household", "bool", label_vi, None, "form")


#: Recorded facts by code; the answer to one of kind "codes" is a list of its codes.
RECORDED: dict[str, Fact] = {
    fact.code: fact
    for fact in (
        _flag("no_work_capacity", "Hộ không có khả năng lao động"),
        _flag("has_merit_member", "Hộ có thành viên là người có công với cách mạng"),
        Fact(
            code="causes",
            entity="household",
            kind="codes",
            label_vi="Nguyên nhân nghèo (chọn mọi nguyên nhân đúng với hộ)",
            unit=None,
            source="form",
            codes=tuple(str(number) for number in range(1, len(_CAUSES) + 1)),
            labels_vi=_CAUSES,
        ),
    )
}

# The tables that ask for them are those of 2022-2026; what the forms before asked is not known.
_ASKED_UNDER = frozenset({"mpi-2022-2025"})


def recorded_under(standard_id: str) -> tuple[Fact, ...]:
    """The recorded facts that the form of a standard has."""
    return tuple(RECORDED.values()) if standard_id in _ASKED_UNDER else ()
