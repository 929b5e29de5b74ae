"""HTTP → an employee's own consent: the form, the code, what I am, what I want to hear of, and opting out."""

from http import HTTPStatus
from typing import Any

from aws_lambda_powertools.event_handler import APIGatewayHttpResolver, Response
from aws_lambda_powertools.utilities.typing import LambdaContext

from functions.caller import employee, source
from functions.employee_api.models import (
    CODE_SENTENCES,
    OPT_IN_SENTENCES,
    PREFERENCES_SENTENCES,
    Code,
    OptInForm,
    PreferencesPatch,
    UrlencodedOptInForm,
)
from functions.employee_api.views import me_view, pending_view
from functions.http import (
    FORM,
    Problem,
    answer,
    checked,
    fields_of,
    json_of,
    problems,
    too_many,
    unprocessable,
)
from functions.world import world
from shared.consent.confirmation import confirm as confirm_code
from shared.consent.disclosure import Disclosure, UnknownDisclosure, disclosure, shown_as
from shared.consent.me import me_of
from shared.consent.opt_in import Form, MustTextStart, NothingPending, OptedIn, Pending, TooMany, WrongCode
from shared.consent.opt_in import submit as submit_form
from shared.consent.opt_out import by_portal
from shared.consent.preferences import NotOptedIn, change
from shared.consent.states import Consent
from shared.sms.number import NotTextable, PhoneNumber, textable

app = APIGatewayHttpResolver()
problems(app)

START_ALONE = "This number texted STOP. Text START from it to come back."


def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    """The employee's half of the API: nobody's record but the caller's own."""
    return app.resolve(event, context)


@app.post("/api/opt-ins")
def opt_in() -> Response[str]:
    """The opt-in form."""
    who = employee(app.current_event, world.keys)
    form, number = _form()
    shown = _shown(form)
    if again_at := world.form_limits.take(who, source(app.current_event, world.keys), world.clock()):
        raise too_many(again_at, world.clock())
    world.disclosures.keep(shown)
    request = app.current_event.request_context.request_id
    result = submit_form(
        Form(who, form.name, number, form.topics, form.language, shown.ref, request), world.book
    )
    match result:
        case Pending(topics, expires_at):
            return answer(HTTPStatus.ACCEPTED, pending_view(number, topics, expires_at))
        case OptedIn(_, own, consent):
            return _me(own, consent)
        case MustTextStart():
            raise Problem(HTTPStatus.CONFLICT, START_ALONE)
        case TooMany(again_at):
            raise too_many(again_at, world.clock())


@app.post("/api/opt-ins/confirmations")
def confirm() -> Response[str]:
    """The code that was texted."""
    who = employee(app.current_event, world.keys)
    code = checked(Code, json_of(app.current_event), CODE_SENTENCES).code
    result = confirm_code(code, who, app.current_event.request_context.request_id, world.book)
    match result:
        case OptedIn(_, number, consent):
            return _me(number, consent)
        case WrongCode():
            raise unprocessable([("code", "is wrong or expired")])
        case NothingPending():
            raise Problem(HTTPStatus.NOT_FOUND, "No number of yours waits for a code.")
        case TooMany(again_at):
            raise too_many(again_at, world.clock())


@app.get("/api/me")
def me() -> Response[str]:
    """What state I am in."""
    found = me_of(employee(app.current_event, world.keys), world.book)
    if found is None:
        raise Problem(HTTPStatus.NOT_FOUND, "You have no number here.")
    return _me(found.number, found.consent)


@app.patch("/api/me")
def change_preferences() -> Response[str]:
    """What I want to hear of, and when; no topic left opts out."""
    who = employee(app.current_event, world.keys)
    catalogue = {"services": world.settings.services, "locations": world.settings.locations}
    patch = checked(PreferencesPatch, json_of(app.current_event), PREFERENCES_SENTENCES, catalogue)
    match change(patch.changes(), who, app.current_event.request_context.request_id, world.book):
        case OptedIn(_, number, consent):
            return _me(number, consent)
        case NotOptedIn():
            raise Problem(HTTPStatus.CONFLICT, "You are not opted in, so there is nothing to choose.")


@app.delete("/api/me")
def leave() -> Response[str]:
    """Opt out, always."""
    who = employee(app.current_event, world.keys)
    by_portal(who, app.current_event.request_context.request_id, world.book)
    return answer(HTTPStatus.NO_CONTENT)


def _me(number: PhoneNumber, consent: Consent) -> Response[str]:
    return answer(HTTPStatus.OK, me_view(number, consent, world.settings.time_zone))


def _shown(form: OptInForm) -> Disclosure:
    """The words that the page says it showed; else those that the form's language has."""
    brand, portal_url, now = world.settings.brand, world.settings.portal_url, world.clock()
    if form.disclosure is None:
        return disclosure(brand, portal_url, form.language, now)
    try:
        return shown_as(form.disclosure, brand, portal_url, now)
    except UnknownDisclosure:
        raise unprocessable([("disclosure", OPT_IN_SENTENCES["disclosure"])]) from None


def _form() -> tuple[OptInForm, PhoneNumber]:
    """The form and its number, with everything that is wrong with either in one answer."""
    event = app.current_event
    fields = fields_of(event, lists=frozenset({"topics"}))
    urlencoded = (event.headers.get("content-type") or "").lower().startswith(FORM)
    errors: list[tuple[str, str]] = []
    number = form = None
    try:
        form = checked(UrlencodedOptInForm if urlencoded else OptInForm, fields, OPT_IN_SENTENCES)
    except Problem as problem:
        errors = problem.errors
    try:
        phone = fields.get("phone")
        if isinstance(phone, str) and "phone" not in dict(errors):
            number = textable(phone, world.settings.default_region, world.settings.countries)
    except NotTextable as wrong:
        errors = [*errors, ("phone", str(wrong))]
    if form is None or number is None:
        raise unprocessable(errors)
    return form, number
