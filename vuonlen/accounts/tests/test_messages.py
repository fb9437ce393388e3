from vuonlen.kernel.rights import RIGHT_NAMES, Permission


def test_every_right_has_a_vietnamese_name() -> None:
    assert RIGHT_NAMES.keys() == set(Permission)
