"""Makes documents searchable: PDF files in, ranked passages out."""
