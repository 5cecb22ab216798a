"""The names that other people build on."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

import diplodiff as dd
from diplodiff import encoding

MODULES = sorted(
    module.name for module in pkgutil.walk_packages(dd.__path__, "diplodiff.") if module.name
)


def test_every_public_name_is_there_sorted_and_listed() -> None:
    """`__all__` is sorted, every name in it resolves, and `dir` lists them."""
    assert list(dd.__all__) == sorted(dd.__all__)
    assert all(getattr(dd, name) is not None for name in dd.__all__)
    assert dir(dd) == list(dd.__all__)


@pytest.mark.parametrize("package", [dd, encoding])
def test_an_unknown_name_is_an_attribute_error(package: object) -> None:
    """A misspelt name fails as in any module."""
    with pytest.raises(AttributeError, match="compair"):
        package.compair  # type: ignore[attr-defined]  # noqa: B018 - looking it up is the test


@pytest.mark.parametrize("name", [name for name in MODULES if "__main__" not in name])
def test_modules_export_what_they_define_and_their_examples_run(name: str) -> None:
    """Every name in `__all__` is there, and the examples of the docstrings come out."""
    module = importlib.import_module(name)
    assert all(hasattr(module, public) for public in getattr(module, "__all__", ()))
    assert doctest.testmod(module, optionflags=doctest.ELLIPSIS).failed == 0
