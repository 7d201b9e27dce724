"""Where vectors are kept and found."""
