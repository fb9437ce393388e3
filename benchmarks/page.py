"""The page `docs/benchmarks.md` from what was measured."""

from collections.abc import Callable

TITLES = {
    "bulk": "Phân loại 1.000.000 hộ, 4.000.000 người (12 chỉ số), trung vị 5 lần",
    "household": "Một hộ: kết quả hiện theo khi nhập phiếu, 300 lần",
    "lists": "Danh sách hộ ở 1.000.000 hộ, 50 hộ một trang (gunicorn 2×4, 8 kết nối), trung vị 5 lượt",
    "import": "Nhập 200.000 dòng từ Excel",
    "duplicates": "Tìm người trùng: độ chính xác và độ đầy đủ",
    "tables": "Biểu của một tỉnh 300.000 hộ, hai đợt rà soát, trung vị 3 lần",
}
HEAD = """# Kết quả đo

Lệnh: `make bench` (khoảng 5 phút; lần đầu thêm vài phút để nạp 1.000.000 hộ, các lần sau dùng lại). Đo lại riêng một
phần: `.venv/bin/python -m benchmarks lists`. Ba phép đo dài hơn có lệnh riêng:
`.venv/bin/python -m benchmarks import duplicates tables`. Không cần gì ngoài kho mã này. Mỗi bảng so sánh các bên trong
cùng một lần chạy, cùng máy; thời gian tuyệt đối tùy máy, chỉ tỷ lệ đáng tin.
"""
HOUSEHOLD_MS, BULK_TIMES, LIST_SHARE, IMPORT_SECONDS = 20, 3, 0.7, 60


def write(measured: dict[str, dict], page: str = "") -> str:
    """The whole page. Of the page as it is, parts not measured here stay, and so does what others wrote below."""
    there = _sections(page)
    parts = [_part(name, measured.get(name), there) for name in TITLES]
    return "\n".join([HEAD, *parts, *there.values()])


def _sections(page: str) -> dict[str, str]:
    """The sections of a page by their headings."""
    found = [section.partition("\n") for section in f"\n{page}".split("\n## ")[1:]]
    return {heading: f"## {heading}\n{body.rstrip()}\n" for heading, _, body in found}


def _part(name: str, found: dict | None, there: dict[str, str]) -> str:
    """The part anew, or as it was; taken out of the sections that are there."""
    old = [there.pop(heading) for heading in list(there) if heading.startswith(TITLES[name].partition(",")[0])]
    head = f"## {TITLES[name]}\n"
    if found is None:
        return old[0] if old else f"{head}\nChưa đo trên máy này: `.venv/bin/python -m benchmarks {name}`.\n"
    return "\n".join([head, _state(found["state"]), *_BODIES[name](found["rows"]), ""])


def _state(state: dict) -> str:
    load = f"{_vi(state['load'])} trên {state['cores']} nhân"
    return (
        f"Đo lúc {state['at']}, mã nguồn {state['commit']}, {state['processor']}, {state['memory_gb']} GB, "
        f"Python {state['python']}; tải của máy ngay trước khi đo: {load}.\n"
    )


def _bulk(rows: list[dict]) -> list[str]:
    polars = next(row for row in rows if row["side"] == "polars")
    engine = next(row for row in rows if row["side"] == "engine")
    times = engine["seconds"] / polars["seconds"]
    return [
        "| Bên | Giây | So với Polars | Bộ nhớ đỉnh (MB) | Trong đó dữ kiện (MB) |",
        "|---|---:|---:|---:|---:|",
        *(
            f"| {name} | {_vi(row['seconds'])} | {_vi(row['seconds'] / polars['seconds'])} | {row['megabytes']} "
            f"| {row['megabytes_of_facts']} |"
            for name, row in (("`law.classify`", engine), ("Polars viết tay", polars))
        ),
        f"\nHai bên cho cùng số hộ mỗi loại và cùng số thiếu hụt từng chỉ số. Mục tiêu không quá {BULK_TIMES} lần: "
        f"{_verdict(times <= BULK_TIMES)}.",
    ]


