"""One reader a format: a named run of bytes to the articles in it."""
