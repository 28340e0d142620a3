"""Make what is generated and yet kept in git: the codebook and the README's pictures."""

from __future__ import annotations

from pathlib import Path

from analysis.package import codebook

ROOT = Path(__file__).parents[1]


def main() -> None:
    """Write the codebook."""
    path = ROOT / "data" / "processed" / "README.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(codebook(), encoding="utf-8")
    print(f"wrote {path.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
