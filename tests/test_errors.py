"""The one exception that carries a message for people."""

from rushguide.errors import ExitCode, GuideError


def test_exit_codes() -> None:
    """The exit codes are those that the design promises to the shell."""
    assert {code.name: code.value for code in ExitCode} == {
        "DONE": 0,
        "NOT_FOUND": 1,
        "USAGE": 2,
        "INTERRUPTED": 130,
    }


def test_a_message_with_hints() -> None:
    """The parts are kept as they are: message, hints in their order, and the code, which is 1 unless given."""
    error = GuideError("no such thing", hints=iter(["one", "two"]), code=ExitCode.USAGE)
    assert (error.message, str(error), error.hints) == ("no such thing", "no such thing", ("one", "two"))
    assert error.code is ExitCode.USAGE
    assert (GuideError("x").hints, GuideError("x").code) == ((), ExitCode.NOT_FOUND)
