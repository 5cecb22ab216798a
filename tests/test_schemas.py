"""The published schemas: they describe what is written, all of it, and nothing else."""

from __future__ import annotations

import dataclasses
import json
import re
from enum import StrEnum
from importlib.resources import files

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

import diplodiff as dd
from diplodiff import model
from diplodiff.alignment import Pair
from diplodiff.changes import Change, ChangeKind, Fact, FactKind, Force
from diplodiff.changes.alerts import Alert, AlertKind
from diplodiff.changes.commitments import CommitmentChange, CommitmentStatus
from diplodiff.errors import SchemaError
from diplodiff.model.commitments import Commitment
from diplodiff.scoring import ClauseShare, Scores
from diplodiff.wording import EditKind
from strategies import build, full_statements, statements

SCHEMAS = {
    name: json.loads((files("diplodiff") / "schemas" / f"{name}-1.0.json").read_text("utf-8"))
    for name in ("statement", "comparison")
}
# a validator finds one file from the other by its name, as they lie side by side
FOLDER = Registry().with_resource(
    "statement-1.0.json", Resource.from_contents(SCHEMAS["statement"])
)
VALIDATORS = {
    name: Draft202012Validator(
        schema, registry=FOLDER, format_checker=Draft202012Validator.FORMAT_CHECKER
    )
    for name, schema in SCHEMAS.items()
}
VALUES = [
    value for value in vars(model).values() if isinstance(value, type) and value is not dd.Statement
]


def named(value: type) -> dict:
    """Return what the schema says of a class of the model: "AddresseeClass", "addressee_class"."""
    name = re.sub("(?<=[a-z])(?=[A-Z])", "_", value.__name__).lower()
    return SCHEMAS["statement"]["$defs"][name]


def sample() -> dict:
    """Make the data of a statement with one clause."""
    return build([("Urges", "all parties", dd.ClauseKind.OPERATIVE)]).to_dict()


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_schemas_are_schemas(name: str) -> None:
    """They are valid against the draft that they name."""
    Draft202012Validator.check_schema(SCHEMAS[name])
    assert SCHEMAS[name]["$schema"].endswith("2020-12/schema")


@pytest.mark.parametrize("value", [dd.Statement, *VALUES])
def test_every_field_of_the_model_is_described(value: type) -> None:
    """The schema has the fields of each dataclass, all required, and the values of each choice."""
    schema = SCHEMAS["statement"] if value is dd.Statement else named(value)
    if issubclass(value, StrEnum):
        assert schema["enum"] == [str(choice) for choice in value]
        return
    fields = [field.name for field in dataclasses.fields(value)]
    assert [name for name in schema["properties"] if not name.startswith("schema")] == fields
    assert schema["required"] == list(schema["properties"])
    assert schema["additionalProperties"] is False
    assert all("description" in said for said in schema["properties"].values())


def test_every_field_of_a_comparison_is_described() -> None:
    """Changes, scores, and what became of words, with all their values."""
    parts = SCHEMAS["comparison"]["$defs"]
    described = {
        "change": Change,
        "fact": Fact,
        "scores": Scores,
        "alert": Alert,
        "commitment": Commitment,
        "commitment_change": CommitmentChange,
    }
    for name, value in described.items():
        fields = [field.name for field in dataclasses.fields(value)]
        assert set(parts[name]["properties"]) == set(fields)
        assert set(parts[name]["required"]) == set(fields)
    assert parts["fact"]["properties"]["kind"]["enum"] == list(FactKind)
    assert parts["alert"]["properties"]["kind"]["enum"] == list(AlertKind)
    assert parts["commitment_change"]["properties"]["status"]["enum"] == list(CommitmentStatus)
    assert set(parts["clause_share"]["properties"]) == set(ClauseShare._fields)
    assert set(parts["link"]["properties"]) == set(Pair._fields)
    change = parts["change"]["properties"]
    assert change["kind"]["enum"] == list(ChangeKind)
    assert change["force"]["enum"] == list(Force)
    assert parts["edit"]["prefixItems"][0]["enum"] == list(EditKind)


