"""The worksheet functions of cchc, declared once for every host."""
