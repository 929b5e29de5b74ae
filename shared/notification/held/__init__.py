"""Texts that wait: for the end of somebody's quiet hours, or for an hour with room for one more.

The rules (``quiet``, ``hourly``) say until when; a claim asks them as part of its own condition. What waits
lies in a table of its own under the moment at which it is due (``store``), and housekeeping brings it back
onto its lane (``release``), where everything is asked again: consent, overtaken, expired, quiet hours.
Several of one person that the hour had no room for become one text (``digest``).
"""
