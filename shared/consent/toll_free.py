"""US toll-free numbers: the carriers end it themselves at the one word STOP, and confirm it (R11).

AWS: "opt-outs are managed at the carrier level. The only supported opt-out keyword for a US toll-free
number is STOP", and its response cannot be changed. A confirmation of ours would be the second one, and
could not arrive. Every other wording ("please stop", CANCEL) the carriers let pass as a text like any
other, so that the only confirmation is ours.
"""

CARRIER_CONFIRMS = "carrier_confirms"
"""Why a confirmation of ours is left out."""


def confirmed_by_carrier(body: str) -> bool:
    """Whether a carrier takes this reply to a toll-free number for an opt-out.

    In doubt it does not: then ours is sent, which the carrier stops if it did know the word after all.
    """
    return body.strip().casefold() == "stop"
