"""Text to vectors: any SentenceTransformer, and the recipe of the one that is shipped."""
