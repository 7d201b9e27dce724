"""What can propose an answer; none of them can make a citation."""
