"""What is measured of a text that was read: its characters, its sentences, its headings."""
