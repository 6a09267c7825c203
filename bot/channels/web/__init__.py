"""The conversation as a page at phone width, and the rankings as pages to print.

Works without a token, without the internet, and without scripts in the browser.
"""
