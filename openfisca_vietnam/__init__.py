"""The multidimensional poverty standards of Vietnam as an OpenFisca country package.

Facts about persons and households go in, deprivations and the legal class of the household come out.
The period of every variable is a day: the day of the law that is applied.
"""

from pathlib import Path

from openfisca_core.taxbenefitsystems import TaxBenefitSystem

from openfisca_vietnam.entities import Household, Person

__version__ = "0.1.0"

ROOT = Path(__file__).parent


class CountryTaxBenefitSystem(TaxBenefitSystem):
    """The law of Vietnam as far as this package knows it."""

    def __init__(self) -> None:
        super().__init__([Household, Person])
        self.add_variables_from_directory(str(ROOT / "variables"))
        self.load_parameters(str(ROOT / "parameters"))
        self.open_api_config = {
            "variable_example": "poverty_status",
            "parameter_example": "income.line.rural",
        }

    def get_package_metadata(self) -> dict[str, str]:
        """Describe the package to the web API; it lives in this repository and is not a distribution."""
        return {
            "name": "openfisca-vietnam",
            "version": __version__,
            "repository_url": "",
            "location": str(ROOT.parent),
        }


__all__ = ["CountryTaxBenefitSystem", "__version__"]
