"""What was synthesised, in words that tests can ask for."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

HASH = re.compile(r"[0-9A-F]{8}$")
EXPORT = re.compile(r".*ExportsOutput(?:FnGetAtt|Ref)(?P<id>\w+?)[0-9A-F]{8}(?:Arn)?[0-9A-F]{8}$")


@dataclass(frozen=True)
class Allowance:
    """One thing that a function may do; ``effect`` is ``Allow`` or ``Deny``."""

    action: str
    thing: str
    effect: str = "Allow"


@dataclass(frozen=True)
class Stacks:
    """The templates of one stage."""

    folder: Path
    stage: str

    @cached_property
    def templates(self) -> dict[str, dict[str, Any]]:
        """Each stack's template by its short name: ``data``, ``service``, ``carrier``."""
        prefix, suffix = f"assent-{self.stage}-", ".template.json"
        files = self.folder.glob(f"{prefix}*{suffix}")
        return {f.name.removeprefix(prefix).removesuffix(suffix): json.loads(f.read_text()) for f in files}

    def outputs(self, stack: str) -> dict[str, Any]:
        """The outputs that people read; those that one stack reads of another are not among them."""
        outputs: dict[str, Any] = self.templates[stack]["Outputs"]
        return {name: output for name, output in outputs.items() if not name.startswith("ExportsOutput")}

    def resources(self, kind: str) -> dict[str, dict[str, Any]]:
        """All resources of a type, in all stacks, by logical id."""
        return {
            name: resource
            for template in self.templates.values()
            for name, resource in template["Resources"].items()
            if resource["Type"] == kind
        }

    def properties(self, kind: str) -> Iterator[dict[str, Any]]:
        """The properties of all resources of a type."""
        return (resource.get("Properties", {}) for resource in self.resources(kind).values())

    def function(self, module: str) -> dict[str, Any]:
        """The properties of the Lambda that runs ``functions/<module>/handler.py``."""
        handler = f"functions.{module}.handler.handler"
        return next(each for each in self.properties("AWS::Lambda::Function") if each["Handler"] == handler)

    def allowances(self, module: str) -> set[Allowance]:
        """Everything that a function's role may do."""
        role = name_of(self.function(module)["Role"])
        policies = (p for p in self.properties("AWS::IAM::Policy") if name_of(p["Roles"][0]) == role)
        statements = (s for policy in policies for s in policy["PolicyDocument"]["Statement"])
        return {
            Allowance(action, name_of(resource), statement["Effect"])
            for statement in statements
            for action in _listed(statement["Action"])
            for resource in _listed(statement["Resource"])
        }

    @property
    def report(self) -> dict[str, Any]:
        """What the rules of AwsSolutions found."""
        text = (self.folder / "validation-report.json").read_text()
        reports: list[dict[str, Any]] = json.loads(text)["pluginReports"]
        return next(report for report in reports if report["pluginName"] == "AwsSolutions")


def name_of(reference: Any) -> str:
    """A resource's logical id without its hash, or an ARN with its variable parts as ``*``."""
    match reference:
        case str():
            return reference
        case {"Ref": str(logical_id)} | {"Fn::GetAtt": [str(logical_id), _]}:
            return "*" if logical_id.startswith("AWS::") else HASH.sub("", logical_id)
        case {"Fn::ImportValue": str(export)}:
            found = EXPORT.match(export)
            return found["id"] if found else export
        case {"Fn::Join": [separator, parts]}:
            return str(separator).join(name_of(part) for part in parts)
    raise AssertionError(f"a reference of a new form: {reference}")


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
