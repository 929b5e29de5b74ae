"""A phone number that can be texted, and how people write one.

The library of all countries' plans is loaded by whoever first asks for one: most functions never do.
"""

import re
from dataclasses import dataclass

E164 = re.compile(r"\+[1-9][0-9]{6,14}")
LONGEST_WRITING = 64


class NotTextable(ValueError):
    """What was written is no number that may be texted; the sentence says why, without the number."""


@dataclass(frozen=True, slots=True, repr=False)
class PhoneNumber:
    """A number in E.164. Prints masked, so that it can stand in a log line (G7)."""

    e164: str

    def __post_init__(self) -> None:
        if not E164.fullmatch(self.e164):
            raise NotTextable("not a phone number in E.164")

    @property
    def masked(self) -> str:
        """Country code and last four digits: ``+1•••••0123``."""
        import phonenumbers

        try:
            code = f"+{phonenumbers.parse(self.e164).country_code}"
        except phonenumbers.NumberParseException:
            code = "+"
        return f"{code}•••••{self.e164[-4:]}"

    @property
    def country(self) -> str | None:
        """The ISO country that the number belongs to; None when no plan tells."""
        import phonenumbers

        try:
            return phonenumbers.region_code_for_number(phonenumbers.parse(self.e164)) or None
        except phonenumbers.NumberParseException:
            return None

    def __str__(self) -> str:
        return self.masked

    __repr__ = __str__


def textable(written: str, region: str, countries: tuple[str, ...] = ()) -> PhoneNumber:
    """The mobile number that a person wrote, in any human way.

    ``region`` is the ISO country in whose format a number without country code is read;
    ``countries`` are those that may be texted, none meaning all.

    Raises:
        NotTextable: unparsable, not valid, not mobile, with an extension, or of another country.
    """
    import phonenumbers

    if len(written) > LONGEST_WRITING:
        raise NotTextable("is too long for a phone number")
    try:
        parsed = phonenumbers.parse(written, region)
    except phonenumbers.NumberParseException:
        raise NotTextable("is not a phone number") from None
    if parsed.extension:
        raise NotTextable("must not have an extension")
    if not phonenumbers.is_valid_number(parsed):
        raise NotTextable("is not a valid phone number")
    kinds = phonenumbers.PhoneNumberType
    if phonenumbers.number_type(parsed) not in (kinds.MOBILE, kinds.FIXED_LINE_OR_MOBILE):
        raise NotTextable("is not a mobile number")
    if countries and phonenumbers.region_code_for_number(parsed) not in countries:
        raise NotTextable("is in a country that we do not text")
    return PhoneNumber(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164))


def is_toll_free(identity: str) -> bool:
    """Whether an origination identity is a US toll-free number; the id of a number does not tell."""
    import phonenumbers

    try:
        parsed = phonenumbers.parse(identity)
    except phonenumbers.NumberParseException:
        return False
    return (
        parsed.country_code == 1
        and phonenumbers.number_type(parsed) == phonenumbers.PhoneNumberType.TOLL_FREE
    )
