"""Pages to passages: never across a section or an article, split at sentence ends where one is long."""
