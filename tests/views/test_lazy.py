"""Modules of views are imported when they are first used."""

import sys
from importlib import import_module

import pytest

from rushguide import views


def test_a_module_comes_by_name() -> None:
    """A module of views is an attribute of the package, and the same as the import gives."""
    assert views.eras is import_module("rushguide.views.eras")


def test_no_such_module() -> None:
    """What is no module of views is no attribute either."""
    with pytest.raises(AttributeError, match="lyrics"):
        views.lyrics  # noqa: B018 - asking is the point


def test_what_a_module_lacks_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    """A view that cannot import what it needs fails by that name, not as if it were not there."""
    monkeypatch.delattr(views, "statistics", raising=False)  # which asks for it, and so may load it
    monkeypatch.delitem(sys.modules, "rushguide.views.statistics", raising=False)
    monkeypatch.setitem(sys.modules, "rushguide.views.charts", None)
    with pytest.raises(ModuleNotFoundError, match="charts"):
        views.statistics  # noqa: B018 - asking is the point
