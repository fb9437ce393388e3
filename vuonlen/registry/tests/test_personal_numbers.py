import pytest

from vuonlen.registry.models.personal_numbers import (
    NumberUnreadable,
    blind_index,
    decrypt,
    encrypt,
    is_personal_number,
    mask,
)

NUMBER = "022080001234"


def test_number_survives_the_round_trip():
    index = blind_index(NUMBER)
    assert decrypt(encrypt(NUMBER, index), index) == NUMBER


def test_two_ciphers_of_one_number_differ():
    index = blind_index(NUMBER)
    assert encrypt(NUMBER, index) != encrypt(NUMBER, index)


def test_cipher_and_index_hold_no_digits():
    index = blind_index(NUMBER)
    assert NUMBER.encode() not in encrypt(NUMBER, index) + index


def test_cipher_copied_to_another_person_does_not_open():
    cipher = encrypt(NUMBER, blind_index(NUMBER))
    with pytest.raises(NumberUnreadable, match="do not belong together"):
        decrypt(cipher, blind_index("022080009999"))


def test_another_key_is_named_as_the_reason(settings):
    index = blind_index(NUMBER)
    cipher = encrypt(NUMBER, index)
    settings.FIELD_KEY = "A" * 43 + "="
    with pytest.raises(NumberUnreadable, match="another key"):
        decrypt(cipher, index)


def test_index_depends_on_the_key(settings):
    before = blind_index(NUMBER)
    settings.FIELD_KEY = "A" * 43 + "="
    assert blind_index(NUMBER) != before


def test_mask_shows_the_last_three_digits():
    assert mask(NUMBER) == "•••••••••234"


@pytest.mark.parametrize("text", ["02208000123", "0220800012345", "02208000123a", "", "０２２０８０００１２３４"])
def test_anything_but_twelve_digits_is_no_number(text):
    assert not is_personal_number(text)
