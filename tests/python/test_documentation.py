"""What the documentation says is so: examples run, and stubs carry the same text."""

import ast
import doctest
import inspect
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import orderwire
import pytest
from orderwire.payloads import KINDS, PAYLOADS
from support import EVENTS, REQUEST, ROOT

PUBLIC = [name for name in orderwire.__all__ if name != "__version__"]


@pytest.mark.parametrize("name", ["", *PUBLIC])
def test_examples_in_docstrings_run(name: str) -> None:
    item: Any = getattr(orderwire, name) if name else orderwire
    examples = doctest.DocTestParser().get_doctest(item.__doc__, {}, name, None, 0)
    assert doctest.DocTestRunner(verbose=False).run(examples).failed == 0


@pytest.mark.parametrize("name", PUBLIC)
def test_everything_public_is_documented(name: str) -> None:
    item = getattr(orderwire, name)
    assert item.__doc__
    if inspect.isclass(item):
        members = [(key, value) for key, value in vars(item).items() if not key.startswith("_")]
        assert all(value.__doc__ for key, value in members if not isinstance(value, str)), name


@pytest.mark.parametrize("name", PUBLIC)
def test_every_entry_point_has_an_example(name: str) -> None:
    if inspect.isroutine(getattr(orderwire, name)):
        assert ">>>" in getattr(orderwire, name).__doc__


def stub_docstrings() -> Iterator[tuple[str, str]]:
    text = files("orderwire").joinpath("_orderwire.pyi").read_text(encoding="utf-8")
    nodes: list[tuple[str, ast.AST]] = [("", ast.parse(text))]
    for prefix, node in nodes:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.ClassDef | ast.FunctionDef):
                nodes.append((f"{prefix}{child.name}.", child))
                text = ast.get_docstring(child) or ""
                if text or not child.name.startswith("__"):
                    yield f"{prefix}{child.name}", text


def test_stubs_carry_the_docstrings() -> None:
    from orderwire import _orderwire

    wrong = []
    overloads = set()
    for path, text in stub_docstrings():
        item: Any = _orderwire
        for part in path.split("."):
            item = getattr(item, part)
        if text != inspect.getdoc(item) and (text or path not in overloads):
            wrong.append(path)
        overloads.add(path)
    assert not wrong, f"`_orderwire.pyi` has another text than src for {wrong}"


def test_parse_is_typed_by_kind() -> None:
    text = files("orderwire").joinpath("_orderwire.pyi").read_text(encoding="utf-8")
    typed = {}
    for node in ast.parse(text).body:
        if isinstance(node, ast.FunctionDef) and node.name == "parse":
            kind, returned = node.args.args[0].annotation, node.returns
            assert kind and returned
            typed[ast.unparse(kind)] = ast.unparse(returned)
    expected = {f"Literal[{kind!r}]": payload.__name__ for kind, payload in PAYLOADS.items()}
    assert typed == {**expected, "str": "Any"}


def test_literal_types_name_what_there_is() -> None:
    """What stubs list by hand is what the catalogue has."""
    text = files("orderwire").joinpath("_orderwire.pyi").read_text(encoding="utf-8")
    literals = {}
    for node in ast.parse(text).body:
        if isinstance(node, ast.AnnAssign) and isinstance(node.value, ast.Subscript):
            literals[ast.unparse(node.target)] = node.value.slice

    def listed(name: str) -> list[str]:
        words: list[str] = list(ast.literal_eval(literals[name]))
        return words

    kinds = orderwire.kinds()
    assert tuple(kind.kind for kind in kinds) == KINDS
    assert listed("_RequestKind") == [k.kind for k in kinds if k.direction == "request"]
    assert listed("_AnswerKind") == [k.kind for k in kinds if k.direction != "request"]
    assert listed("_Operation") == list(dict.fromkeys(f"{k.vendor}.{k.operation}" for k in kinds))
    for draft in listed("_Draft"):
        assert orderwire.json_schema(REQUEST, draft)  # type: ignore[arg-type]


ARGUMENTS: dict[str, tuple[Any, ...]] = {
    "check": (REQUEST, "{}"),
    "is_valid": (REQUEST, "{}"),
    "parse": (REQUEST, "{}"),
    "totals": (REQUEST, "{}"),
    "apportion": (1, [1]),
    "compare": (1, [1], [1]),
    "refund_next": ([1], [0], 1),
    "refund_quantity": (1, 1, 0, 1),
    "writeback": ("{}", "{}"),
    "check_exchange": ("retailops.order_writeback", "{}", "{}"),
    "check_update": (REQUEST, "{}", "{}"),
    "detect": ("{}",),
    "build": (EVENTS, {"events": []}),
    "json_schema": (REQUEST,),
}


@pytest.mark.parametrize("name", ARGUMENTS)
def test_signatures_name_every_option(name: str) -> None:
    """The core says which options it knows; the signature shows the same."""
    function = getattr(orderwire, name)
    arguments = ARGUMENTS[name]
    with pytest.raises(orderwire.InputError) as caught:
        function(*arguments, no_such=1)
    assert caught.value.code == "option.unknown"
    options = re.split(r"the (?:options are|only option is) ", str(caught.value))[1]
    known = options.replace(", and ", ", ").split(", ")
    parameters = inspect.signature(function).parameters.values()
    shown = [each.name for each in parameters if each.kind is each.KEYWORD_ONLY]
    assert sorted(shown) == sorted(known)
    # Giving the defaults that the signature shows changes nothing.
    defaults = {each.name: each.default for each in parameters if each.name in shown}
    if name != "writeback":
        assert function(*arguments, **defaults) == function(*arguments)


def test_the_readme_prints_what_it_says(tmp_path: Path) -> None:
    """Its programs are one after the other in one file, and may write files."""
    readme = (ROOT / "bindings-python" / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```python\n(.*?)```\s*```text\n(.*?)```", readme, re.DOTALL)
    assert len(blocks) == readme.count("```python")
    run = subprocess.run(
        [sys.executable, "-X", "utf8", "-W", "error", "-c", "".join(block for block, _ in blocks)],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (run.stderr, run.stdout) == ("", "".join(output for _, output in blocks))
