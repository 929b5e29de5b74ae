"""An employee's own consent: which number of theirs counts, and where it stands."""

from shared.consent.book import Book
from shared.consent.keys import EmployeeKey
from shared.consent.opt_in import OptedIn
from shared.consent.states import State


def me_of(employee: EmployeeKey, book: Book) -> OptedIn | None:
    """The opted-in number of the employee, else the newest one; None without any."""
    standing = [(h, c) for h, c in book.owned(employee) if c.state is not State.NONE]
    if not standing:
        return None
    opted_in = [pair for pair in standing if pair[1].state is State.OPTED_IN]
    history, consent = (opted_in or standing)[-1]
    number = book.store.number(history.subscriber)
    return None if number is None else OptedIn(history.subscriber, number, consent)
