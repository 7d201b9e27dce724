"""References to what was cited, and answers as documents to take along."""
