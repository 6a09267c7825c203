"""A national workbook: read, scored, ranked, checked, written back; against peers."""
