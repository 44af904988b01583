"""Plots as a recording keeps them, and whether a new run drew the same plot.

Another processor computes other last digits, and matplotlib writes them into
coordinates and hashes them into ids. So coordinates are rounded and ids are
numbered; and as a value can lie on the border between two roundings, two plots
are compared with a tolerance. Standard library only.
"""

import base64
import math
import re
import zlib
from collections.abc import Callable, Iterator

SVG = "image/svg+xml"
POINT = 0.005  # how far apart coordinates (and line widths, opacities) may be: 1/150 of a pixel of a page
FACTOR = 1e-5  # how far apart factors may be, absolutely or relatively; they multiply at most some thousand points
LEVELS = 4  # of 255: how far apart colours may be: neighbours in a colour map such as viridis or RdBu are at most that far

TAG = re.compile(r"(<!--.*?-->|<\?.*?\?>|<[^>]*>)", re.DOTALL)
ATTRIBUTE = re.compile(r'([\w:.-]+)="([^"]*)"')
REFERENCE = re.compile(r"(?<=url\(#)[^)]+")
FACTORS = re.compile(r"(\b(?:matrix|scale|skew[XY])\([^)]*\))")
DECIMAL = re.compile(r"-?\d+\.\d+|-0\b")
VALUE = re.compile(r"(#[0-9a-fA-F]{6}\b|-?\d+(?:\.\d+)?)")
PNG = "data:image/png;base64,"
SIGNATURE = b"\x89PNG\r\n\x1a\n"
CHANNELS = {0: 1, 2: 3, 4: 2, 6: 4}  # by a PNG's kind of colour; there is no other kind in what matplotlib writes


def canonical(svg: str, prefix: str = "id") -> str:
    """The SVG with rounded coordinates, and with ids that are `prefix` and a number, in order of appearance.

    Plots in one document need different prefixes. Nothing but attributes changes.
    """
    numbers: dict[str, str] = {}

    def name(old: str) -> str:
        return numbers.setdefault(old, f"{prefix}{len(numbers) + 1}")

    def attribute(match: re.Match) -> str:
        key, value = match.groups()
        if key == "id":
            value = name(value)
        elif key.endswith("href"):
            value = f"#{name(value[1:])}" if value.startswith("#") else value
        elif not key.startswith("xmlns"):
            value = REFERENCE.sub(lambda m: name(m[0]), _rounded(key, value))
        return f'{key}="{value}"'

    return _map_tags(svg, lambda tag: ATTRIBUTE.sub(attribute, tag))


def alike(one: str, two: str) -> bool:
    """Whether two canonical SVGs are the same plot: equal elements, ids and words; numbers, colours and pixels as equal
    as two processors draw them (`POINT`, `FACTOR`, `LEVELS`)."""
    if one == two:
        return True
    ones, twos = TAG.split(one), TAG.split(two)
    return len(ones) == len(twos) and all(a == b or number % 2 == 1 and _tags_alike(a, b)
                                          for number, (a, b) in enumerate(zip(ones, twos)))


def outputs_alike(one: list[dict], two: list[dict]) -> bool:
    """Whether the outputs of one cell are equal, and the plots among them `alike`."""
    def without(outputs: list[dict]) -> list[dict]:
        return [{**output, "data": {**output["data"], SVG: None}} if _svg(output) else output for output in outputs]
    return without(one) == without(two) and all(alike(_svg(a), _svg(b)) for a, b in zip(one, two))


def _svg(output: dict) -> str:
    return "".join(output.get("data", {}).get(SVG, []))


def _map_tags(svg: str, change: Callable[[str], str]) -> str:
    """The SVG with each start tag changed; text, comments and declarations stay."""
    parts = TAG.split(svg)
    parts[1::2] = [tag if tag.startswith(("<!", "<?", "</")) else change(tag) for tag in parts[1::2]]
    return "".join(parts)


def _rounded(key: str, value: str) -> str:
    """An attribute's value: numbers to thousandths, factors of a transform as matplotlib writes them (six digits)."""
    parts = FACTORS.split(value) if key.lower().endswith("transform") else [value]
    return "".join(part if number % 2 else DECIMAL.sub(_three_digits, part) for number, part in enumerate(parts))


