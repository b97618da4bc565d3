"""How large a guide may be."""

import pytest

from rushguide.loading.limits import most_bytes, most_values


@pytest.mark.parametrize(
    ("stated", "limits"),
    [
        ("", (8_000_000, 200_000)),
        ("1000", (1000, 200_000)),
        ("80000000", (80_000_000, 2_000_000)),
        ("much", (8_000_000, 200_000)),
        ("-1", (8_000_000, 200_000)),
        ("9" * 5000, (8_000_000, 200_000)),
    ],
)
def test_limits(stated: str, limits: tuple[int, int], monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment allows more bytes, and with them more values; what is no number of any sense is ignored."""
    monkeypatch.setenv("RUSHGUIDE_MAX_BYTES", stated)
    assert (most_bytes(), most_values()) == limits
