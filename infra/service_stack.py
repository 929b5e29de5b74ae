"""``assent-<stage>-service``: the ways that data flows, each a straight line.

::

    opt-in   form post → HTTP API (JWT) → employee_api → subscribers + ledger → answers
    inbound  phone → carrier → topic → queue → inbound_sms → subscribers + ledger → answers
    observed HR system → bus | send_sms | delivery_receipts → queue → inbound_sms → subscribers + ledger
    notify   ITSM system → bus → queue → fan_out → urgent | routine
    send     urgent | routine | answers → send_sms: pace → claim → carrier
    held     send_sms → held → housekeeping → urgent | routine
    receipt  carrier → topic → queue → delivery_receipts → deliveries
"""

from aws_cdk import Duration, Stack
from constructs import Construct

from infra.alarms import Alarms
from infra.bundle import code
from infra.carrier import Carrier
from infra.data_stack import DataStack
from infra.function import ServiceFunction
from infra.housekeeping import EveryMinute
from infra.itsm_bus import ItsmBus
from infra.kept import Kept
from infra.portal_api import PortalApi
from infra.runtime import Runtime, metrics_of
from infra.send_lane import SendLane
from infra.settings import StageSettings
from infra.work_queue import ReceiptQueue, WorkQueue

QUICK = Duration.seconds(10)
LONG = Duration.seconds(30)
WHOLE_LEDGER = Duration.minutes(5)


class ServiceStack(Stack):
    """Everything that works and keeps nothing."""

    def __init__(
        self, scope: Construct, name: str, *, settings: StageSettings, data: DataStack, kept: Kept
    ) -> None:
        super().__init__(scope, name, description="Assent: its functions, queues and doors")
        self._data = data
        self._runtime = Runtime(code(with_dependencies=not settings.is_local), settings, kept)
        self._alarms = Alarms(self, "Alarms", email=settings.alarm_email)
        self.carrier = Carrier(self, "Carrier", settings=settings)
        self._urgent = SendLane(self, "Urgent", alarms=self._alarms)
        self._routine = SendLane(self, "Routine", alarms=self._alarms)
        self._answers = SendLane(self, "Answers", alarms=self._alarms)
        self._observed = WorkQueue(self, "Observed", visibility=_six_times(QUICK), alarms=self._alarms)
        self._bus = ItsmBus(self, "ItsmBus")
        self._opt_in(settings, kept)
        self._inbound()
        self._notify()
        self._send()
        self._receipt()
        self._housekeeping()

    def _opt_in(self, settings: StageSettings, kept: Kept) -> None:
        employee_api = self._function("EmployeeApi", "employee_api", QUICK)
        staff_api = self._function("StaffApi", "staff_api", LONG)
        self._decides_consent(employee_api)
        self._decides_consent(staff_api)
        staff_api.reads_records_of(self._data.consent)
        staff_api.erases_in(self._data.consent)
        staff_api.finds_texts_in(self._data.deliveries)
        staff_api.finds_events_in(self._data.events)
        staff_api.makes_packs_in(self._data.evidence)
        staff_api.pauses_lanes_in(self._data.lines)
        api = PortalApi(self, "PortalApi", settings=settings, kept=kept)
        api.hands(
            "POST /api/opt-ins",
            "POST /api/opt-ins/confirmations",
            "GET /api/me",
            "PATCH /api/me",
            "DELETE /api/me",
            to=employee_api,
        )
        api.hands(
            "POST /api/help-desk/opt-outs",
            "POST /api/help-desk/lookups",
            "POST /api/help-desk/explanations",
            "POST /api/compliance/lookups",
            "POST /api/compliance/evidence",
            "POST /api/compliance/erasures",
            "POST /api/operations/pause",
            "POST /api/operations/resume",
            to=staff_api,
        )

    def _inbound(self) -> None:
        inbound = WorkQueue(self, "Inbound", visibility=_six_times(QUICK), alarms=self._alarms)
        inbound_sms = self._function("InboundSms", "inbound_sms", QUICK)
        self.carrier.brings_replies_to(inbound)
        self._bus.routes_hr_to(self._observed)
        inbound_sms.takes_from(inbound, self._observed)
        self._decides_consent(inbound_sms)
        inbound_sms.buries_in(inbound, self._observed)

    def _notify(self) -> None:
        happened = WorkQueue(self, "FanOut", visibility=_six_times(LONG), alarms=self._alarms)
        self._bus.routes_itsm_to(happened)
        self._happened = happened
        fan_out = self._function("PlanFanOut", "fan_out", LONG)
        fan_out.takes_from(happened)
        fan_out.records_events_in(self._data.events)
        fan_out.finds_audience_in(self._data.consent)
        fan_out.plans_in(self._data.deliveries)
        fan_out.hands_to(happened, self._urgent, self._routine)
        fan_out.buries_in(happened)

    def _send(self) -> None:
        send_sms = self._function("SendSms", "send_sms", LONG, memory=1024)
        lanes = (self._urgent, self._routine, self._answers)
        send_sms.takes_from(*lanes)
        send_sms.reads_events_in(self._data.events)
        send_sms.is_paced_by(self._data.lines)
        send_sms.claims_in(self._data.consent)
        send_sms.sends_through(self.carrier)
        send_sms.records_in(self._data.deliveries)
        send_sms.holds_back_in(self._data.held)
        send_sms.hands_to(*lanes, self._observed)
        send_sms.buries_in(*lanes)
        self._alarms.when_the_carrier_refuses(metrics_of(self._runtime.settings))

    def _receipt(self) -> None:
        hidden = _six_times(QUICK).plus(Duration.seconds(ReceiptQueue.gathers_seconds))
        receipts = ReceiptQueue(self, "Receipts", visibility=hidden, alarms=self._alarms)
        delivery_receipts = self._function("DeliveryReceipts", "delivery_receipts", QUICK)
        self.carrier.brings_receipts_to(receipts)
        delivery_receipts.takes_from(receipts)
        delivery_receipts.completes(self._data.deliveries)
        delivery_receipts.hands_to(self._observed)
        delivery_receipts.buries_in(receipts)

    def _housekeeping(self) -> None:
        housekeeping = self._function("Housekeeping", "housekeeping", WHOLE_LEDGER)
        self._decides_consent(housekeeping)
        housekeeping.finds_due_in(self._data.consent)
        housekeeping.surveys(self._data.consent)
        housekeeping.tells(self._bus)
        housekeeping.watches_the_storm_in(self._data.events)
        housekeeping.releases_from(self._data.held)
        housekeeping.hands_to(self._happened, self._urgent, self._routine)
        housekeeping.reads_opt_outs_of(self.carrier, remembered_in=self._data.lines)
        housekeeping.anchors(self._data.consent, into=self._data.evidence)
        EveryMinute(self, "EveryMinute", runs=housekeeping)
        self._alarms.when_it_keeps_failing(housekeeping.lambda_function)

    def _decides_consent(self, function: ServiceFunction) -> None:
        """What those have in common who change a consent: they record it and ask for at most one answer."""
        function.writes_consent_in(self._data.consent)
        function.hands_to(self._answers)

    def _function(self, name: str, module: str, timeout: Duration, *, memory: int = 512) -> ServiceFunction:
        return ServiceFunction(self, name, module, runtime=self._runtime, timeout=timeout, memory=memory)


def _six_times(timeout: Duration) -> Duration:
    """How long a message stays hidden: what AWS advises for a queue that feeds a function."""
    return Duration.seconds(6 * timeout.to_seconds())
