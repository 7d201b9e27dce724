"""Lines to pages: running heads off, notes out of the sentence, lines joined, headings marked."""
