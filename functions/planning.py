"""What surrounds planning: the audience, the storm, and what leads from events to lanes."""

from functools import cached_property

from functions.world import World, world
from shared.notification.audience import Audience
from shared.notification.pages import reads_rows_raw
from shared.notification.plan import Planner
from shared.notification.storm.before import Before
from shared.notification.storm.closing import Closer
from shared.notification.storm.joining import Joining
from shared.notification.storm.rules import figures
from shared.notification.storm.store import StormStore


class PlanningWorld:
    """What plans, made once and only where it is used."""

    def __init__(self, world: World) -> None:
        self.world = world

    @cached_property
    def planner(self) -> Planner:
        """From events to lanes."""
        world = self.world
        return Planner(
            world.events,
            self._audience,
            world.lanes,
            self._joining,
            self._before,
            world.settings,
            world.clock,
        )

    @cached_property
    def closer(self) -> Closer:
        """From gatherings to lanes."""
        return Closer(self._joining, self._audience, self._before, self.world.settings)

    @cached_property
    def storm(self) -> StormStore:
        """The storm, if there is one."""
        return StormStore(self.world.dynamodb, self.world.environment["EVENTS_TABLE"])

    @cached_property
    def _audience(self) -> Audience:
        reads_rows_raw(self.world.dynamodb)
        tables = self.world.environment
        return Audience(self.world.dynamodb, tables["SUBSCRIBERS_TABLE"], tables["DELIVERIES_TABLE"])

    @cached_property
    def _joining(self) -> Joining:
        world = self.world
        storm = figures(world.settings)
        return Joining(self.storm, world.gatherings, world.events, world.lanes, storm, world.clock)

    @cached_property
    def _before(self) -> Before:
        return Before(self._audience, self.world.gatherings, self.world.settings)


planners = PlanningWorld(world)
