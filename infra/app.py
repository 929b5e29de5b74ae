"""The CDK app: ``python -m infra.app``, which the CDK's command line runs as ``cdk.json`` says."""

import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from aws_cdk import App, Tags

from infra.carrier_stack import CarrierStack
from infra.checks import check_against_aws_solutions
from infra.data_stack import DataStack
from infra.kept import Kept
from infra.service_stack import ServiceStack
from infra.settings import BadSettings, StageSettings, read_settings
from infra.wording import faults
from shared.notification.texts.faults import faults as faults_of_texts


def build(app: App) -> StageSettings:
    """Put the stacks of the stage that the context names into ``app``.

    Raises:
        BadSettings: the context or the words that people are shown cannot be deployed.
        RuntimeError: the functions' code cannot be put together.
    """
    settings = read_settings(_context_of(app))
    now = datetime.now(UTC)
    problems = faults(now, is_local=settings.is_local) + faults_of_texts(settings.for_functions(), now)
    if problems:
        raise BadSettings(problems)
    kept = Kept(for_good=not settings.is_local)
    prefix = f"assent-{settings.stage}"
    data = DataStack(app, f"{prefix}-data", settings=settings, kept=kept)
    service = ServiceStack(app, f"{prefix}-service", settings=settings, data=data, kept=kept)
    if settings.configuration_set_name and not settings.is_local:
        CarrierStack(app, f"{prefix}-carrier", settings=settings, carrier=service.carrier)
    Tags.of(app).add("application", "assent")
    Tags.of(app).add("stage", settings.stage)
    if settings.nag:
        check_against_aws_solutions(app)
    return settings


def _context_of(app: App) -> Mapping[str, Any]:
    context: Mapping[str, Any] = app.node.get_all_context()
    return context


def main() -> int:
    """Synthesise the app; a mistake in the settings is one line each and no traceback."""
    app = App()
    try:
        build(app)
    except BadSettings as error:
        sys.stderr.writelines(f"assent: {problem}\n" for problem in error.problems)
        return 1
    except RuntimeError as error:
        if "Failed to bundle asset" not in str(error):
            raise
        sys.stderr.write(f"assent: {str(error).rpartition('RuntimeError: ')[2]}\n")
        return 1
    app.synth()
    return 0


if __name__ == "__main__":
    sys.exit(main())