def _household(rows: list[dict]) -> list[str]:
    names = {"web form": "cả yêu cầu của trang phiếu", "engine": "riêng `law.classify`"}
    slow = next(row["p95"] for row in rows if row["side"] == "web form")
    return [
        "| Đo | p50 (ms) | p95 (ms) | CPU của tiến trình (ms) |",
        "|---|---:|---:|---:|",
        *(f"| {names[row['side']]} | {_vi(row['p50'])} | {_vi(row['p95'])} | {_vi(row['cpu'])} |" for row in rows),
        f"\nBức tường thứ hai (quyền theo dòng) bật như trên máy chủ thật. Mục tiêu p95 dưới {HOUSEHOLD_MS} ms: "
        f"{_verdict(slow < HOUSEHOLD_MS)}.",
    ]


def _lists(rows: list[dict]) -> list[str]:
    users = {"commune": "một xã", "province": "một tỉnh", "country": "mọi tỉnh"}
    sides = {"product": "Vươn Lên", "signed": "Django có đăng nhập", "bare": "Django trần"}
    product = {row["user"]: row for row in rows if row["side"] == "product"}
    narrow = product["commune"]["to_country"]
    each = "; ".join(
        f"{users[u]} {row['share']:.0%}, {_verdict(row['share'] >= LIST_SHARE)}" for u, row in product.items()
    )
    return [
        "| Người dùng của | Trang | Yêu cầu/giây | So với Django trần | p50 (ms) | p95 (ms) | CPU một yêu cầu (ms) "
        "| CPU Django trần / CPU bên này |",
        "|---|---|---:|---:|---:|---:|---:|---:|",
        *(
            f"| {users[row['user']]} | {sides[row['side']]} | {_vi(row['per_second'])} | {row['share']:.0%} "
            f"| {_vi(row['p50'])} | {_vi(row['p95'])} | {_vi(row.get('cpu'))} | {_percent(row.get('cpu_share'))} |"
            for row in rows
        ),
        "\nVươn Lên chạy như trên máy chủ thật: đăng nhập, quyền theo địa bàn và bức tường thứ hai (quyền theo dòng) "
        "đều bật; Django trần không có gì trong số đó. CPU tính cả tiến trình web lẫn phiên PostgreSQL của bên ấy.",
        f"\nMục tiêu từ {LIST_SHARE:.0%} Django trần, theo người dùng của: {each}. "
        f"Người của một xã nhanh bằng {_vi(narrow)} lần người của mọi tỉnh; mục tiêu không chậm hơn: "
        f"{_verdict(narrow >= 1)}. Tính theo CPU: {_vi(product['commune'].get('cpu_to_country'))} lần.",
    ]


def _import(rows: list[dict]) -> list[str]:
    """Check and writing beside the bare COPY; the phases are of the processors, the rest by the clock too."""
    check, write, bare = ({row["step"]: row for row in rows}[step] for step in ("check", "write", "bare"))
    both = {key: check[key] + write[key] for key in ("seconds", "cpu")}
    named = (("Kiểm tra", check), ("Kiểm tra lại và ghi", write), ("**Cả hai**", both))
    return [
        "| Bước | Giây | CPU (s) | Dòng/giây | So với COPY trần | Trong đó, giây CPU |",
        "|---|---:|---:|---:|---:|---|",
        *(
            f"| {name} | {_vi(row['seconds'], 1)} | {_vi(row['cpu'], 1)} | {_whole(bare['rows'] / row['seconds'])} "
            f"| {row['seconds'] / bare['seconds']:.0f} lần | {_phases(row)} |"
            for name, row in named
        ),
        f"| COPY trần | {_vi(bare['seconds'])} | – | {_whole(bare['rows'] / bare['seconds'])} | 1 lần | – |",
        "\n50.000 hộ ở 25 xã, mỗi người lớn có số định danh, trên máy 2 nhân; bộ nhớ đỉnh "
        f"{_whole(bare['megabytes'])} MB. COPY trần chép cùng các cột vào một bảng không chỉ mục, không khóa, không "
        "nhật ký: mốc để so giữa các máy.",
        f"\nMục tiêu kiểm tra và ghi {_whole(bare['rows'])} dòng trong {IMPORT_SECONDS} giây trên 2 nhân: "
        f"{_verdict(both['seconds'] <= IMPORT_SECONDS)} ({_vi(both['seconds'], 1)} giây).",
    ]


