"""The walk of one person through the site."""

from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from demo.users import DemoUser

from .addresses import Choice, fixed_addresses, grown, is_file, kind_of, remembered
from .documents import text_of
from .masks import Mask
from .page_text import choices_of, links_of, page_lines
from .pictures import Camera, main_part
from .session import Answer, Session
from .store import Seen, keep_picture, keep_text

#: Pages of one kind that are drawn of the first person of an area, and of the others; the text of every page is kept.
PICTURED, PICTURED_THEN = 2, 1


@dataclass
class Area:
    """What people with the same place share: a file is read once, a page alike but for its frame is drawn once."""

    folder: Path
    camera: Camera
    mask: Mask
    files: set[str] = field(default_factory=set)
    drawn: dict[str, dict[str, str]] = field(default_factory=dict)


class Walk:
    """Everything one person is shown, from home on. What the site remembers is looked at last."""

    def __init__(self, area: Area, site: str, user: DemoUser) -> None:
        self._area, self._who = area, user.username
        self._session = Session(site, user.username, user.password or "")
        self._choice, self._choices, self._pictured = Choice(), set[str](), Counter[str]()
        self._named = Counter[str]()
        self._remembers: set[str] = set()
        self._most = PICTURED_THEN if area.drawn else PICTURED
        self._next: deque[str] = deque()
        self._later: deque[str] = deque()

    def go(self, say: Callable[[str], None]) -> list[Seen]:
        """Walk to the end; each thing seen, in order. Raises NotSignedIn."""
        self._session.sign_in()
        self._plan(self._choice.all_of("/", ["/"]))
        seen: list[Seen] = []
        while address := self._step():
            seen.append(self._look(address))
            if len(seen) % 100 == 0:
                say(f"{self._who}: {len(seen)} địa chỉ")
        say(f"{self._who}: xong, {len(seen)} địa chỉ")
        return seen

    def _plan(self, addresses: list[str]) -> None:
        for one in addresses:
            if is_file(one) and one in self._area.files:
                continue
            (self._later if remembered(one) else self._next).append(one)

    def _step(self) -> str | None:
        if not self._next:
            self._plan(self._choice.all_of("/", [*fixed_addresses(), *grown(self._choice.chosen)]))
        if self._next:
            return self._next.popleft()
        return self._later.popleft() if self._later else None

    def _session_for(self, address: str) -> Session:
        """The session, begun anew when it remembers something that the address does not say itself."""
        told = remembered(address)
        if self._remembers - told.keys():
            self._session.sign_in()
            self._remembers = set()
        self._remembers |= told.keys()
        return self._session

    def _look(self, address: str) -> Seen:
        answer = self._session_for(address).get(address)
        if answer.name:
            self._area.files.add(address)
        seen = self._kept(address, answer)
        if answer.html:
            chosen = self._choice.all_of(address, choices_of(answer.html))
            self._choices.update(chosen)
            self._plan(chosen)
            self._plan(self._choice.some_of(address, links_of(answer.html)))
        if answer.sent_to:
            self._plan(self._choice.some_of(address, [answer.sent_to]))
        return seen

    def _kept(self, address: str, answer: Answer) -> Seen:
        mask = self._area.mask
        name = self._name(mask(address))
        lines, codes = text_and_codes(answer)
        text = keep_text(self._area.folder, self._who, name, [mask(line) for line in lines])
        return Seen(self._who, name, answer.status, text, self._pictures(address, name, answer), list(codes))

    def _name(self, masked: str) -> str:
        """The address as it can be found in another take: of two that differ in what is hidden, the second is (2)."""
        self._named[masked] += 1
        return masked if self._named[masked] == 1 else f"{masked} ({self._named[masked]})"

    def _pictures(self, address: str, name: str, answer: Answer) -> dict[str, str]:
        """The page's pictures by width; those of the same main part when there are some already."""
        if not answer.html:
            return {}
        key = main_part(self._area.mask(answer.html))
        if key not in self._area.drawn and self._is_drawn(address):
            shots = self._area.camera.shoot(self._session, address, answer.html)
            kept = {
                str(width): keep_picture(self._area.folder, self._who, name, width, shots[width]) for width in shots
            }
            self._area.drawn[key] = kept
        return self._area.drawn.get(key, {})

    def _is_drawn(self, address: str) -> bool:
        """Every choice of a search form, as each of the tables; else the first few of a kind, whatever the query."""
        kind = kind_of(address)
        kind = kind if kind.endswith("?") else kind.partition("?")[0]
        self._pictured[kind] += 1
        return address in self._choices or self._pictured[kind] <= self._most


def text_and_codes(answer: Answer) -> tuple[list[str], tuple[str, ...]]:
    """What was answered as lines of text, and the addresses of the square codes in it."""
    if answer.sent_to:
        return [f"⟶ {answer.sent_to}"], ()
    if answer.html:
        return page_lines(answer.html), ()
    if not answer.content:
        return ["(trống)"], ()
    found = text_of(answer.name, answer.content)
    return [f"Tệp {answer.name}", *found.lines], found.codes
