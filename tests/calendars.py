"""Reading calendar files by the letter of RFC 5545, without the library that writes them."""

import re

Event = dict[str, str]
"""Content lines of an event by name, parameters and all: `DTSTART;VALUE=DATE`."""
ESCAPE = re.compile(r"\\(.)")
OCTETS = 75


def content_lines(data: bytes) -> list[str]:
    """Return the unfolded lines; the file's form is checked as it is read (sections 3.1 and 3.3.11)."""
    assert data.endswith(b"\r\n")
    physical = data.removesuffix(b"\r\n").split(b"\r\n")
    assert not any(b"\r" in line or b"\n" in line for line in physical)
    for line in physical:
        assert 0 < len(line) <= OCTETS
        line.decode()  # a fold never parts the octets of a character
    return data.decode().removesuffix("\r\n").replace("\r\n ", "").split("\r\n")


def events(data: bytes) -> list[Event]:
    """Return the events of a calendar; every rule that holds for it and for each of them is checked."""
    lines = content_lines(data)
    assert (lines[0], lines[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    body = "\n".join(lines[1:-1])
    head, *blocks = body.split("BEGIN:VEVENT\n")
    assert re.findall("^VERSION:(.*)$", head, re.MULTILINE) == ["2.0"]
    assert len(re.findall("^PRODID:.+$", head, re.MULTILINE)) == 1
    found = [_event(block) for block in blocks]
    assert len({event["UID"] for event in found}) == len(found) > 0
    return found


def _event(block: str) -> Event:
    """Return an event; UID and DTSTAMP are there, each property once, DTEND after DTSTART and of its kind."""
    lines = block.removesuffix("\n").split("\n")
    assert lines.pop() == "END:VEVENT"
    event = dict(line.split(":", 1) for line in lines)
    assert len(event) == len(lines)
    names = [name.partition(";")[0] for name in event]
    assert len(set(names)) == len(names)
    assert {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "SEQUENCE"} <= set(names)
    assert not {"DURATION", "METHOD", "ATTENDEE"} & set(names)
    assert re.fullmatch("[0-9]{8}T[0-9]{6}Z", event["DTSTAMP"])
    assert 0 <= int(event["SEQUENCE"]) < 2**31
    start, end = when(event, "DTSTART"), when(event, "DTEND")
    assert start < end
    assert (len(start), start[-1] == "Z") == (len(end), end[-1] == "Z")
    return event


def when(event: Event, name: str) -> str:
    """Return a date or time as written; a date says that it is one, and no time names a zone that is not there."""
    ((parameters, value),) = [(key, value) for key, value in event.items() if key.partition(";")[0] == name]
    form = "[0-9]{8}" if parameters == f"{name};VALUE=DATE" else "[0-9]{8}T[0-9]{6}Z?"
    assert parameters in {name, f"{name};VALUE=DATE"}
    assert re.fullmatch(form, value)
    return value


def text(event: Event, name: str) -> str:
    """Return a text without its escapes; nothing that needs one stands without (section 3.3.11)."""
    value = event[name]
    assert not re.search(r"(?<!\\)(?:\\\\)*[;,]", value)
    return ESCAPE.sub(lambda found: _escaped(found[1]), value)


def _escaped(character: str) -> str:
    assert character in r"\;,nN"
    return "\n" if character in "nN" else character
