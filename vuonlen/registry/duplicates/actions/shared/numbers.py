"""The personal number of two records of one person."""

from ....models import Person


def move_number(giver: Person, taker: Person) -> None:
    """Hand the personal number over; a number belongs to one row only, so the giver loses it first."""
    cipher, index = giver.personal_number_cipher, giver.personal_number_index
    for person, own_cipher, own_index in ((giver, None, None), (taker, cipher, index)):
        person.personal_number_cipher, person.personal_number_index = own_cipher, own_index
        person.save(update_fields=["personal_number_cipher", "personal_number_index"])
