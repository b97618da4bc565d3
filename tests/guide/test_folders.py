"""The platform's folders are those that platformdirs names, asked or not."""

import sys
from pathlib import Path
from typing import Literal

import platformdirs
import pytest

from rushguide.guide.files import user_folder

ASKED = {"cache": platformdirs.user_cache_path, "state": platformdirs.user_state_path}


@pytest.mark.parametrize("stated", [None, "", "/elsewhere", "/elsewhere/", "elsewhere", "~/elsewhere", " "])
@pytest.mark.parametrize("home", ["/home/ada", "", None])
@pytest.mark.parametrize("kind", ["cache", "state"])
def test_the_platforms_folder(
    kind: Literal["cache", "state"], stated: str | None, home: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the environment says, the folder is platformdirs' answer, and never in the working or root folder."""
    for name, value in {f"XDG_{kind.upper()}_HOME": stated, "HOME": home}.items():
        monkeypatch.delenv(name, raising=False) if value is None else monkeypatch.setenv(name, value)
    monkeypatch.delenv(f"RUSHGUIDE_{kind.upper()}")
    assert user_folder(kind).is_absolute()
    assert not user_folder(kind).is_relative_to("/.cache")
    assert user_folder(kind) == ASKED[kind]("rushguide", appauthor=False)


def test_another_platforms_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where folders are not those of Linux, platformdirs is asked."""
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.delenv("RUSHGUIDE_CACHE")
    monkeypatch.setattr("platformdirs.user_cache_path", lambda name, appauthor: Path("/asked") / name / str(appauthor))
    assert user_folder("cache") == Path("/asked/rushguide/False")
