"""Bibliographies in the forms of other programs: CSL-JSON, BibTeX and RIS, read and written."""
