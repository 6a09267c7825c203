"""Tables in: decision folders and blocks of cells become score tables."""
