"""A document that holds every kind of block, of an office that does not exist."""

from vuonlen.documents import (
    Bar,
    ChartBlock,
    Fields,
    Head,
    Heading,
    Line,
    Paper,
    Paragraph,
    Qr,
    Section,
    Signature,
    TableBlock,
    TableColumn,
    by_hand,
    committee_of,
    for_committee,
    numbered,
    place_and_date,
)

TABLE = TableBlock(
    caption="Bảng 1. Cây trồng",
    columns=(
        TableColumn(("TT",), 12, "center"),
        TableColumn(("Tên cây",), 60, "left"),
        TableColumn(("Số cây", "Đầu kỳ"), 30),
        TableColumn(("Số cây", "Cuối kỳ"), 30),
    ),
    rows=(("1", "Cây quế", "1.200", "1.350"), ("2", "Cây hồi", "80", "90"), ("", "TỔNG CỘNG", "1.280", "1.440")),
    has_total=True,
)
CHART = ChartBlock(
    title="Hình 1. Số cây tăng ở cả hai vườn",
    bars=(Bar("Cây quế", 1350, 1200), Bar("Cây hồi", 90, 80)),
    key="Thanh: cuối kỳ. Vạch: đầu kỳ.",
    alternative="Cây quế: 1.200 đầu kỳ, 1.350 cuối kỳ; Cây hồi: 80 đầu kỳ, 90 cuối kỳ",
)
BLOCKS = (
    Heading("I. Vườn cây", 1),
    Heading("1. Kiểm đếm", 2),
    Paragraph("Vườn được kiểm đếm hai lần trong năm."),
    TABLE,
    CHART,
    Line("THÔNG BÁO:"),
    Fields((("Người đếm", "Chìu A Sáng"), ("Ghi chú", ""))),
    Qr("https://vuonlen.example/cay/1/", "Quét mã để xem vườn."),
)


def paper(*blocks: object, **of_section: object) -> Paper:
    """A letter with these blocks, or with one of every kind."""
    given = {
        "head": Head(place_and_date("Mẫu", None, 2022), committee_of("Xã Mẫu"), numbered("", "TB-UBND"), "Mẫu số 09"),
        "signatures": (for_committee("Đặng Văn Ước"),),
        "recipients": ("Như trên;", "Lưu: VT."),
    }
    section = Section("THÔNG BÁO", ("Về số cây năm 2022",), blocks or BLOCKS, **(given | of_section))
    return Paper("Thông báo số cây", (section,), note="Bản thử.")


def citizen_paper() -> Paper:
    """A paper without an issuer, signed by two persons."""
    return paper(
        Paragraph("Tôi đề nghị đếm lại."),
        head=Head(place_and_date("Mẫu", None)),
        recipients=(),
        signatures=(by_hand("NGƯỜI NHẬN"), by_hand("NGƯỜI ĐỀ NGHỊ", "Lý Thị Tư")),
    )


def annex() -> Section:
    """A list across the page, without a letterhead."""
    return Section(
        "DANH SÁCH CÂY",
        (),
        (TABLE,),
        goes_with="(Kèm theo Thông báo số 9/TB-UBND)",
        is_wide=True,
        signatures=(Signature(("NGƯỜI LẬP",)),),
    )
