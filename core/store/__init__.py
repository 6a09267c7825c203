"""Every table, one history of them, in a SQLite file or on a PostgreSQL server.

The only package that knows SQL. It is entered through `core.api.inbox`.
"""
