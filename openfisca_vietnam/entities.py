"""The two entities of the poverty standards: a person and the household the person belongs to."""

from openfisca_core.entities import build_entity

Household = build_entity(
    key="household",
    plural="households",
    label="Hộ gia đình",
    doc="Những người sống chung, góp chung thu nhập và chi tiêu chung.",
    roles=[
        {
            "key": "member",
            "plural": "members",
            "label": "Thành viên",
            "doc": "Mọi thành viên của hộ, kể cả chủ hộ: các chuẩn nghèo không phân biệt vai trò.",
        },
    ],
)

Person = build_entity(
    key="person",
    plural="persons",
    label="Thành viên hộ",
    doc="Một người, thành viên của đúng một hộ.",
    is_person=True,
)

__all__ = ["Household", "Person"]
