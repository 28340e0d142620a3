"""A chart as SVG to stand in a page: small, labelled, coloured by variables, its marks linked to their evidence."""

from __future__ import annotations

import io
import re
from xml.etree import ElementTree as ET

import matplotlib as mpl
from matplotlib.axes import Axes

from analysis.charts import style

SVG, XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
VARIABLES = {
    style.PAPER: "paper", style.INK: "ink", style.MUTED: "muted", style.RULE: "rule", style.BLUE: "blue", style.VERMILION: "vermilion",
    style.GREEN: "green", style.PURPLE: "purple",
}  # fmt: skip
FONT = "var(--chart-font, 'DejaVu Sans', Verdana, sans-serif)"  # Verdana is as wide as the face that the layout was measured with
COLOUR = re.compile("|".join(VARIABLES))
FACE = re.compile(r"'DejaVu Sans'[^;]*")
DECIMALS = re.compile(r"-?\d+\.\d{3,}")
REFERENCE = re.compile(r"url\(#([^)]+)\)")


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
    sink = io.BytesIO()
    with mpl.rc_context(style.STYLE):
        if engine := figure.get_layout_engine():  # laid out once: savefig would draw twice
            engine.execute(figure)
            figure.set_layout_engine("none")
        figure.savefig(sink, format="svg", metadata={"Date": None, "Creator": None, "Format": None, "Type": None})
    root = ET.fromstring(sink.getvalue())
    _link(root, evidence)
    _tidy(root, name)
    rules = _classes(root, name)
    root.attrib = {"viewBox": root.attrib["viewBox"], "role": "graphics-document", "aria-label": style.alt(ax), "class": "chart"}
    ET.register_namespace("", SVG)
    sheet = ET.Element(f"{{{SVG}}}style")
    sheet.text = rules
    root.insert(0, sheet)
    return ET.tostring(root, encoding="unicode")


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
    """Drop what says nothing: metadata, unused ids, null rotations, spaces; round coordinates to a hundredth of a point."""
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag == f"{{{SVG}}}metadata" or (child.tag == f"{{{SVG}}}defs" and child.find(f"{{{SVG}}}style") is not None):
                parent.remove(child)
    texts = [value for element in root.iter() for value in element.attrib.values()]
    used = {target for value in texts for target in REFERENCE.findall(value)} | {value[1:] for value in texts if value.startswith("#")}
    for element in root.iter():
        if element.tag not in (f"{{{SVG}}}text", f"{{{SVG}}}title"):
            element.text = None
        element.tail = None
        _trim(element, used, name)


def _trim(element: ET.Element, used: set[str], name: str) -> None:
    for key, value in list(element.attrib.items()):
        if key == "id":
            element.attrib.pop(key)
            if value in used:
                element.set(key, f"{name}-{value}")
        elif key == f"{{{XLINK}}}href":
            element.attrib.pop(key)
            element.set("href", f"#{name}-{value[1:]}" if value[1:] in used else value)
        elif key == "transform" and value.startswith("rotate(-0 "):
            element.attrib.pop(key)
        elif key not in ("href", "aria-label"):
            value = REFERENCE.sub(lambda match: f"url(#{name}-{match.group(1)})", value)
            element.set(key, DECIMALS.sub(lambda match: f"{float(match.group()):.2f}".rstrip("0").rstrip("."), value))


def _classes(root: ET.Element, name: str) -> str:
    """Repeated styles as classes, colours and face as variables; the rules of the classes."""
    seen: dict[str, str] = {}
    for element in root.iter():
        rule = element.attrib.pop("style", None)
        if rule:
            rule = COLOUR.sub(lambda match: f"var(--chart-{VARIABLES[match.group()]}, {match.group()})", FACE.sub(FONT, rule))
            element.set("class", seen.setdefault(rule, f"{name}-{len(seen)}"))
    return "".join(f".{label}{{{rule}}}" for rule, label in seen.items())
