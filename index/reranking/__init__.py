"""Reads the first hits again, each beside the question: any CrossEncoder, where one is set."""
