"""When communes end: households pass to the unit that takes over; those of a split commune wait for a person.

Nobody moves house on such a day, so it is no event of a household: codes, members, forms and statuses stay, and
the place it lived in before is kept as a past residence.
"""
