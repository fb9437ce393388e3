"""Standards of a province above the national one, as OpenFisca reforms."""
