"""A chart as SVG to stand in a page: small, labelled, coloured by variables, its marks linked to their evidence."""

from __future__ import annotations

import io
import re
from typing import Any
from xml.etree import ElementTree as ET

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.backends.backend_svg import RendererSVG
from matplotlib.font_manager import FontProperties

from analysis.charts import style
from analysis.charts.lettering import RULER

SVG, XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
VARIABLES = {
    style.PAPER: "paper", style.INK: "ink", style.MUTED: "muted", style.RULE: "rule", style.BLUE: "blue", style.VERMILION: "vermilion",
    style.GREEN: "green", style.PURPLE: "purple",
}  # fmt: skip
FONT = "var(--chart-font,'DejaVu Sans',Verdana,sans-serif)"  # Verdana is as wide as the face that the layout was measured with
COLOUR = re.compile("|".join(VARIABLES))
FACE = re.compile(r"font-family: ?'DejaVu Sans'[^;]*;? ?")
BOLD = re.compile(r"\b(?:bold|700)\b")
NUMBER = re.compile(r"-?\d+\.\d+")
PATH_SPACE = re.compile(r"\s*([MLHVCQZz])\s*")
REFERENCE = re.compile(r"url\(#([^)]+)\)")
NOTHING = {"Date": None, "Creator": None, "Format": None, "Type": None}


class Pen(RendererSVG):
    """Writes SVG, and measures words as the layout did."""

    def get_text_width_height_descent(self, s: str, prop: FontProperties, ismath: Any) -> tuple[float, float, float]:
        """Width, height and descent of a line."""
        return RULER.get_text_width_height_descent(s, prop, ismath)


def svg(ax: Axes, *, name: str) -> str:
    """A chart as SVG with real text.

    Alt text is its label; colours and face are variables (`--chart-ink`, `--chart-font` …) that a page may set; ids and classes begin
    with `name`, so that several charts share a page; a mark that has evidence is a link to it, and says it on hover.

    Args:
        ax: the chart, alone on its figure.
        name: a slug, unique in the page.
    """
    figure = style.figure_of(ax)
    evidence = {str(artist.get_gid()): str(artist.get_label())[1:] for artist in figure.findobj(lambda artist: bool(artist.get_url()))}
    root = ET.fromstring(_drawn(figure))
    _link(root, evidence)
    _tidy(root, name)
    rules = _classes(root, name)
    root.attrib = {"viewBox": root.attrib["viewBox"], "role": "graphics-document", "aria-label": style.alt(ax), "class": "chart"}
    ET.register_namespace("", SVG)
    sheet = ET.Element(f"{{{SVG}}}style")
    sheet.text = rules
    root.insert(0, sheet)
    return ET.tostring(root, encoding="unicode")


def _drawn(figure: Any) -> str:
    """The figure as matplotlib writes it, drawn once."""
    sink = io.StringIO()
    with mpl.rc_context(style.STYLE):
        figure.set_dpi(72)
        if engine := figure.get_layout_engine():  # of a chart that is not ours
            engine.execute(figure)
            figure.set_layout_engine("none")
        wide, tall = figure.get_size_inches() * 72
        pen: Any = Pen(wide, tall, sink, image_dpi=72, metadata=NOTHING)  # type: ignore[no-untyped-call]
        figure.draw(pen)
        pen.finalize()
    return sink.getvalue()


def _link(root: ET.Element, evidence: dict[str, str]) -> None:
    """Each mark one link with a name; matplotlib links every stroke apart and names none."""
    for parent in list(root.iter()):
        for place, child in enumerate(list(parent)):
            words = evidence.get(child.get("id", ""))
            if words is None:
                continue
            href = "#" + child.get("id", "").removeprefix("mark-")
            link = ET.Element(f"{{{SVG}}}a", {"href": href, "aria-label": words})
            ET.SubElement(link, f"{{{SVG}}}title").text = words
            link.append(child)
            parent[place] = link
            for group in list(child.iter()):
                for inner in [item for item in group if item.tag == f"{{{SVG}}}a"]:
                    at = list(group).index(inner)
                    group.remove(inner)
                    for offset, stroke in enumerate(list(inner)):
                        group.insert(at + offset, stroke)


def _tidy(root: ET.Element, name: str) -> None:
    """Drop what says nothing: metadata, unused ids, null rotations, spaces, groups of nothing; round coordinates."""
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag == f"{{{SVG}}}metadata" or (child.tag == f"{{{SVG}}}defs" and child.find(f"{{{SVG}}}style") is not None):
                parent.remove(child)
    texts = [value for element in root.iter() for value in element.attrib.values()]
    used = {target for value in texts for target in REFERENCE.findall(value)} | {value[1:] for value in texts if value.startswith("#")}
    short = {target: f"{name}-{number}" for number, target in enumerate(sorted(used))}
    for element in root.iter():
        if element.tag not in (f"{{{SVG}}}text", f"{{{SVG}}}title"):
            element.text = None
        element.tail = None
        _trim(element, short)
    _ungroup(root)


def _trim(element: ET.Element, short: dict[str, str]) -> None:
    for key, value in list(element.attrib.items()):
        if key == "id":
            element.attrib.pop(key)
            if value in short:
                element.set(key, short[value])
        elif key == f"{{{XLINK}}}href":
            element.attrib.pop(key)
            element.set("href", "#" + short.get(value[1:], value[1:]))
        elif key == "transform" and value.startswith("rotate(-0 "):
            element.attrib.pop(key)
        elif key == "d":
            element.set(key, PATH_SPACE.sub(r"\1", NUMBER.sub(_rounded, value)).strip())
        elif key not in ("href", "aria-label"):
            element.set(key, NUMBER.sub(_rounded, REFERENCE.sub(lambda match: f"url(#{short[match.group(1)]})", value)))


def _rounded(match: re.Match[str]) -> str:
    """A hundredth of a point within a mark, a tenth across the sheet: less than a pixel at any size of a page."""
    value = float(match.group())
    return f"{value:.{1 if abs(value) >= 10 else 2}f}".rstrip("0").rstrip(".").replace("-0.", "-.").removeprefix("0") or "0"


def _ungroup(element: ET.Element) -> None:
    """Put what a group without attributes holds in its place."""
    flat: list[ET.Element] = []
    for child in element:
        _ungroup(child)
        flat += list(child) if child.tag == f"{{{SVG}}}g" and not child.attrib else [child]
    element[:] = flat


def _classes(root: ET.Element, name: str) -> str:
    """Repeated styles as classes, colours and face as variables; the rules of the classes."""
    seen: dict[str, str] = {}
    for element in root.iter():
        rule = element.attrib.pop("style", None)
        if rule:
            rule = COLOUR.sub(lambda match: f"var(--chart-{VARIABLES[match.group()]},{match.group()})", FACE.sub("", rule))
            label = f"{name}-title" if BOLD.search(rule) else f"{name}-{len(seen)}"  # a page may set the headline itself
            element.set("class", seen.setdefault(rule.replace(": ", ":").replace("; ", ";"), label))
    return f".chart{{max-width:52em}}.chart text{{font-family:{FONT}}}" + "".join(f".{label}{{{rule}}}" for rule, label in seen.items())
