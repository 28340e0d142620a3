"""What an executed notebook says in short: its finding and a small picture."""

from __future__ import annotations

import base64
import io
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from analysis import files
from analysis.reports.context import FINDING

THUMBNAIL = (320, 240)  # pixels, at most
LIGHT = 40_000  # bytes: a picture that loads as fast as a small one, and is sharper


def finding(notebook: NotebookNode) -> str | None:
    """The report's finding: an output's `analysis.finding` metadata, else the text of the cell tagged `finding`."""
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            said = output.get("metadata", {}).get("analysis", {}).get(FINDING)
            if said:
                return str(said)
            if FINDING in cell.metadata.get("tags", []) and (text := _text(output)):
                return text
    return None


def write_thumbnail(notebook: NotebookNode, folder: Path, name: str) -> str | None:
    """Write a small picture of the first chart, and return its path relative to the folder."""
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            if "image/svg+xml" in data:
                picture, ending = "".join(data["image/svg+xml"]).encode(), "svg"
            elif "image/png" in data:
                picture, ending = _shrunk(base64.b64decode(data["image/png"])), "png"
            else:
                continue
            (folder / "thumbnails").mkdir(exist_ok=True)
            return files.write(folder / "thumbnails" / f"{name}.{ending}", picture).relative_to(folder).as_posix()
    return None


def _text(output: NotebookNode) -> str:
    data = output.get("data", {})
    text = data.get("text/markdown") or data.get("text/plain") or output.get("text", "")
    return " ".join("".join(text).strip().strip("'\"").split())


def _shrunk(png: bytes) -> bytes:
    if len(png) <= LIGHT:
        return png
    from PIL import Image

    with Image.open(io.BytesIO(png)) as picture:
        channels: Any = picture.getextrema()
        plain = picture.convert("RGB") if picture.mode == "RGBA" and channels[3] == (255, 255) else picture
        plain.thumbnail(THUMBNAIL, reducing_gap=1.0)
        small = io.BytesIO()
        plain.quantize(64, method=Image.Quantize.FASTOCTREE).save(small, format="PNG", optimize=False)
    return small.getvalue()
