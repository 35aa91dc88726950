"""The shape that the code keeps: short files, one direction of imports, keys that say what they do."""

import importlib
import json
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest
from textual.binding import Binding
from textual.dom import DOMNode

import tui
from tui.language import catalog

ROOT = Path(__file__).resolve().parent.parent
SOURCES = [path for part in ("store", "tui", "seeds", "tests", "docs") for path in sorted((ROOT / part).rglob("*.py"))]
LONGEST = 300


def test_every_file_is_one_idea():
    lengths = {str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCES}
    assert len(lengths) > 50
    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}


def modules_after(code: str) -> set[str]:
    """The top-level modules that a fresh interpreter has loaded after running the code."""
    program = f"{code}\nimport json, sys; print(json.dumps(sorted({{name.split('.')[0] for name in sys.modules}})))"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    return set(json.loads(done.stdout.splitlines()[-1]))


def test_the_store_is_usable_without_a_terminal():
    modules = [module.name for module in pkgutil.walk_packages([str(ROOT / "store")], "store.")]
    assert len(modules) > 20
    loaded = modules_after("\n".join(f"import {name}" for name in modules))
    assert loaded & {"textual", "rich", "tui"} == set()


def test_the_import_contracts_hold():
    contracts = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([contracts, "--no-cache"], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr


HEAVY = {
    *("jieba", "trafilatura", "cnloc", "pandas", "numpy", "lxml", "frontmatter", "charset_normalizer"),
    *("xlsxwriter", "resvg_py"),
}


@pytest.mark.parametrize(
    "module", ["tui.commandline.running", "tui.commandline.parser", "tui.app", "tui.screens.browse.screen"]
)
def test_launching_imports_nothing_that_only_reading_needs(module):
    assert modules_after(f"import {module}") & HEAVY == set()


def test_the_commands_do_without_textual():
    assert "textual" not in modules_after("import tui.commandline.running, tui.commandline.parser")


def bound_classes() -> list[type[DOMNode]]:
    for module in pkgutil.walk_packages(tui.__path__, "tui."):
        if module.name != "tui.__main__":
            importlib.import_module(module.name)
    found: list[type[DOMNode]] = []
    ahead = [DOMNode]
    while ahead:
        for child in ahead.pop().__subclasses__():
            ahead.append(child)
            if child.__module__.startswith("tui.") and child.__dict__.get("BINDINGS"):
                found.append(child)
    return found


def test_every_visible_key_has_a_name_and_says_what_it_does():
    bindings = [(owner, binding) for owner in bound_classes() for binding in Binding.make_bindings(owner.BINDINGS)]
    assert len(bindings) > 20
    phrases = catalog("zh").keys() & catalog("en").keys()
    nameless = [
        (owner.__name__, binding.key)
        for owner, binding in bindings
        if binding.show and not (binding.id and binding.id in phrases and binding.description)
    ]
    assert nameless == []
