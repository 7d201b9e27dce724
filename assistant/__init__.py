"""Answers questions with proof: every statement is a quote that stands on a page."""
