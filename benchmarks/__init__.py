"""What the product costs: each measure with its peer and the ratio, from one run."""
