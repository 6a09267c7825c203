"""Values in, bytes out: annexes, pictures, tables and packages of data."""
