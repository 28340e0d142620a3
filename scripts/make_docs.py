"""Make what is generated and yet kept in git: the codebook and the README's pictures.

A picture carries the hash of the frame it shows, so that a test can tell whether it is current on any machine.
"""

from __future__ import annotations

import hashlib
import tempfile
from pathlib import Path

import matplotlib as mpl
import pandas as pd

import analysis
from analysis import charts, compare
from analysis.package import codebook

ROOT = Path(__file__).parents[1]
QUANTITY = "troops-sent-north-korea"


def picture_frame(processed: Path) -> pd.DataFrame:
    """What the README's picture shows: who says how many soldiers, in the sample corpus."""
    return compare.claims.marks(analysis.load(processed), quantity=QUANTITY)


def frame_hash(frame: pd.DataFrame) -> str:
    """SHA-256 of a frame's cells."""
    return hashlib.sha256(frame.to_csv(index=False).encode()).hexdigest()


def main() -> None:
    """Write the codebook and the pictures."""
    path = ROOT / "data" / "processed" / "README.md"
    path.write_text(codebook(), encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        analysis.build(ROOT / "data" / "raw", folder, curation=ROOT / "data" / "curation")
        frame = picture_frame(Path(folder))
    mpl.use("agg")
    axes = charts.figures.draw(frame)
    axes.figure.savefig(ROOT / "docs" / "figures.png", dpi=110, metadata={"Source": frame_hash(frame), "Software": None})
    print("wrote data/processed/README.md and docs/figures.png")


if __name__ == "__main__":
    main()
