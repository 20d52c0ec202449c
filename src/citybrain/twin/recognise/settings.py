"""What a person says about a file that it does not say itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BaseModel, Field

from citybrain.base.domains import find_domains
from citybrain.twin.configuration import SourceKey

Text = Annotated[str, Field(min_length=1, max_length=200)]
if TYPE_CHECKING:
    Category = str
else:
    Category = Literal[find_domains().role("kind") or ("",)]


class FileSettings(BaseModel, extra="forbid"):
    """Use of a file ("none": not used), its layer, coordinate system and encoding, columns and codes by our names.

    `licence` and `owner` say under what terms it is used, and who answers for it.
    """

    kind: SourceKey | Literal["none"] | None = None
    layer: Text | None = None
    crs: Text | None = None
    encoding: Annotated[str, Field(max_length=40)] | None = None
    columns: dict[Text, Text | None] = Field(default={}, max_length=40)
    """A column for each of our names; None where nothing shall be taken for it, although something looks like it."""
    values: dict[Category, Annotated[dict[Text, Text], Field(max_length=500)]] = {}

    licence: Text | None = None
    owner: Text | None = None

    @property
    def of_content(self) -> FileSettings:
        """What has to do with reading the file."""
        return self.model_copy(update={"licence": None, "owner": None})

    @property
    def meanings(self) -> dict[str, dict[str, str]]:
        """What codes mean, by the column of ours that they stand in."""
        return {str(name): dict(codes) for name, codes in self.values.items() if codes}

    @property
    def named(self) -> dict[str, str]:
        """Our names for which a column was chosen."""
        return {name: column for name, column in self.columns.items() if column is not None}
