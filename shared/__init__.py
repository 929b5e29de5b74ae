"""The domain of Assent, in rooms by concept.

``consent`` who agreed, ``itsm`` what happened, ``notification`` who is told, ``sms`` how a text travels.
"""
