"""File to lines: what stands on the pages, and where."""
