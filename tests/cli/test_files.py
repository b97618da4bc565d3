"""Files are written whole or not at all, and never over another unasked."""

import errno
import os
import resource
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from rushguide.cli.streams import write_new
from rushguide.errors import GuideError

pytestmark = pytest.mark.once


def test_a_new_file(tmp_path: Path) -> None:
    """A new file holds the bytes, has the mode that new files have, and nothing is left beside it."""
    path = tmp_path / "plan.ics"
    write_new(path, b"whole", force=False)
    assert path.read_bytes() == b"whole"
    (tmp_path / "usual").touch()
    assert path.stat().st_mode == (tmp_path / "usual").stat().st_mode
    assert {each.name for each in tmp_path.iterdir()} == {"plan.ics", "usual"}


def test_a_file_that_is_there(tmp_path: Path) -> None:
    """Another file is left alone unless force says otherwise; a link that leads nowhere is one too."""
    path = tmp_path / "plan.ics"
    path.write_bytes(b"mine")
    with pytest.raises(GuideError, match="already exists") as error:
        write_new(path, b"new", force=False)
    assert (error.value.code, error.value.hints) == (1, ("-f writes over it",))
    assert path.read_bytes() == b"mine"
    write_new(path, b"new", force=True)
    assert path.read_bytes() == b"new"
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    with pytest.raises(GuideError, match="already exists"):
        write_new(tmp_path / "link", b"new", force=False)


def test_force_follows_a_link(tmp_path: Path) -> None:
    """Writing over a link writes what it leads to; the link stays."""
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to("real")
    write_new(tmp_path / "link", b"new", force=True)
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


def test_a_device_takes_it(tmp_path: Path) -> None:
    """A device or pipe is written to, not replaced by a file."""
    os.mkfifo(tmp_path / "pipe")
    reader = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    write_new(tmp_path / "pipe", b"through", force=True)
    assert os.read(reader, 10) == b"through"
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)
    os.close(reader)


@pytest.mark.parametrize("name", ["nowhere/plan.ics", "file/plan.ics", "folder", "x" * 300, "ring"])
def test_what_cannot_be_written(tmp_path: Path, name: str) -> None:
    """A missing folder, one for a file, a file for one, a name too long, links in a ring: one line, and no file."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    (tmp_path / "ring").symlink_to("ring")
    with pytest.raises(GuideError, match="cannot be written") as error:
        write_new(tmp_path / name, b"new", force=True)
    assert error.value.code == 1
    assert {each.name for each in tmp_path.iterdir()} == {"file", "folder", "ring"}


def test_a_disk_that_is_full(tmp_path: Path) -> None:
    """A file that cannot be finished does not begin: what was there stays, and nothing is left beside it."""
    path = tmp_path / "plan.ics"
    path.write_bytes(b"mine")
    code = (
        "import resource, signal, sys; from pathlib import Path\n"
        "from rushguide.cli.streams import write_new; from rushguide.errors import GuideError\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN); resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "try: write_new(Path(sys.argv[1]), b'x' * 5000, force=True)\n"
        "except GuideError as error: print(error.message)\n"
    )
    assert resource.getrlimit(resource.RLIMIT_FSIZE)
    unmeasured = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)], env=unmeasured, capture_output=True, check=True, text=True
    )
    assert done.stdout == f"{path} cannot be written: File too large\n"
    assert path.read_bytes() == b"mine"
    assert list(tmp_path.iterdir()) == [path]


def test_two_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that comes into being meanwhile is left alone."""
    path = tmp_path / "plan.ics"
    monkeypatch.setattr("os.fsync", lambda _: path.write_bytes(b"mine"))
    with pytest.raises(GuideError, match="already exists"):
        write_new(path, b"new", force=False)
    assert path.read_bytes() == b"mine"
    assert list(tmp_path.iterdir()) == [path]


def test_a_disk_without_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a disk knows no second name for a file, it is moved into its place."""
    monkeypatch.setattr(Path, "hardlink_to", _failing(errno.EPERM))
    write_new(tmp_path / "plan.ics", b"whole", force=False)
    assert (tmp_path / "plan.ics").read_bytes() == b"whole"


@pytest.mark.parametrize("reason", [errno.EBUSY, errno.EACCES, errno.EPERM, errno.EXDEV])
def test_where_nothing_can_be_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reason: int) -> None:
    """A file that is mounted, or whose folder is read-only, is written over in place; the longer one before is gone."""
    path = tmp_path / "plan.ics"
    path.write_bytes(b"what was here before")
    same = path.stat().st_ino
    monkeypatch.setattr(Path, "replace", _failing(reason))
    write_new(path, b"new", force=True)
    assert (path.read_bytes(), path.stat().st_ino) == (b"new", same)
    assert list(tmp_path.iterdir()) == [path]
    monkeypatch.setattr(Path, "replace", _failing(errno.ENOSPC))
    with pytest.raises(GuideError, match="cannot be written"):
        write_new(path, b"newer", force=True)
    assert path.read_bytes() == b"new"


def test_a_folder_is_not_written_over(tmp_path: Path) -> None:
    """A folder in the file's place is said, and not that an option would write over it."""
    with pytest.raises(GuideError, match="already exists") as error:
        write_new(tmp_path, b"new", force=False)
    assert error.value.hints == ()


def test_what_a_failed_write_in_place_leaves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where writing in place fails too, the message says where a copy of what the file held is."""
    path = tmp_path / "plan.ics"
    path.write_bytes(b"mine")
    monkeypatch.setattr(Path, "replace", _failing(errno.EBUSY))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    synced = iter([None])
    monkeypatch.setattr("os.fsync", lambda handle: _failing(errno.EIO)(handle) if next(synced, handle) else None)
    with pytest.raises(GuideError, match="cannot be written") as error:
        write_new(path, b"new", force=True)
    (hint,) = error.value.hints
    assert Path(hint.removeprefix("what it held is in ")).read_bytes() == b"mine"


def test_a_disk_that_is_full_below_a_file_that_cannot_be_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same where the write itself fails, and again when the file is closed."""
    path, (_, hard) = tmp_path / "plan.ics", resource.getrlimit(resource.RLIMIT_FSIZE)
    path.write_bytes(b"mine")
    monkeypatch.setattr("rushguide.cli.streams._replace", _failing(errno.EBUSY))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(b"mine"), hard))
    try:
        with pytest.raises(GuideError, match="cannot be written") as error:
            write_new(path, b"larger", force=True)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    (hint,) = error.value.hints
    assert Path(hint.removeprefix("what it held is in ")).read_bytes() == b"mine"


def test_rights_are_as_the_shell_leaves_them(tmp_path: Path) -> None:
    """A new file has what its folder and the mask give; one that is written over keeps owner, mode and attributes."""
    path = tmp_path / "plan.ics"
    mask = os.umask(0o027)
    write_new(path, b"new", force=False)
    os.umask(mask)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    if os.geteuid() == 0:
        os.chown(path, 4321, 4322)
    path.chmod(0o604)
    os.utime(path, (0, 0))
    write_new(path, b"newer", force=True)
    about = path.stat()
    assert stat.S_IMODE(about.st_mode) == 0o604
    assert about.st_mtime > 0
    assert os.geteuid() or (about.st_uid, about.st_gid) == (4321, 4322)


def _failing(reason: int) -> Callable[..., None]:
    def _fail(*_: object, **__: object) -> None:
        raise OSError(reason, os.strerror(reason))

    return _fail
