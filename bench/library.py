"""Measure the reading of a large library: first without memory, then remembered, then with some files changed.

    python bench/library.py [--files N] [--changed N]

The library is made for it, of FLAC, MP3, Ogg Vorbis, Opus and MP4 with tags, a few hundred of the files by the guide's
artist, in a temporary folder; so is the cache. Each figure is that of a whole run of the program; where the machine has
other work, that of the processor counts.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))  # the tests are no package that is installed

from tests.sounds import sound

from rushguide.guide.files import load_guide
from rushguide.text import seconds

KINDS = (".flac", ".mp3", ".ogg", ".opus", ".m4a")
ON_AN_ALBUM = 12


def main() -> None:
    """Make a library, read it, and print how long that took."""
    asked = _arguments()
    with tempfile.TemporaryDirectory(prefix="rushguide-bench-") as work:
        folder, cache = Path(work) / "music", Path(work) / "cache"
        made = _own(folder) + _others(folder, asked.files)
        print(f"{len(made):,} files made")
        _timed("nothing remembered", folder, cache)
        _timed("all remembered", folder, cache)
        for path in made[:: max(1, len(made) // asked.changed)][: asked.changed]:
            os.utime(path)
        _timed(f"{asked.changed} files changed", folder, cache)
        _timed("cache off", folder, None)
        sizes = [path.stat().st_size for path in cache.glob("*.library")]
        print(f"cache of the library: {sum(sizes) / 1e6:.1f} MB")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--files", type=int, default=20_000)
    parser.add_argument("--changed", type=int, default=100)
    return parser.parse_args()


def _own(folder: Path) -> list[Path]:
    """Make every song of the guide, on its album."""
    guide = load_guide()
    artist = guide.series.artist or "Unknown"
    return [
        sound(
            folder / artist / f"{album.year} - {album.id}" / f"{song.number:02} - {song.id}{kind}",
            seconds(song.length),
            title=song.title,
            artist=artist,
            album=album.title,
            date=str(album.year),
        )
        for place, album in enumerate(guide.contents.studio_albums)
        for kind in [KINDS[place % len(KINDS)]]
        for song in album.tracks
    ]


def _others(folder: Path, files: int) -> list[Path]:
    """Make files of other artists, a dozen on each album."""
    return [
        sound(
            folder / f"Artist {number // 100}" / f"Album {album}" / f"{number % ON_AN_ALBUM + 1:02}{kind}",
            120 + number % 300,
            title=f"Song {number}",
            artist=f"Artist {number // 100}",
            album=f"Album {album}",
            date=str(1970 + number % 50),
        )
        for number in range(files)
        for album in [number // ON_AN_ALBUM]
        for kind in [KINDS[number % len(KINDS)]]
    ]


def _timed(name: str, folder: Path, cache: Path | None) -> None:
    environment = os.environ | {"RUSHGUIDE_CACHE": str(cache) if cache else "off"}
    command = [sys.executable, "-m", "rushguide", "playlist", "--library", str(folder), "--as", "m3u8"]
    began, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, env=environment, capture_output=True, check=True)
    took, after = time.monotonic() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    worked = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(f"{name:<20} {took:6.2f} s, {worked:6.2f} s of the processor, {done.stdout.count(b'#EXTINF')} songs found")


if __name__ == "__main__":
    main()
