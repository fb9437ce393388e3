"""What is installed is what is imported: nothing of the product rests on a package that only tests install."""

import ast
import re
import sys
from collections.abc import Iterator
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PRODUCT = ("vuonlen", "openfisca_vietnam", "demo")
OWN = {*PRODUCT, "benchmarks", "tests"}
#: Lines of base.in that nothing imports, and what needs them.
WITHOUT_IMPORT = {
    "argon2-cffi": "PASSWORD_HASHERS",
    "babel": "make site compiles the catalogues with it",
    "django-axes": "INSTALLED_APPS",
    "django-htmx": "INSTALLED_APPS",
    "django-tasks-db": "INSTALLED_APPS",
    "flask": "openfisca serve",
    "flask-cors": "openfisca serve",
    "gunicorn": "scripts/serve.py and docs/van-hanh.md",
    "werkzeug": "openfisca serve",
    "whitenoise": "MIDDLEWARE",
}
#: Only these open the packages of the worker, and only when a whole place is searched.
OPEN_THE_WORKERS = {"vuonlen/registry/duplicates/linkage.py", "vuonlen/registry/duplicates/people_table.py"}


def named_in(kind: str) -> set[str]:
    """The packages that the `.in` file itself names."""
    lines = (ROOT / "requirements" / f"{kind}.in").read_text().splitlines()
    return {_plain(re.split(r"[~=\[]", line)[0]) for line in lines if line and line[0] not in "#-"}


def locked_in(kind: str) -> dict[str, str]:
    """Package and version of each line of the compiled file."""
    text = (ROOT / "requirements" / f"{kind}.txt").read_text()
    return dict(re.findall(r"^(\S+)==(\S+) \\$", text, re.M))


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


@cache
def imported() -> dict[str, set[str]]:
    """Each package that a file of the product imports, and the files that do; those of tests are left out."""
    found: dict[str, set[str]] = {}
    providers = packages_distributions()
    for path in (path for folder in PRODUCT for path in (ROOT / folder).rglob("*.py") if "tests" not in path.parts):
        for module in set(_modules(path)) - OWN - sys.stdlib_module_names:
            for package in map(_plain, providers.get(module, [module])):
                found.setdefault(package, set()).add(str(path.relative_to(ROOT)))
    return found


def _modules(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (one.name.partition(".")[0] for one in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
            yield node.module.partition(".")[0]


def test_every_import_of_the_product_is_named() -> None:
    assert imported().keys() - named_in("base") - named_in("worker") == set()


def test_every_named_package_is_imported_or_said_why() -> None:
    unused = named_in("base") - imported().keys()
    assert unused == WITHOUT_IMPORT.keys()


def test_only_the_model_opens_what_only_the_worker_installs() -> None:
    users = {path for package in named_in("worker") for path in imported().get(package, ())}
    assert users <= OPEN_THE_WORKERS
    assert not locked_in("base").keys() & named_in("worker")


@pytest.mark.parametrize(("smaller", "larger"), [("base", "worker"), ("worker", "dev")])
def test_the_larger_set_holds_the_smaller_in_the_same_versions(smaller: str, larger: str) -> None:
    assert locked_in(smaller).items() <= locked_in(larger).items()


@pytest.mark.parametrize("kind", ["base", "worker", "dev"])
def test_the_lock_has_checksums_and_no_address(kind: str) -> None:
    text = (ROOT / "requirements" / f"{kind}.txt").read_text()
    assert "://" not in text
    assert all("--hash=sha256:" in part for part in re.split(r"^\S+==", text, flags=re.M)[1:])
    assert named_in(kind) <= locked_in(kind).keys()
