"""What happened in IT: events of the ITSM system, their revisions, and what each one asks for.

Decides which event is a text at all, what overtakes it (G9) and until when it may be sent.
"""
