"""`eligibility schema`: the published shapes of what goes in and what comes out."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from typing import Annotated

import typer
from pydantic import BaseModel
from pydantic.json_schema import JsonSchemaMode

from eligibility.facts.household import Household
from eligibility.screening.answer import SCHEMA_VERSION, Answer, Determination


class SchemaName(StrEnum):
    """Which shape."""

    HOUSEHOLD = "household"
    DETERMINATION = "determination"
    ANSWER = "answer"


def schema(
    name: Annotated[SchemaName, typer.Argument(help="household, determination hoặc answer.")] = SchemaName.ANSWER,
) -> None:
    """In lược đồ JSON đã công bố của đầu vào (household) hoặc kết quả (determination, answer)."""
    models: dict[SchemaName, type[BaseModel]] = {
        SchemaName.HOUSEHOLD: Household,
        SchemaName.DETERMINATION: Determination,
        SchemaName.ANSWER: Answer,
    }
    mode: JsonSchemaMode = "validation" if name is SchemaName.HOUSEHOLD else "serialization"
    found = models[name].model_json_schema(mode=mode)
    found = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:eligibility:{name}:{SCHEMA_VERSION}",
        **found,
    }
    json.dump(found, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")
