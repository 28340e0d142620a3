"""Date expressions of plain text and their TIMEX3 values: no parse, no files but the lexicons."""