@given(full_statements)
def test_a_statement_is_written_as_described_and_read_back(statement: dd.Statement) -> None:
    """Whatever stands in its fields, JSON validates, and rebuilds an equal statement."""
    data = json.loads(dd.render(statement, "json"))
    VALIDATORS["statement"].validate(data)
    assert dd.Statement.from_dict(data) == statement
    assert dd.Statement.from_dict(statement.to_dict()) == statement


@given(statements, statements)
def test_a_comparison_is_written_as_described(base: dd.Statement, other: dd.Statement) -> None:
    """JSON of a comparison validates."""
    VALIDATORS["comparison"].validate(json.loads(dd.render(dd.compare(base, other), "json")))


def test_the_bundled_statement_is_written_as_described() -> None:
    """What the parser makes of a real page validates, alone and compared."""
    statement = dd.reference_statement()
    VALIDATORS["statement"].validate(statement.to_dict())
    comparison = dd.compare(statement, statement)
    VALIDATORS["comparison"].validate(json.loads(json.dumps(comparison.to_dict())))


@pytest.mark.parametrize(
    ("damage", "match"),
    [
        ({"schema": "diplodiff/comparison"}, "schema is 'diplodiff/comparison'"),
        ({"schema_version": "2.0"}, "upgrade"),
        ({"clauses": None}, "clauses is None; due is a list"),
        ({"clauses": "Urges"}, "clauses is 'Urges'; due is a list"),
        ({"clauses": [[]]}, r"clauses\[0\] is \[\]; due is a mapping"),
        ({"clauses": [{}]}, r"clauses\[0\] is {}; due is a mapping with the keys kind"),
        ({"title": 3}, "title is 3; due is a text"),
        ({"date": "yesterday"}, "date is 'yesterday'; due is a date"),
        ({"date": 3}, "malformed"),
        ({"parties": [None]}, r"parties\[0\] is None; due is a text"),
        (
            {"omitted": [{"start": True, "end": 1, "reason": ""}]},
            "start is True; due is a whole number",
        ),
        ({"colour": "blue"}, "and no others"),
    ],
)
def test_damaged_data_is_refused(damage: dict[str, object], match: str) -> None:
    """Data of another schema, a newer major version or with a part malformed is a SchemaError."""
    data = sample() | damage
    assert not VALIDATORS["statement"].is_valid(data)
    with pytest.raises(SchemaError, match=match):
        dd.Statement.from_dict(data)


def test_a_value_that_is_no_choice_is_refused() -> None:
    """A kind of clause that nobody knows is named."""
    data = sample()
    data["clauses"][0]["kind"] = "footnote"
    assert not VALIDATORS["statement"].is_valid(data)
    with pytest.raises(SchemaError, match="kind is 'footnote'; due is one of preambular"):
        dd.Statement.from_dict(data)


def test_what_is_no_mapping_is_refused() -> None:
    """The error says so, whatever stands there."""
    with pytest.raises(SchemaError, match="due is a mapping"):
        dd.Statement.from_dict([])  # type: ignore[arg-type]


def test_a_field_with_a_default_may_be_missing() -> None:
    """Data that an older version wrote, before there was such a field, are read."""
    data = sample()
    del data["form"], data["clauses"][0]["brackets"]
    assert dd.Statement.from_dict(data) == dd.Statement.from_dict(sample())


@pytest.mark.parametrize("date", ["2031-W10-1", "20310303"])
def test_dates_have_one_form(date: str) -> None:
    """Other forms of ISO 8601 than the one that is written are no dates."""
    data = dd.parse("Joint Statement\n\nWe met.").to_dict()
    with pytest.raises(SchemaError, match="date"):
        dd.Statement.from_dict({**data, "date": date})
