"""The contracts of import-linter hold what they say: no folder without a layer, no way into a room but its doors."""

import tomllib
from pathlib import Path

import pytest
from grimp import ImportGraph

from scripts.doors import DoorsContract

ROOT = Path(__file__).parents[1]
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
LAYERS = next(one for one in CONTRACTS if one["type"] == "layers")


def test_every_folder_of_the_house_stands_in_a_layer() -> None:
    """What import-linter cannot see: a folder of Python files without `__init__.py`."""
    placed = {room for line in LAYERS["layers"] for room in line.split(" | ")} | set(LAYERS["exhaustive_ignores"])
    folders = {path.relative_to(ROOT / "vuonlen").parts[0] for path in (ROOT / "vuonlen").rglob("*/*.py")}
    assert LAYERS["exhaustive"]
    assert folders - placed == set()


def check(importer: str, imported: str) -> list[str]:
    graph = ImportGraph()
    for name in ("house", "house.registry", "house.credit", importer, imported):
        graph.add_module(name)
    graph.add_import(importer=importer, imported=imported)
    contract = DoorsContract(
        name="doors",
        session_options={},
        contract_options={
            "container": "house",
            "rooms": ["registry", "credit"],
            "doors": ["models", "actions", "queries", "room"],
        },
    )
    return contract.check(graph, verbose=False).metadata["imports"]


@pytest.mark.parametrize(
    ("importer", "imported"),
    [
        ("house.credit.loans", "house.registry.models.person"),
        ("house.credit.loans", "house.registry.duplicates.actions"),
        ("house.credit.loans", "house.credit.inner"),
        ("house.credit.tests.test_loans", "house.registry.testing"),
    ],
)
def test_doors_are_open(importer: str, imported: str) -> None:
    assert check(importer, imported) == []


@pytest.mark.parametrize(
    ("importer", "imported"),
    [
        ("house.credit.loans", "house.registry.validation"),
        ("house.credit.loans", "house.registry.testing"),
        ("house.credit.tests.test_loans", "house.registry.validation"),
    ],
)
def test_walls_are_walls(importer: str, imported: str) -> None:
    assert check(importer, imported) == [f"{importer} -> {imported}"]
