"""What a page costs its first reader: the bytes over the network, those that the first paint waits for, and how much the page moves."""

import json
from contextlib import contextmanager
from dataclasses import dataclass, field

# Counts from before the page's first byte: shifts not caused by the reader, and the largest paint so far.
OBSERVE = """
window.shifted = 0; window.painted = 0
new PerformanceObserver(list => { for (const e of list.getEntries()) if (!e.hadRecentInput) window.shifted += e.value })
  .observe({ type: "layout-shift", buffered: true })
new PerformanceObserver(list => { window.painted = list.getEntries().at(-1).startTime })
  .observe({ type: "largest-contentful-paint", buffered: true })
"""
BLOCKING = "performance.getEntriesByType('resource').filter(e => e.renderBlockingStatus === 'blocking').map(e => e.name)"
SLOW_4G = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 0.75e6 / 8}  # ms, bytes/s


@dataclass
class Weight:
    """Bytes received for each address with headers, the addresses that hold the first paint up, the sum of layout shifts,
    the largest contentful paint in ms."""

    bytes: dict[str, int] = field(default_factory=dict)
    blocking: list[str] = field(default_factory=list)
    shifted: float = 0.0
    painted: float = 0.0

    @property
    def total(self) -> int:
        """All bytes of the view."""
        return sum(self.bytes.values())


def first_view(page, url: str, slow: bool = False) -> Weight:
    """Load an address into a fresh page and weigh it; `slow`: as on a phone with slow 4G and a processor four times slower."""
    weight, names = Weight(), {}
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.requestWillBeSent", lambda e: names.setdefault(e["requestId"], e["request"]["url"]))
    session.on("Network.loadingFinished", lambda e: weight.bytes.update(
        {names[e["requestId"]]: weight.bytes.get(names[e["requestId"]], 0) + int(e["encodedDataLength"])}))
    if slow:
        session.send("Network.emulateNetworkConditions", SLOW_4G)
        session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.add_init_script(OBSERVE)
    page.goto(url, wait_until="networkidle")
    page.wait_for_timeout(300)
    weight.blocking = [url, *page.evaluate(BLOCKING)]
    weight.shifted, weight.painted = page.evaluate("[window.shifted, window.painted]")
    return weight


@contextmanager
def styled(browser, page):
    """Yield a list that holds, at the end of the `with`, how many elements Chromium worked out the style of each time it did."""
    counts = []
    browser.start_tracing(page=page, categories=["devtools.timeline"])
    yield counts
    events = json.loads(browser.stop_tracing())["traceEvents"]
    counts += [event["args"].get("elementCount", 0) for event in events if event["name"] == "UpdateLayoutTree"]
