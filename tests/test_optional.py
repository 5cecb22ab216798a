"""The gate for optional packages: it opens, it names the pip line, it hides no other failure."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from diplodiff import _optional
from diplodiff.errors import DiplodiffError, MissingExtraError

if TYPE_CHECKING:
    from pathlib import Path


def test_an_installed_module_is_returned() -> None:
    """What is installed comes back as the module itself, dotted names included."""
    assert _optional.require("collections.abc", extra="tables") is sys.modules["collections.abc"]


def test_a_missing_package_names_the_pip_line() -> None:
    """The error names the package and the exact line that installs it."""
    with pytest.raises(MissingExtraError) as caught:
        _optional.require("surely_not_installed.part", extra="tables")
    assert "surely_not_installed.part is needed" in str(caught.value)
    assert "pip install 'diplodiff[tables]'" in str(caught.value)
    assert caught.value.name == "surely_not_installed"


def test_a_missing_package_is_caught_as_an_import_error_and_as_ours() -> None:
    """Generic code that catches ImportError keeps working, and one `except` catches all of ours."""
    for kind in (ImportError, DiplodiffError):
        with pytest.raises(kind):
            _optional.require("surely_not_installed", extra="tables")


def test_a_broken_package_shows_its_own_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A package that is there but lacks a dependency is not reported as missing itself."""
    (tmp_path / "half_installed.py").write_text("import its_own_missing_dependency\n")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(ModuleNotFoundError, match="its_own_missing_dependency") as caught:
        _optional.require("half_installed", extra="tables")
    assert not isinstance(caught.value, MissingExtraError)
