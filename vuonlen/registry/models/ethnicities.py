"""The 54 ethnicities of Vietnam, by the names of Quyết định 121-TCTK/PPCĐ (02/03/1979)."""

KINH = "Kinh"

ETHNICITIES: tuple[str, ...] = (
    KINH, "Tày", "Thái", "Hoa", "Khơ-me", "Mường", "Nùng", "HMông", "Dao", "Gia-rai", "Ngái", "Ê-đê", "Ba-na",
    "Xơ-Đăng", "Sán Chay", "Cơ-ho", "Chăm", "Sán Dìu", "Hrê", "Mnông", "Ra-glai", "Xtiêng", "Bru-Vân Kiều",
    "Thổ", "Giáy", "Cơ-tu", "Gié-Triêng", "Mạ", "Khơ-mú", "Co", "Ta-ôi", "Chơ-ro", "Kháng", "Xinh-mun",
    "Hà Nhì", "Chu-ru", "Lào", "La Chí", "La Ha", "Phù Lá", "La Hủ", "Lự", "Lô Lô", "Chứt", "Mảng", "Pà Thẻn",
    "Cơ Lao", "Cống", "Bố Y", "Si La", "Pu Péo", "Brâu", "Ơ-đu", "Rơ-măm",
)  # fmt: skip

_KNOWN = frozenset(ETHNICITIES)


def is_ethnicity(name: str) -> bool:
    """Whether `name` is one of the 54, written as in the list."""
    return name in _KNOWN
