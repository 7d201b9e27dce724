"""The researcher's screen: ask, read the quotes, see them on their page."""
