"""One history of the tables, for both kinds of database."""
