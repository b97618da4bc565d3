"""What to offer at a place on the command line."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any, Literal, NamedTuple

from rushguide.cli.completing.matching import continuing, fitting
from rushguide.cli.completing.place import Place, locate, named, takes_value
from rushguide.cli.offers import Following, Offer
from rushguide.errors import GuideError

Kind = Literal["values", "folders", "files"]
PATHS: dict[str, Kind] = {"DIR": "folders", "FILE": "files"}
"""What the shell itself looks for, by what the help calls a value. Such a value is one, never a list."""


class Answer(NamedTuple):
    """What fits: words to offer, or what the shell should look for."""

    kind: Kind = "values"
    prefix: str = ""
    """What of the word stays as it was typed: an option with its "=", the items of a list before the last."""
    offers: tuple[Offer, ...] = ()
    loose: bool = False
    """Whether some offers do not begin with what was typed."""


def answer(root: Any, words: Sequence[str], typed: str) -> Answer:
    """Return what fits a word that follows others, all without the program's name; nothing where there is no guide."""
    place = locate(root, words)
    if place.waiting is not None:
        return _value(place, place.waiting, typed)
    if typed.startswith("-") and not place.literal:
        return _option(place, typed)
    if place.lost:
        return Answer()
    if place.is_group:
        return _fitting(_commands(place), typed)
    return _argument(place, typed)


def _option(place: Place, typed: str) -> Answer:
    name, equals, value = typed.partition("=")
    option = named(place, name) if equals else None
    if option is None or not takes_value(option):
        return _fitting([] if equals else list(_options(place)), typed)
    return _value(place, option, value, name + equals)


def _value(place: Place, option: Any, typed: str, prefix: str = "") -> Answer:
    offers = _offers(place, option)
    if not offers:
        return Answer(PATHS.get(option.metavar, "values"), prefix)
    if option.metavar in PATHS or option.metavar is None:  # one file, or one of a few fixed words
        return _fitting(offers, typed, prefix)
    before, comma, last = typed.rpartition(",")
    taken = before.split(",")
    return _fitting([offer for offer in offers if offer not in taken], last, prefix + before + comma)


def _argument(place: Place, typed: str) -> Answer:
    argument = place.argument()
    if argument is None:
        return _fitting([] if typed else list(_options(place)), typed)
    place.ctx.args = list(place.arguments)
    offers = _offers(place, argument)
    if not offers:
        return Answer(PATHS.get(argument.metavar, "values"))
    if not place.arguments:
        return _fitting(offers, typed)
    following = [offer for offer in offers if isinstance(offer, Following)]
    more = continuing([offer for offer in offers if offer not in following], place.arguments, typed)
    return _with("", tuple(more or fitting(following, typed)), typed)


def _fitting(offers: Sequence[Offer], typed: str, prefix: str = "") -> Answer:
    return _with(prefix, tuple(fitting(offers, typed)), typed)


def _with(prefix: str, offers: tuple[Offer, ...], typed: str) -> Answer:
    return Answer("values", prefix, offers, loose=not all(offer.startswith(typed) for offer in offers))


def _offers(place: Place, param: Any) -> list[Offer]:
    """Return the words for a value, from the guide that the line names; none where it cannot be read."""
    place.ctx.obj = place.settings()
    with suppress(GuideError):
        items = [item for item in param.shell_complete(place.ctx, "") if item.type == "plain"]
        return [item.value if isinstance(item.value, Offer) else Offer(item.value) for item in items]
    return []


def _options(place: Place) -> Iterator[Offer]:
    """Yield the options that are not on the line yet, each by its long names."""
    for option in place.options():
        if option.name not in place.given and not option.hidden:
            for names in (option.opts, option.secondary_opts):
                first, *others = [name for name in names if name.startswith("--")] or [""]
                if first:
                    yield Offer(first, option.help or "", others)


def _commands(place: Place) -> list[Offer]:
    """Return the commands with their helps, importing none that says its own elsewhere."""
    group, ctx = place.command, place.ctx
    helps = getattr(group, "helps", None)
    if helps is None:
        helps = {name: group.get_command(ctx, name).get_short_help_str() for name in group.list_commands(ctx)}
    return [Offer(name, said) for name, said in helps.items()]
