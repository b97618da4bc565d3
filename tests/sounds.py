"""Silence with tags: small files of every format that a library may hold, made of nothing but bytes."""

import struct
from pathlib import Path
from typing import Any

from mutagen.flac import FLAC
from mutagen.id3 import ID3, TALB, TDRC, TIT2, TPE1, TPE2
from mutagen.mp3 import MP3
from mutagen.mp4 import MP4
from mutagen.ogg import OggPage
from mutagen.oggopus import OggOpus
from mutagen.oggvorbis import OggVorbis
from mutagen.wave import WAVE

ID3_FRAMES: dict[str, Any] = {"title": TIT2, "artist": TPE1, "albumartist": TPE2, "album": TALB, "date": TDRC}
READERS: dict[str, Any] = {
    ".flac": FLAC,
    ".ogg": OggVorbis,
    ".oga": OggVorbis,
    ".opus": OggOpus,
    ".mp3": MP3,
    ".wav": WAVE,
    ".m4a": MP4,
}
MP4_ATOMS = {"title": "\xa9nam", "artist": "\xa9ART", "albumartist": "aART", "album": "\xa9alb", "date": "\xa9day"}
VENDOR = struct.pack("<I", 4) + b"none" + struct.pack("<I", 0)
"""The beginning of Vorbis comments: who wrote them, and that there are none."""


def sound(path: Path, seconds: int = 200, **tags: str | list[str]) -> Path:
    """Make a file of silence that says that it is so long, with tags named as in Vorbis comments."""
    path.parent.mkdir(parents=True, exist_ok=True)
    kind = path.suffix.lower()
    path.write_bytes(SILENCE[kind](seconds))
    if tags:
        _tag(path, kind, tags)
    return path


def _tag(path: Path, kind: str, tags: dict[str, Any]) -> None:
    audio = READERS[kind](path)
    if audio.tags is None:
        audio.add_tags()
    for name, value in tags.items():
        if isinstance(audio.tags, ID3):
            audio.tags.add(ID3_FRAMES[name](encoding=3, text=value))
        else:
            audio[MP4_ATOMS[name] if kind == ".m4a" else name] = value
    audio.save()


def flac(seconds: int) -> bytes:
    """Return FLAC of one header: STREAMINFO, 44.1 kHz, two channels, 16 bits."""
    rate_and_samples = 44100 << 44 | 1 << 41 | 15 << 36 | seconds * 44100
    return b"fLaC\x80\x00\x00\x22" + struct.pack(">HH6xQ16x", 4096, 4096, rate_and_samples)


def mp3(seconds: int) -> bytes:
    """Return MPEG layer III of four empty frames, the first with a Xing header that counts as many as are needed."""
    frame = b"\xff\xfb\x90\x00" + bytes(413)
    xing = struct.pack(">4sII", b"Xing", 1, round(seconds * 44100 / 1152))
    return frame[:36] + xing + frame[36 + len(xing) :] + 3 * frame


def wav(seconds: int) -> bytes:
    """Return PCM of one channel of 8 bits at 1 kHz."""
    data = b"\x80" * (seconds * 1000)
    form = struct.pack("<4sIHHIIHH", b"fmt ", 16, 1, 1, 1000, 1000, 1, 8)
    body = b"WAVE" + form + struct.pack("<4sI", b"data", len(data)) + data
    return struct.pack("<4sI", b"RIFF", len(body)) + body


def ogg(seconds: int) -> bytes:
    """Return Ogg Vorbis of its three headers and a page that says where the stream ends."""
    identification = b"\x01vorbis" + struct.pack("<IBIiiiBB", 0, 2, 44100, 0, 128000, 0, 0xB8, 1)
    return _pages([identification], [b"\x03vorbis" + VENDOR + b"\x01", b"\x05vorbis"], end=seconds * 44100)


def opus(seconds: int) -> bytes:
    """Return Ogg Opus of its two headers and a page that says where the stream ends."""
    head = b"OpusHead" + struct.pack("<BBHIhB", 1, 2, 0, 48000, 0, 0)
    return _pages([head], [b"OpusTags" + VENDOR], end=seconds * 48000)


def _pages(*packets: list[bytes], end: int) -> bytes:
    pages = []
    for number, held in enumerate([*packets, [b"\x00"]]):
        page = OggPage()
        page.sequence, page.packets, page.serial = number, held, 1
        page.first, page.last = number == 0, number == len(packets)
        page.position = end if page.last else 0
        pages.append(page.write())
    return b"".join(pages)


def m4a(seconds: int) -> bytes:
    """Return MP4 of one AAC track without samples."""
    header = _atom("mdhd", struct.pack(">IIIIII", 0, 0, 0, 1000, seconds * 1000, 0))
    media = _atom("mdia", header + _atom("hdlr", struct.pack(">8x4s12xx", b"soun")) + _atom("minf", b""))
    return _atom("ftyp", b"M4A \x00\x00\x00\x00") + _atom("moov", _atom("trak", media))


def _atom(name: str, data: bytes) -> bytes:
    return struct.pack(">I4s", len(data) + 8, name.encode()) + data


SILENCE = {".flac": flac, ".mp3": mp3, ".wav": wav, ".ogg": ogg, ".oga": ogg, ".opus": opus, ".m4a": m4a}
