"""Two pictures compared point by point, inside Chromium: it decodes and draws PNG, so that no library need be added."""

from base64 import b64decode, b64encode
from contextlib import ExitStack
from dataclasses import dataclass
from types import TracebackType

from playwright.sync_api import Browser, sync_playwright

from tests.chromium import launch_args

_COMPARE = """async ([before, after]) => {
  const read = async text => createImageBitmap(await (await fetch('data:image/png;base64,' + text)).blob());
  const [old, young] = [await read(before), await read(after)];
  const width = Math.max(old.width, young.width), height = Math.max(old.height, young.height);
  const points = image => {
    const context = new OffscreenCanvas(width, height).getContext('2d');
    context.drawImage(image, 0, 0);
    return context.getImageData(0, 0, width, height);
  };
  const [a, b] = [points(old), points(young)];
  const [x, y, marks] = [new Uint32Array(a.data.buffer), new Uint32Array(b.data.buffer), new ImageData(width, height)];
  const red = new Uint32Array(marks.data.buffer);
  let differ = 0;
  for (let at = 0; at < x.length; at++) if (x[at] !== y[at]) { differ++; red[at] = 0xff0000ff; }
  if (!differ) return [0, ''];
  const canvas = new OffscreenCanvas(width * 3 + 20, height), context = canvas.getContext('2d');
  context.fillStyle = '#888';
  context.fillRect(0, 0, canvas.width, height);
  context.drawImage(old, 0, 0);
  context.drawImage(young, width + 10, 0);
  context.putImageData(marks, width * 2 + 20, 0);
  const bytes = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += 32768) text += String.fromCharCode(...bytes.subarray(at, at + 32768));
  return [differ / x.length, btoa(text)];
}"""


@dataclass(frozen=True)
class Drawn:
    """The share of points that differ (0 to 1), and before, after and the points that differ in red, side by side."""

    share: float
    side_by_side: bytes


class Painter:
    """A Chromium that compares; `with Painter() as painter`. A `browser` that runs already is used, and left open."""

    def __init__(self, browser: Browser | None = None) -> None:
        self._browser = browser

    def __enter__(self) -> "Painter":
        self._own = ExitStack()
        if self._browser is None:
            playwright = self._own.enter_context(sync_playwright())
            self._browser = self._own.enter_context(playwright.chromium.launch(**launch_args()))
        self._page = self._own.enter_context(self._browser.new_page())
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _what: BaseException | None, _at: TracebackType | None
    ) -> None:
        self._own.close()

    def compare(self, before: bytes, after: bytes) -> Drawn:
        """Compare two PNG; of two sizes, what only one has counts as differing."""
        share, picture = self._page.evaluate(_COMPARE, [b64encode(before).decode(), b64encode(after).decode()])
        return Drawn(share, b64decode(picture))
