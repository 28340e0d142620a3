"""From raw files to cleaned articles with their metadata and duplicates."""
