"""The browser: a list, a page and what it leads to side by side, and what the keys do."""

import os
from collections.abc import Iterable
from typing import ClassVar, NamedTuple

from textual import binding, containers, content
from textual.app import App, ComposeResult, SuspendNotSupported
from textual.widgets import Input, Static

from rushguide.browse.keys import HELP, KEYS, CommandLines, keys_line, keys_page
from rushguide.browse.panes import NOWHERE, Pane, Reader, Sidebar, as_page
from rushguide.browse.program import CHANGING, YEAR, Program, found, known_by_command, links_page, sections, years_of
from rushguide.errors import ExitCode, GuideError
from rushguide.pages import page
from rushguide.queries.search import search
from rushguide.text import clean

PLAYED = ("song", "album", "episode", "era", "tour")
"""Kinds of records that can be played; an option of `play` chooses one."""
TERMINAL = 0
"""The descriptor from which keys are read."""
SECONDS = 8
"""How long something is said in place of the keys."""
ROWS = 32
"""Lines of a picture."""


class Place(NamedTuple):
    """Where one was: on which page, how far down, on which link of it, and whether the page had the keys."""

    command: str
    line: int = 0
    link: int = NOWHERE
    reading: bool = False


class Browser(App[None]):
    """The guide on one screen."""

    COMMANDS = {CommandLines}  # noqa: RUF012 - Textual declares it so
    BINDINGS: ClassVar[list[binding.BindingType]] = list(KEYS)
    HORIZONTAL_BREAKPOINTS = [(0, "-one"), (80, "-two"), (150, "-three")]  # noqa: RUF012 - as above
    ALLOW_SELECT = False  # the terminal's own selection is left alone
    CSS_PATH = "browse.tcss"

    def __init__(self, program: Program, command: str) -> None:
        """Open with what a command prints."""
        super().__init__(ansi_color=True)
        self.animation_level = "none"
        self.program = program
        self.known, self.years = known_by_command(program.guide), years_of(program.guide)
        self.here = command
        self.past: list[Place] = []

    def compose(self) -> ComposeResult:
        """Yield the panes and the line of keys."""
        with containers.Horizontal():
            with containers.Vertical(id="left"):
                yield Input(id="find", placeholder="names and words", compact=True)
                yield Sidebar(self.action_run)
            yield Reader("page", self.action_run, self.show_aside, self.program.screen)
            yield Reader("aside", self.action_run, self.show_aside, self.program.screen)
        yield Static(id="keys")

    def on_mount(self) -> None:
        """Show the list and the first page."""
        self.find, self.sidebar = self.query_one(Input), self.query_one(Sidebar)
        self.reader, self.aside = self.query_one("#page", Reader), self.query_one("#aside", Reader)
        self.sidebar.focus()
        if os.isatty(TERMINAL):
            self.set_interval(1, self.leave_lost_terminal)
        self.saying = self.set_timer(SECONDS, self.on_resize)  # nothing, at first
        self.list_all(["Episodes"])
        self.open(self.here, remember=False)
        self.call_after_refresh(search, self.program.guide, "a")  # so that the first letter that is typed takes no time

    def leave_lost_terminal(self) -> None:
        """End at once when the terminal is gone: reading from it never waits, and restoring it may wait for ever."""
        if not os.isatty(TERMINAL):
            os._exit(ExitCode.INTERRUPTED)

    def on_resize(self) -> None:
        """Show as many keys as there is room for."""
        self.query_one("#keys", Static).update(keys_line(self.size.width))

    def say(self, text: str) -> None:
        """Say something in place of the keys, for a while."""
        self.query_one("#keys", Static).update(content.Content(clean(text)))
        self.saying.stop()  # else it would end what is said now
        self.saying = self.set_timer(SECONDS, self.on_resize)

    # What is shown.

    def list_all(self, opened: Iterable[str]) -> None:
        """Show all that there is to open, with what was seen and heard by now."""
        self.find.remove_class("-open")
        self.sidebar.show(sections(self.program.guide, self.known, self.program.progress()), opened, self.here)

    def open(self, command: str, *, remember: bool = True, line: int = 0, link: int = NOWHERE) -> bool:
        """Show what a command prints; if it prints nothing, say why and stay where one is."""
        try:
            shown = keys_page() if command == HELP else self.program.answer(command)
        except GuideError as error:
            self.say("; ".join([error.message, *error.hints[:1]]))
            return False
        if remember and command != self.here:
            self.past.append(self.place())
        self.here = command
        self.reader.border_title = content.Content(f"rushguide {command}")
        self.reader.show(shown, line, link)
        self.sidebar.point_at(command)
        self.call_after_refresh(self.show_aside)
        return True

    def place(self) -> Place:
        """Return where one is."""
        return Place(self.here, self.reader.scroll_offset.y, self.reader.at, self.reader.has_focus)

    def go_to(self, place: Place) -> None:
        """Show a page as it was left."""
        self.open(place.command, remember=False, line=place.line, link=place.link)
        self.give_keys(self.reader if place.reading else self.sidebar)

    def show_aside(self) -> None:
        """Show in the third pane, if there is one, the records that the page leads to and the events of its years."""
        if not self.aside.columns:
            return
        links = [link.command for link in self.reader.links]
        timeline = next((each for each in links if each.startswith("timeline ")), None)
        events = self.program.answer(timeline) if timeline and self.here in self.known else ()
        tables = [block for block in events if isinstance(block, page.Table)]
        self.aside.show(links_page(links, self.known, tables))

    def give_keys(self, pane: Pane | Input) -> None:
        """Let a pane have the keys, or what is typed; where only one pane is shown, it is this one."""
        self.screen.set_class(isinstance(pane, Reader), "-reading")
        self.screen.set_focus(pane)

    # What is typed.

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show what is found by what was typed so far, once the typed letter is on the screen."""
        self.call_after_refresh(self.show_found, event.value)

    def show_found(self, typed: str) -> None:
        """Show in the list what a search finds, and the page of the first of it."""
        if typed != self.find.value or not self.find.has_class("-open"):
            return
        findings = found(self.program.guide, self.known, typed) if typed.strip() else []
        first = next((command for section in findings for command in section.rows), None)
        self.sidebar.show(findings, [section.name for section in findings], first)
        if first:
            self.open(first, remember=False)
        elif typed:
            self.say(f"nothing matches '{typed}'")

    def on_input_submitted(self) -> None:
        """Open what is under the cursor of what was found."""
        if self.sidebar.command is not None:
            self.past.append(self.before)
            self.list_all(["Episodes"])
            self.give_keys(self.reader)

    # What the keys do.

    def action_find(self) -> None:
        """Begin to type what to find; where something is typed already, it is a letter."""
        if isinstance(self.focused, Input):
            self.focused.insert_text_at_cursor("/")
            return
        self.before = self.place()
        self.find.value = ""
        self.find.add_class("-open")
        self.give_keys(self.find)

    def action_leave(self) -> None:
        """Give the keys to the list; leave what was found."""
        if self.find.has_class("-open"):
            self.list_all(["Episodes"])
            self.go_to(self.before)
        else:
            self.give_keys(self.sidebar)

    def action_step(self, by: int) -> None:
        """Move the cursor of the list, also while something is typed, and show what is there."""
        sidebar = self.sidebar
        if sidebar.links:
            sidebar.choose(min(max(sidebar.at + by, 0), len(sidebar.links) - 1))
            self.open(sidebar.command or "", remember=False)

    def action_link(self, by: int) -> None:
        """Go to the next link of the page, from its last one to the third pane, and from there to the list."""
        if len(self.screen_stack) > 1:  # the palette
            return
        panes = [self.sidebar, self.reader, *([self.aside] if self.aside.columns else [])]
        at = next((place for place, pane in enumerate(panes) if pane.has_focus), 0)
        if at and panes[at].go_on(by):
            return
        pane = panes[(at + by) % len(panes)]
        self.give_keys(pane)
        if isinstance(pane, Reader) and pane.columns:
            pane.enter(by)
        elif isinstance(pane, Reader):  # once it is there
            self.call_after_refresh(pane.enter, by)

    def action_follow(self) -> None:
        """Follow the link under the cursor; in the list, open or close a section or read the page."""
        if isinstance(self.focused, Reader):
            self.focused.follow()
        elif self.sidebar.has_focus and not self.sidebar.turn():
            self.give_keys(self.reader)

    def action_go_back(self) -> None:
        """Return to where one was."""
        if self.past:
            self.go_to(self.past.pop())
        else:
            self.give_keys(self.sidebar)

    def action_turn(self, by: int) -> None:
        """Show the year before or after; elsewhere close or open the section of the list."""
        if self.here in self.years:
            at = self.years.index(self.here) + by
            if 0 <= at < len(self.years):
                self.open(self.years[at], remember=False)
        elif self.sidebar.has_focus:
            self.sidebar.turn(opened=by > 0)

    def action_read_on(self) -> None:
        """Scroll the page by what is seen of it."""
        self.reader.scroll_page_down(animate=False)

    def action_log(self, command: str, kind: str) -> None:
        """Log that the episode or album of the page was watched or heard."""
        named, _, name = self.here.partition(" ")
        if named == kind:
            self.action_run(f"{command} {name}")
        else:
            self.say(f"open the {kind} first")

    def action_sources(self) -> None:
        """Show how the guide knows what is on the page."""
        self.action_run(f"why {self.here.replace(' ', ':', 1)}" if self.here in self.known else "sources")

    def action_timeline(self) -> None:
        """Show the timeline of the page's year, or of all years."""
        year = self.known[self.here].year if self.here in self.known else None
        self.action_run(f"{YEAR}{year:04}" if year else "timeline")

    def action_play(self) -> None:
        """Play what the page is about; the terminal is the player's until it ends."""
        kind, _, name = self.here.partition(" ")
        if kind not in PLAYED:
            self.say(f"open what you want to hear first: {', '.join(PLAYED)}")
            return
        try:
            with self.suspend():
                self.program.answer(f"play --{kind} {name}")
        except (GuideError, SuspendNotSupported) as error:
            self.say("; ".join([str(error), *getattr(error, "hints", [])[:1]]))

    def action_copy(self) -> None:
        """Copy the command that prints the page."""
        command = f"rushguide {self.here}".strip()
        self.copy_to_clipboard(command)
        self.say(f"copied: {command}")

    def action_run(self, command: str) -> None:
        """Do what a command says: show its page and let it have the keys; if it changes the log, say what it did."""
        name, _, rest = command.partition(" ")
        if name not in CHANGING or {"-h", "--help"}.intersection(rest.split()):
            if self.open(command):
                self.give_keys(self.reader)
            return
        try:
            said = self.program.answer(command)
        except GuideError as error:
            self.say(error.message)
            return
        place = self.place()
        self.list_all(self.sidebar.opened)
        self.go_to(place)
        titles = [block.title for block in said if isinstance(block, page.Heading)]
        self.say(f"{titles[0]}: rushguide {command}")

    async def picture(self, columns: int) -> page.Page:
        """Return the screen as it is when it has just been opened, with the keys in its page."""
        async with self.run_test(size=(columns, ROWS)) as pilot:
            await pilot.press("enter")
            await pilot.pause()
            strips = self.screen._compositor.render_strips()  # noqa: SLF001 - Textual has no other way to the lines
        return as_page(strips, self.program.screen.colours)
