"""The text of the house as trees: which modules write to the database, and which names they give to the trail."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import vuonlen

_ROOT = Path(vuonlen.__file__).parent
#: Calls that change rows, whatever they are called on.
_ALWAYS = {"create", "bulk_create", "bulk_update", "get_or_create", "update_or_create", "create_user", "copy_rows"}
#: Those of a model or a queryset take no positional argument, unlike those of a dictionary, a hash or a document.
_WITHOUT_POSITION = {"save", "delete", "update"}
_SQL = re.compile(
    r"\bINSERT\s+INTO\b|\bUPDATE\s+[\w{}.]+\s+(?:AS\s+)?(?:\w+\s+)?SET\b|\bDELETE\s+FROM\b|\bCOPY\s+[\w{}]+\s+\(|\bTRUNCATE\b"
)


@cache
def modules() -> dict[str, ast.Module]:
    """Every module of the house but migrations and what tests are made of, by its dotted name."""
    return {_name(path): ast.parse(path.read_text()) for path in sorted(_ROOT.rglob("*.py")) if _is_product(path)}


def _is_product(path: Path) -> bool:
    return not {"tests", "migrations"} & set(path.parts) and path.name not in {"testing.py", "conftest.py"}


def _name(path: Path) -> str:
    parts = path.relative_to(_ROOT.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def is_action(module: str) -> bool:
    """Whether it stands under `actions`, of a room or of a subject of a room."""
    return "actions" in module.split(".")


def is_shared(module: str) -> bool:
    """Whether it holds what several verbs do alike."""
    return is_action(module) and "shared" in module.split(".")


def writes(tree: ast.AST) -> list[int]:
    """The lines that change rows: calls of the ORM, and statements written out."""
    docstrings = set(_docstrings(tree))
    return sorted(node.lineno for node in ast.walk(tree) if _writes(node) and id(node) not in docstrings)


def _writes(node: ast.AST) -> bool:
    if isinstance(node, ast.Call):
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        return name in _ALWAYS or (name in _WITHOUT_POSITION and isinstance(node.func, ast.Attribute) and _bare(node))
    if isinstance(node, ast.JoinedStr):
        return bool(_SQL.search(ast.unparse(node)))
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and bool(_SQL.search(node.value))


def _bare(call: ast.Call) -> bool:
    return not call.args and (bool(call.keywords) or call.func.attr != "update")  # type: ignore[attr-defined]


def _docstrings(tree: ast.AST) -> Iterator[int]:
    for node in ast.walk(tree):
        first = (getattr(node, "body", None) or [None])[0] if not isinstance(node, ast.Lambda | ast.IfExp) else None
        if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
            yield id(first.value)


def functions(tree: ast.Module) -> dict[str, ast.FunctionDef]:
    """The functions at the top of a module."""
    return {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}


def reach(tree: ast.Module, function: ast.FunctionDef) -> list[ast.stmt]:
    """What a function may run of its own module: itself, the private functions and the statements' texts it names."""
    tops = {name: node for node in tree.body for name in _bound(node) if name.startswith("_")}
    found: dict[str, ast.stmt] = {}
    todo: list[ast.stmt] = [function]
    while todo:
        for node in ast.walk(todo.pop()):
            if isinstance(node, ast.Name) and node.id in tops and node.id not in found:
                found[node.id] = tops[node.id]
                todo.append(tops[node.id])
    return [function, *found.values()]


def _bound(node: ast.stmt) -> list[str]:
    if isinstance(node, ast.FunctionDef):
        return [node.name]
    targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
    return [target.id for target in targets if isinstance(target, ast.Name)]


def decorators(function: ast.FunctionDef) -> set[str]:
    """The names a function is decorated with."""
    return {ast.unparse(one).partition("(")[0] for one in function.decorator_list}


def imports(module: str, tree: ast.Module) -> set[str]:
    """The modules, and names of modules, that a module imports; as dotted names."""
    package = module.split(".") if (_ROOT.parent / Path(*module.split("."))).is_dir() else module.split(".")[:-1]
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            source = ".".join([*base, *([node.module] if node.module else [])])
            found |= {f"{source}.{one.name}" for one in node.names}
        elif isinstance(node, ast.Import):
            found |= {one.name for one in node.names}
    return found


def given(called: set[str], argument: str) -> Iterator[str]:
    """The texts that calls of these functions give as `argument`: "household.view"."""
    for tree in modules().values():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in called:
                for keyword in node.keywords:
                    if keyword.arg == argument:
                        yield from _texts(keyword.value)


def _texts(value: ast.expr) -> Iterator[str]:
    for node in ast.walk(value):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def by_hand() -> Iterator[str]:
    """The actions of contexts that are opened without `@verb`: `audited(actor, "season.decide")`."""
    for tree in modules().values():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "audited":
                for value in (*node.args[1:2], *(one.value for one in node.keywords if one.arg == "action")):
                    yield from _texts(value)
