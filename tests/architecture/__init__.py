"""What the tree itself promises: arrows, budgets, catalogues, locks, plain data."""
