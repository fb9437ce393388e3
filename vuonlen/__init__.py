"""Vươn Lên: the open information system of Vietnam's sustainable poverty-reduction programme."""
