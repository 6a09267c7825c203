"""What the pages promise is there, and what they show is true."""
