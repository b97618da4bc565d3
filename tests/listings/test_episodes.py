"""The cells of episodes and eras."""

from rushguide.listings.episodes import OVERVIEW, episodes_listing
from rushguide.listings.eras import eras_listing
from rushguide.model import Guide, Pick, Years
from tests.guides import episode, guide_of, song, studio


def test_episodes(guide: Guide) -> None:
    """An episode shows its number, title, years, eras, how many albums and songs, and how long they take."""
    listing = episodes_listing(guide)
    cells = [[column.read(each) for column in listing.columns[:-1]] for each in guide.episodes]
    assert cells[2] == ["3", "Down the Tubes", "1975–1976", "roots, prog", "3", "16", "1:58:25"]
    assert cells[0][:4] == ["1", "The Gasworks", "1968–1974", "roots"]
    assert cells[9][:4] == ["10", "The Forum, 1 August", "2010–2026", "farewell, legacy"]
    assert [listing.era(each) for each in guide.episodes[1:4]] == ["roots", "roots", "prog"]


def test_their_total() -> None:
    """The listening of all episodes shown adds up, and no episodes take no time; a tagline may be lacking."""
    pick = Pick(song="x", why="Because.")
    guide = guide_of(
        studio("album", song("x", length="59:59")), episodes=(episode(1, pick, tagline="Line"), episode(2, pick, pick))
    )
    listing = episodes_listing(guide)
    assert listing.total(guide.episodes) == "2:59:57 to listen to"
    assert listing.total([]) == "0:00 to listen to"
    assert [listing.columns[-1].read(each) for each in guide.episodes] == ["Line", ""]
    assert listing.columns[-1].prose


def test_the_first_screen(guide: Guide) -> None:
    """The first screen has the first four columns of the listing."""
    cells = [[column.read(each) for column in OVERVIEW.columns] for each in guide.episodes]
    assert cells[4] == ["5", "Morin-Heights", "1979–1981", "new-wave"]


def test_eras(guide: Guide) -> None:
    """An era shows its years, how many albums and songs, and the episodes that tell of it."""
    listing = eras_listing(guide)
    cells = {era.id: [column.read(era) for column in listing.columns] for era in guide.eras}
    assert cells["roots"] == ["roots", "Hard-Rock Roots", "1968–1975", "3", "21", "1, 2, 3"]
    assert cells["legacy"] == ["legacy", "Legacy", "2016–", "0", "0", "10"]
    assert [int(each[4]) for each in cells.values()] == [21, 16, 13, 34, 43, 34, 12, 0]
    assert [listing.era(era) for era in guide.eras[:2]] == ["roots", "prog"]
    assert listing.total(guide.eras) == ""


def test_an_episode_of_one_year() -> None:
    """An episode of one year names it once, and one without an era has none to show."""
    guide = guide_of(episodes=(episode(1, years=Years(start=1974, end=1974), eras=()),))
    listing = episodes_listing(guide)
    assert [column.read(guide.episodes[0]) for column in listing.columns[2:4]] == ["1974", ""]
    assert listing.era(guide.episodes[0]) == ""
