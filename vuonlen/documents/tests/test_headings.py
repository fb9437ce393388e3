from vuonlen.documents.headings import HeadingCell, merge_headings


def test_neighbours_share_a_heading_and_short_columns_reach_down() -> None:
    cells = merge_headings([("Xã",), ("Hộ nghèo", "Số hộ"), ("Hộ nghèo", "Tỷ lệ")])
    assert cells == [
        HeadingCell("Xã", 0, 0, 2, 1),
        HeadingCell("Hộ nghèo", 0, 1, 1, 2),
        HeadingCell("Số hộ", 1, 1, 1, 1),
        HeadingCell("Tỷ lệ", 1, 2, 1, 1),
    ]


def test_the_same_words_under_different_headings_stay_apart() -> None:
    cells = merge_headings([("Nghèo", "Số hộ"), ("Cận nghèo", "Số hộ")])
    assert [cell.columns for cell in cells] == [1, 1, 1, 1]


def test_every_place_is_covered_exactly_once() -> None:
    headings = [("A", "B", "C"), ("A", "B", "D"), ("A", "E"), ("F",)]
    covered = [
        (cell.row + down, cell.column + right)
        for cell in merge_headings(headings)
        for down in range(cell.rows)
        for right in range(cell.columns)
    ]
    assert sorted(covered) == [(row, column) for row in range(3) for column in range(4)]
