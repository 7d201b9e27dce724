"""Measures the product with the product's own parts."""
