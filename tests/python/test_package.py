"""The installed wheel: what a user gets by `pip install`."""

import re
from importlib.metadata import files, version
from importlib.resources import files as resources
from pathlib import Path

import orderwire

REPOSITORY = Path(__file__).parents[2]


def test_one_version_for_all_packages() -> None:
    cargo = (REPOSITORY / "Cargo.toml").read_text()
    found = re.search(r'\[workspace\.package\][^\[]*?\nversion = "(.+)"', cargo)
    assert found
    assert orderwire.__version__ == found[1] == version("orderwire")


def test_the_package_under_test_is_the_installed_wheel() -> None:
    assert "site-packages" in Path(orderwire.__file__).parts


def test_the_wheel_carries_its_types_and_license() -> None:
    assert resources("orderwire").joinpath("py.typed").is_file()
    assert resources("orderwire").joinpath("_orderwire.pyi").is_file()
    assert any(path.name == "LICENSE" for path in files("orderwire") or [])
