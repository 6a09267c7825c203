"""Tables found on a sheet, whatever it looks like."""
