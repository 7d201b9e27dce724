"""Words of both languages, and BM25 over them."""
