"""Makes documents searchable: files in, ranked passages out."""
