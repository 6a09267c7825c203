"""The conversation: a question in Vietnamese in, an answer with its source out.

It knows no channel: a terminal, a chat or a page hands it text and shows the reply.
"""
