"""The page on inputs says what the code does."""

from __future__ import annotations

import re
from pathlib import Path

from analysis.corpus import limits, read

PAGE = (Path(__file__).parents[2] / "docs" / "inputs.md").read_text(encoding="utf-8")


def test_every_suffix_that_is_read_stands_in_the_table():
    rows = [line for line in PAGE.splitlines() if line.startswith("| `.")]
    named = {suffix for row in rows for suffix in re.findall(r"`(\.\w+)`", row.split("|")[1])}
    assert named == set(read.READERS)


def test_the_limits_are_those_of_the_code():
    said = dict(re.findall(r"^\| (.+?) \| ([\d,]+(?: \w+)?) \|$", PAGE, re.MULTILINE))
    assert said == {
        "a file that is read whole": limits.size(limits.MAX_FILE),
        "a file of many articles, unpacked": f"{limits.MAX_STREAM // limits.MIB // 1024} GiB",
        "a record of such a file": limits.size(limits.MAX_RECORD),
        "an article": f"{limits.MAX_WORDS:,} words",
        "members of an archive": f"{limits.MAX_MEMBERS:,}",
        "pages of a PDF": str(limits.MAX_PAGES),
        "seconds for one record": str(limits.MAX_SECONDS),
    }
    assert f"more than {limits.MAX_RATIO} times" in PAGE


def test_sidecars_and_column_maps_as_shown(tmp_path):
    story = "The harbour master said on Monday that 14 ships had left since August, and that 9 tugs came back after a search."
    (tmp_path / "2024-05-03_Harbour-Post_ships.txt").write_text(story, encoding="utf-8")
    (tmp_path / "table.csv").write_text(f'Kicker,Story\nShips,"{story}"\n', encoding="utf-8")
    (tmp_path / "metadata.csv").write_text("path\n{published}_{source}_*.txt\n", encoding="utf-8")
    (tmp_path / "columns.csv").write_text("path,column,heading\ntable.csv,text,Story\ntable.csv,title,Kicker\n", encoding="utf-8")
    metadata = read.read_metadata(tmp_path)
    first, second = (next(read.read_file(path, tmp_path, metadata=metadata)) for path in read.find_files(tmp_path, metadata))
    assert (str(first.row.published), first.row.source) == ("2024-05-03", "Harbour-Post")
    assert second.row.title == "Ships"
