"""The words that people agreed to, kept letter by letter under their hash.

The brand and the portal's address in them come from settings, which change; the hash in the ledger must
find its words all the same.
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from shared.conditional import written
from shared.consent.disclosure import Disclosure
from shared.tables import PARTITION, SORT

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient


@dataclass(frozen=True)
class DisclosureArchive:
    """The disclosures in the table of subscribers, each written once."""

    dynamodb: "DynamoDBClient"
    table: str
    _kept: set[str] = field(default_factory=set)

    def keep(self, shown: Disclosure) -> None:
        """Keep these words; asked again for the same ones, it does nothing."""
        ref = shown.ref
        if ref.sha256 in self._kept:
            return
        item = {**_key(ref.sha256), "v": {"N": "1"}, "text": {"S": shown.text}}
        item |= {"version": {"S": ref.version}, "language": {"S": ref.language}}
        written(
            lambda: self.dynamodb.put_item(
                TableName=self.table, Item=item, ConditionExpression=f"attribute_not_exists({PARTITION})"
            )
        )
        self._kept.add(ref.sha256)

    def text_of(self, sha256: str) -> str | None:
        """The words with this hash; None when nobody ever agreed to such."""
        found = self.dynamodb.get_item(TableName=self.table, Key=_key(sha256)).get("Item")
        return found["text"]["S"] if found else None


def _key(sha256: str) -> dict[str, dict[str, str]]:
    return {PARTITION: {"S": f"d#{sha256}"}, SORT: {"S": "disclosure"}}
