"""A question in the other language: a dictionary learned from aligned text, and the librarian's glossary."""
