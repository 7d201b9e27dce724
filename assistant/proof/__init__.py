"""What tells whether one text bears out another, in either language or across them."""
