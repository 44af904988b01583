"""What is recorded of a plot does not depend on the processor; what a reader would see is noticed."""

import base64
import io
import re
import struct
import zlib

import matplotlib
import numpy
import pytest
from matplotlib import pyplot

from snippets.engine.lab.kernel import STYLE
from snippets.engine.lab.notebook import read
from snippets.engine.lab.plots import PNG, SIGNATURE, SVG, alike, canonical, outputs_alike
from snippets.engine.lab.source import find

PLOT = """<svg xmlns:xlink="http://www.w3.org/1999/xlink" width="448.266406pt" viewBox="0 0 448.266406 244.984" version="1.1">
 <g id="axes_1">
  <defs>
   <path id="m7e8d60943d" d="M 0 0
L -3.5 0
" style="stroke: #010203; stroke-width: 0.8"/>
  </defs>
  <use xlink:href="#m7e8d60943d" x="50.466406" y="20.2984375"/>
  <path d="M 59.466406 20.298437
L 69.466406 -0.0000001
" clip-path="url(#pb690ccf406)" style="fill: url(#h12ab); opacity: 0.5; stroke: #1f77b4"/>
  <!-- 0.25 -->
  <text style="font: 10px 'DejaVu Sans'" transform="rotate(-90 14.798437 106.992)">0.123456</text>
  <g transform="translate(54.466406 21.3) scale(0.015625)"/>
 </g>
 <clipPath id="pb690ccf406"><rect x="50.466406" y="7.2"/></clipPath>
 <pattern id="h12ab"/>
</svg>
"""


