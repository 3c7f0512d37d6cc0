"""What people look at: reports for a terminal, tables for a notebook, JSON."""