def _phases(row: dict) -> str:
    return "; ".join(f"{name} {_vi(seconds, 1)}" for name, seconds in row.get("phases", {}).items()) or "–"


def _duplicates(rows: list[dict]) -> list[str]:
    """Recall by kind of slip and way of searching; below, over all kinds, recall and precision."""
    ways = {row["way"]: row for row in rows}
    entry, file, sweep = (ways[way] for way in ("entry", "file", "sweep"))
    three = (entry, file, sweep)
    return [
        "| Người nhập lại bị sai thế nào | Khi nhập từng người | Khi nhập cả tệp | Rà cả huyện (splink) |",
        "|---|---:|---:|---:|",
        *(f"| {kind} | {' | '.join(_part_of(*one['kinds'][kind]) for one in three)} |" for kind in sweep["kinds"]),
        f"| **Độ đầy đủ**, mọi kiểu | {' | '.join(_part_of(one['found'], one['true']) for one in three)} |",
        f"| **Độ chính xác** | {' | '.join(_part_of(one['found'], one['raised']) for one in three)} |",
        f"\nSổ của huyện mẫu cùng người nhập lại và người mới: {_whole(sweep['people'])} người. Mỗi ô: tỷ lệ tìm ra, "
        "rồi số cặp tìm ra trên số cặp thật; riêng dòng cuối là số cặp đúng trên số cặp nêu ra. Không ai nhập lại kèm "
        "số định danh; 60% ở cùng thôn, 20% cùng xã, 20% xã khác, lẫn với ngần ấy người thật sự mới. Người và lỗi đều "
        "do máy tạo, nên đây là mức cao nhất có thể mong ở sổ thật.",
        f"\nThời gian: hỏi một người lúc nhập, trung vị {_vi(entry['median_ms'])} ms, p95 {_vi(entry['p95_ms'])} ms; "
        f"ghi tệp {_whole(file['households'])} hộ kèm tìm trùng {_vi(file['seconds'])} giây; rà cả huyện "
        f"{_vi(sweep['seconds'])} giây.",
    ]


def _part_of(right: int, of: int) -> str:
    """A share and what it is of: "0,98 (178/182)"."""
    share = f"{right / of:.2f}".replace(".", ",") if of else "–"
    return f"{share} ({_whole(right)}/{_whole(of)})"


def _tables(rows: list[dict]) -> list[str]:
    bare = rows[-1]["seconds"]
    return [
        "| Phần | Giây | So với SQL viết tay |",
        "|---|---:|---:|",
        *(f"| {row['what']} | {_vi(row['seconds'])} | {_vi(row['seconds'] / bare)} |" for row in rows),
        "\nSQL viết tay chỉ đếm Biểu 1-4 và 6 bằng ba câu gộp: không địa giới của ngày khác, không xã bị chia, không "
        "biến động, không danh sách hộ sau mỗi số. Cả sổ Excel của tỉnh mất tổng các dòng khu vực, đếm và điền, kiểm "
        "tra, ghi.",
    ]


_BODIES: dict[str, Callable[[list[dict]], list[str]]] = {
    "bulk": _bulk,
    "household": _household,
    "lists": _lists,
    "import": _import,
    "duplicates": _duplicates,
    "tables": _tables,
}


def _verdict(reached: bool) -> str:
    return "đạt" if reached else "chưa đạt trong lần đo này"


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{share:.0%}"


def _whole(figure: float) -> str:
    """1.000.000"""
    return f"{figure:,.0f}".replace(",", ".")


def _vi(figure: float | None, decimals: int | None = None) -> str:
    """Two decimals under ten, one above, with the Vietnamese decimal sign; a dash for what was not measured."""
    if figure is None:
        return "–"
    return f"{figure:.{decimals or (2 if figure < 10 else 1)}f}".replace(".", ",")
