"""What a document says of itself on its first page and at its signatures."""
