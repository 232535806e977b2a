"""Tell what is read and what is refused: tables made from tested examples."""

from .tables import table_of_nodes, table_of_refusals, table_of_ways

__all__ = ["table_of_nodes", "table_of_refusals", "table_of_ways"]