def png(rows, level=9, filters=(0, 1, 2, 3, 4), kind=6):
    """A PNG as a data address: rows of pixels, each row with another filter."""
    step, above, data = len(rows[0][0]), None, b""
    for number, row in enumerate(rows):
        flat = [channel for pixel in row for channel in pixel]
        above = above or [0] * len(flat)
        used = filters[number % len(filters)]
        line = []
        for at, value in enumerate(flat):
            a, b, c = flat[at - step] if at >= step else 0, above[at], above[at - step] if at >= step else 0
            p = a + b - c
            nearest = a if abs(p - a) <= abs(p - b) and abs(p - a) <= abs(p - c) else b if abs(p - b) <= abs(p - c) else c
            line.append((value - (0, a, b, (a + b) // 2, nearest)[used]) % 256)
        data, above = data + bytes([used, *line]), flat

    def chunk(name, text):
        return struct.pack(">I", len(text)) + name + text + struct.pack(">I", zlib.crc32(name + text))
    head = struct.pack(">IIBBBBB", len(rows[0]), len(rows), 8, kind, 0, 0, 0)
    whole = SIGNATURE + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(data, level)) + chunk(b"IEND", b"")
    return PNG + base64.b64encode(whole).decode()


PIXELS = [[((x * 37 + y * 91) % 256, (x * y * 13) % 256, (255 - x * 7) % 256, 255) for x in range(9)] for y in range(11)]


def image(address):
    return f'<svg><image id="image1" xlink:href="{address}" transform="scale(1 -1)" width="9" height="11"/></svg>'


def test_coordinates_are_rounded_and_ids_numbered():
    made = canonical(PLOT)
    for had in ('width="448.266pt"', 'viewBox="0 0 448.266 244.984"', 'y="20.298"', "M 59.466 20.298\nL 69.466 0\n",
                "rotate(-90 14.798 106.992)", "translate(54.466 21.3) scale(0.015625)", "stroke: #1f77b4", "opacity: 0.5",
                ">0.123456</text>", "<!-- 0.25 -->", 'xmlns:xlink="http://www.w3.org/1999/xlink"'):
        assert had in made, had
    assert re.findall(r'(?:id="|#)(id\d+)', made) == ["id1", "id2", "id2", "id3", "id4", "id3", "id4"]
    assert canonical(made) == made


def test_ids_do_not_depend_on_data_and_prefixes_keep_plots_apart():
    other = PLOT.replace("pb690ccf406", "p0123456789").replace("m7e8d60943d", "mffffffffff").replace("h12ab", "h7")
    assert canonical(other) == canonical(PLOT) != PLOT
    first, second = (set(re.findall(r'id="([^"]+)"', canonical(PLOT, f"plot{n}-"))) for n in (1, 11))
    assert first and not first & second


def test_the_border_of_two_roundings_is_no_difference():
    one, two = (canonical(PLOT.replace("20.298437", value)) for value in ("20.2984999", "20.2985001"))
    assert one != two and alike(one, two)


@pytest.mark.parametrize("old, new", [
    ("#1f77b4", "#1f77bd"), ("#1f77b4", "#d2691e"), ("#1f77b4", "none"), ("opacity: 0.5", "opacity: 0.51"),
    ("stroke-width: 0.8", "stroke-width: 0.9"), ("69.466", "70.216"), ("69.466", "69.476"), ("L 69.466 0\n", ""),
    ("0.123456", "0.123457"), ("0.25", "0.26"), ("DejaVu Sans", "Arial"), ("-90", "-89"), ("0.015625", "0.0157"),
    ('x="50.466" y="20', 'x="51.216" y="20'), ("url(#id3)", "url(#id4)"), ('id="id1"', 'id="id9"'), ("#id2", "#id1"), ("<g ", "<a "),
    ("  <!--", "<g/>  <!--"), (' clip-path="url(#id3)"', ""), ('x="50.466" y="7.2"', 'y="7.2" x="50.466"'),
    ("translate(54.466", "translate(54.476"), ("448.266pt", "448.276pt"), ("scale(0.015625)", "scale(-0.015625)"),
])
def test_what_a_reader_would_see_is_a_difference(old, new):
    made = canonical(PLOT)
    assert old in made
    assert not alike(made, made.replace(old, new, 1)) and not alike(made.replace(old, new, 1), made)


@pytest.mark.parametrize("old, new", [
    ("#1f77b4", "#2178b2"), ("69.466", "69.469"), ("69.466 0", "69.466 -0.001"), ("opacity: 0.5", "opacity: 0.501"),
    ("scale(0.015625)", "scale(0.015626)"), ("448.266pt", "448.267pt"), ("rotate(-90", "rotate(-90.001"),
])
def test_what_nobody_sees_is_none(old, new):
    made = canonical(PLOT)
    assert old in made and alike(made, made.replace(old, new))


@pytest.mark.parametrize("kind, channels", [(0, 1), (4, 2), (2, 3), (6, 4)])
def test_pixels_are_compared_and_not_how_they_are_packed(kind, channels):
    rows = [[pixel[:channels] for pixel in row] for row in PIXELS]
    one, two = image(png(rows, 9, kind=kind)), image(png(rows, 1, (4, 3, 0, 2, 1), kind))
    assert one != two and alike(one, two)
    for y, x, change, same in [(0, 0, 3, True), (10, 8, 3, True), (5, 4, 60, False), (10, 8, 60, False), (0, 0, 60, False)]:
        changed = [list(row) for row in rows]
        value = changed[y][x][0]
        changed[y][x] = (value + (change if value < 128 else -change), *changed[y][x][1:])
        assert alike(one, image(png(changed, kind=kind))) == same, (y, x, change)
    assert not alike(one, image(png(rows[:-1], kind=kind)))
    assert not alike(one, image("data:image/jpeg;base64,AAAA"))


def test_a_picture_that_is_no_whole_png_is_only_equal_to_itself():
    broken = image(PNG + base64.b64encode(b"no picture").decode())
    assert alike(broken, broken) and not alike(broken, image(png(PIXELS)))


def test_other_outputs_must_be_equal():
    def outputs(svg, text="1\n"):
        return [{"output_type": "stream", "text": [text]},
                {"output_type": "display_data", "data": {SVG: svg.splitlines(keepends=True), "text/plain": ["<Figure>"]}}]
    near, far = canonical(PLOT).replace("69.466", "69.467"), canonical(PLOT).replace("69.466", "70.466")
    assert outputs_alike(outputs(canonical(PLOT)), outputs(near))
    assert not outputs_alike(outputs(canonical(PLOT)), outputs(far))
    assert not outputs_alike(outputs(near), outputs(near, "2\n"))
    assert not outputs_alike(outputs(near), outputs(near)[:1])
    assert not outputs_alike(outputs(near)[::-1], outputs(near))


@pytest.mark.parametrize("path", find(), ids=lambda path: path.stem)
def test_recorded_plots_are_canonical_with_ids_of_their_own(path):
    ids = []
    for cell in read(path).outputs:
        for svg in ("".join(output["data"][SVG]) for output in cell if SVG in output.get("data", {})):
            prefix = re.search(r' id="([^"]*?)\d+"', svg)[1]
            assert canonical(svg, prefix) == svg
            ids += re.findall(r' id="([^"]*)"', svg)
    assert len(ids) == len(set(ids))


DRAW = {
    "lines": "a.plot(v); a.plot(-v, '--', label='b'); a.legend(loc='upper left')",
    "long line": "a.plot(np.sin(np.arange(500) * v[-1]))",
    "markers": "a.scatter(v, v ** 2, c=v, s=50 * v, cmap='viridis')",
    "fill": "a.fill_between(range(9), v, 2 * v, alpha=0.3)",
    "bars": "a.bar(range(9), v, hatch='//')",
    "clip path": "a.imshow(np.outer(v, v)).set_clip_path(plt.Circle((4, 4), 3 + v[-1], transform=a.transData))",
    "image": "a.imshow(np.outer(v, v), interpolation='bilinear'); figure.colorbar(a.images[0])",
    "mesh": "a.pcolormesh(v.cumsum(), v.cumsum(), np.outer(v, v), cmap='RdBu')",
    "surface": "a = figure.add_subplot(projection='3d'); a.plot_surface(*np.meshgrid(v, v), np.outer(v, v), cmap='viridis')",
    "words as paths": "plt.rcParams['svg.fonttype'] = 'path'; a.plot(v); a.text(2, v[2], 'here $x$', rotation=30 * v[0])",
}


@pytest.mark.parametrize("code", DRAW.values(), ids=DRAW)
def test_values_with_other_last_digits_draw_the_same_plot(code):
    """What matplotlib writes differs; a value that is a hundredth larger is another plot."""
    drawn = []
    for by in (1, 1 + 1e-8, 1 - 1e-8, 1.01):
        with matplotlib.rc_context():
            matplotlib.rc_file(STYLE)
            pyplot.switch_backend("svg")
            figure, axes = pyplot.subplots()
            values = numpy.array([0.31, 0.42, 0.13, 0.94, 0.55, 0.76, 0.27, 0.68, 0.89]) * numpy.linspace(1, by, 9)
            exec(code, {"np": numpy, "plt": pyplot, "figure": figure, "a": axes, "v": values})
            text = io.StringIO()
            figure.savefig(text, format="svg", metadata={"Date": None})
            pyplot.close(figure)
            drawn.append(text.getvalue())
    first, *near, far = map(canonical, drawn)
    assert any(raw != drawn[0] for raw in drawn[1:3])
    assert [alike(first, each) for each in near] == [True, True]
    assert not alike(first, far)
