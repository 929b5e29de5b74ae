"""The HTTP API: who may come in at all is decided before any function runs."""

import json

import jsii
from aws_cdk import CfnOutput
from aws_cdk import aws_apigateway as formats
from aws_cdk import aws_apigatewayv2 as gateway
from aws_cdk import aws_apigatewayv2_authorizers as authorizers
from aws_cdk import aws_apigatewayv2_integrations as integrations
from aws_cdk import aws_logs as logs
from constructs import Construct

from infra.function import ServiceFunction
from infra.kept import Kept, log_group
from infra.settings import StageSettings

LOGGED = {
    "request": "$context.requestId",
    "at": "$context.requestTime",
    "route": "$context.routeKey",
    "status": "$context.status",
    "milliseconds": "$context.responseLatency",
    "integration_status": "$context.integrationStatus",
}
"""Neither addresses nor paths, claims, bodies or messages of errors: nothing that a person typed (G7)."""


class PortalApi(Construct):
    """``/api/…``: only routes that exist, each behind a valid token of the settings' issuer."""

    def __init__(self, scope: Construct, name: str, *, settings: StageSettings, kept: Kept) -> None:
        super().__init__(scope, name)
        self.api = gateway.HttpApi(
            self,
            "Api",
            api_name=f"assent-{settings.stage}",
            create_default_stage=False,
            default_authorizer=authorizers.HttpJwtAuthorizer(
                "Employees", settings.issuer, jwt_audience=[settings.audience]
            ),
        )
        gateway.HttpStage(
            self,
            "Stage",
            http_api=self.api,
            stage_name="$default",
            auto_deploy=True,
            throttle=gateway.ThrottleSettings(rate_limit=100, burst_limit=200),
            access_log_settings=_AccessLog(log_group(self, "AccessLog", kept=kept)),
        )
        CfnOutput(scope, "ApiUrl", value=self.api.api_endpoint)

    def hands(self, *routes: str, to: ServiceFunction) -> None:
        """Hand each of ``routes`` (``POST /api/opt-ins``) to one function; other paths do not exist."""
        integration = integrations.HttpLambdaIntegration(to.node.id, to.lambda_function)
        for route in routes:
            method, path = route.split()
            self.api.add_routes(path=path, methods=[gateway.HttpMethod(method)], integration=integration)


@jsii.implements(gateway.IAccessLogSettings)
class _AccessLog:
    """One line of JSON for each request."""

    def __init__(self, log: logs.ILogGroup) -> None:
        self._log = log

    @property
    def destination(self) -> gateway.IAccessLogDestination:
        return gateway.LogGroupLogDestination(self._log)

    @property
    def format(self) -> formats.AccessLogFormat:
        return formats.AccessLogFormat.custom(json.dumps(LOGGED))