def _three_digits(match: re.Match) -> str:
    text = f"{float(match[0]):.3f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _tags_alike(one: str, two: str) -> bool:
    if one.startswith(("<!", "<?", "</")):
        return False  # the same only if equal
    ones, twos = ATTRIBUTE.split(one), ATTRIBUTE.split(two)  # text, key, value, text, ...
    return (len(ones) == len(twos) and ones[::3] == twos[::3] and ones[1::3] == twos[1::3]
            and all(a == b or _values_alike(key, a, b) for key, a, b in zip(ones[1::3], ones[2::3], twos[2::3])))


def _values_alike(key: str, one: str, two: str) -> bool:
    if key.endswith("href"):
        return one.startswith(PNG) and two.startswith(PNG) and _images_alike(one, two)
    if key == "id" or key.startswith("xmlns"):
        return False
    one_parts, two_parts = (FACTORS.split(value) if key.lower().endswith("transform") else [value] for value in (one, two))
    return len(one_parts) == len(two_parts) and all(
        _numbers_alike(a, b, FACTOR if number % 2 else 0, FACTOR if number % 2 else POINT)
        for number, (a, b) in enumerate(zip(one_parts, two_parts)))


def _numbers_alike(one: str, two: str, relative: float, absolute: float) -> bool:
    """Whether two texts differ in numbers and colours alone, and in those by no more than the tolerance."""
    ones, twos = VALUE.split(one), VALUE.split(two)
    if ones[::2] != twos[::2]:
        return False
    return all(a == b or (_colours_alike(a, b) if "#" in a + b else
                          math.isclose(float(a), float(b), rel_tol=relative, abs_tol=absolute))
               for a, b in zip(ones[1::2], twos[1::2]))


def _colours_alike(one: str, two: str) -> bool:
    if not (one.startswith("#") and two.startswith("#")):
        return False
    return all(abs(a - b) <= LEVELS for a, b in zip(bytes.fromhex(one[1:]), bytes.fromhex(two[1:])))


def _images_alike(one: str, two: str) -> bool:
    """Whether two PNGs have the same size and alike pixels; their bytes depend on the compressor, too."""
    ones, twos = (_pixels(base64.b64decode(each.removeprefix(PNG))) for each in (one, two))
    return (ones is not None and twos is not None and ones[0] == twos[0]
            and all(abs(a - b) <= LEVELS for a, b in zip(ones[1], twos[1])))


def _pixels(png: bytes) -> tuple[tuple[int, int, int], bytearray] | None:
    """Width, height and kind of colour of a PNG, and its channels row by row; None for a kind that matplotlib does not write."""
    chunks = dict[bytes, bytes]()
    for kind, data in _chunks(png):
        chunks[kind] = chunks.get(kind, b"") + data
    head = chunks.get(b"IHDR", b"")
    width, height = int.from_bytes(head[:4]), int.from_bytes(head[4:8])
    if not png.startswith(SIGNATURE) or len(head) != 13 or head[8] != 8 or head[9] not in CHANNELS or head[12]:
        return None
    step = CHANNELS[head[9]]
    data, size = zlib.decompress(chunks[b"IDAT"]), width * step
    rows, above = bytearray(), bytearray(size)
    for start in range(0, height * (size + 1), size + 1):
        above = _unfiltered(data[start], data[start + 1:start + 1 + size], above, step)
        rows += above
    return (width, height, head[9]), rows


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(SIGNATURE)
    while at + 8 <= len(png):
        length = int.from_bytes(png[at:at + 4])
        yield png[at + 4:at + 8], png[at + 8:at + 8 + length]
        at += length + 12


def _unfiltered(kind: int, row: bytes, above: bytearray, step: int) -> bytearray:
    """A row of a PNG without its filter (https://www.w3.org/TR/png-3/#9Filters)."""
    found = bytearray(row)
    for at in range(len(found)) if kind else ():
        a = found[at - step] if at >= step else 0
        b = above[at]
        c = above[at - step] if at >= step else 0
        found[at] = (found[at] + (a if kind == 1 else b if kind == 2 else (a + b) // 2 if kind == 3 else
                                  min((a, b, c), key=lambda near: abs(a + b - c - near)))) & 255
    return found
