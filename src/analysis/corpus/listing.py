"""Which names in a folder or an archive are an article's own: not what systems, programs and browsers leave beside them."""

from __future__ import annotations

from collections.abc import Container, Iterator
from pathlib import Path, PurePosixPath

from analysis.model import Problem

_LITTER = frozenset({"thumbs.db", "ehthumbs.db", "desktop.ini", "__macosx", "icon\r"})  # of the systems
_PAGES = (".html", ".htm", ".xhtml")
_PARTS = (  # "Storm.html" saved as a complete page has its pictures and scripts in "Storm_files", or as the browser's language says it
    "files", "file", "fichiers", "archivos", "dateien", "bestanden", "filer", "ficheiros", "arquivos", "soubory", "pliki", "dosyalar",
    "tiedostot", "файлы", "файли",
)  # fmt: skip


def is_litter(path: str, beside: Container[str]) -> bool:
    """Whether a name is hidden, of the system, a program's lock or backup, or in the folder of a saved page's parts.

    Args:
        path: under the folder or in the archive, with "/" between.
        beside: all paths there.

    >>> is_litter("day/Storm_files/logo.png", {"day/Storm.html"}), is_litter("day/Storm_files/logo.png", {"day/Calm.html"})
    (True, False)
    """
    pure = PurePosixPath(path)
    if any((part.startswith((".", "~$")) and part != "..") or part.lower() in _LITTER for part in pure.parts) or path.endswith("~"):
        return True
    return any(f"{page}{suffix}" in beside for folder in pure.parents for page in _pages(folder) for suffix in _PAGES)


def _pages(folder: PurePosixPath) -> Iterator[PurePosixPath]:
    """The page, without its suffix, whose parts a folder holds, if its name says so."""
    for ending in _PARTS:
        name = folder.name
        if name.lower().endswith((f"_{ending}", f"-{ending}")) and len(name) > len(ending) + 1:
            yield folder.with_name(name[: -len(ending) - 1])


def is_inside(path: Path, raw: Path) -> bool:
    """Whether a file lies in the raw folder, and neither it nor a folder above it is hidden or a link that leads out."""
    relative = path.relative_to(raw)
    if any(part.startswith(".") for part in relative.parts) or not path.is_file():
        return False
    return path.resolve().is_relative_to(raw.resolve())


def links_out(raw: Path) -> Iterator[Problem]:
    """The links of a folder that lead out of it, and so are not followed."""
    home = raw.resolve()
    for path in sorted(raw.rglob("*")):
        if path.is_symlink() and not path.name.startswith(".") and not path.resolve().is_relative_to(home):
            cause = "a link that leads out of the folder, or nowhere, is not followed"
            yield Problem(path=path.relative_to(raw).as_posix(), cause=cause, remedy="copy there what it leads to", failed=False)
