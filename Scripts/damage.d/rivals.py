"""How other tools are asked for the number of events: records that have an `eventType`.

`python rivals.py PACKAGE FILE` asks one that is a Python package, and prints the number. Each gets what its documentation
names for gzipped lines of JSON, and a schema of no more than it needs.
"""

import shlex
import sys
from collections.abc import Callable


def miller(file: str) -> list[str]:
    return ["mlr", "--ijson", "--onidx", "--from", file, "filter", "is_present($eventType)", "then", "count"]


def jq(file: str) -> list[str]:
    # Quoted for the shell, which knows of the failure of a part only by pipefail.
    pipe = f"set -o pipefail; zcat {shlex.quote(file)} | jq 'select(.eventType) | 1' | wc -l"
    return ["bash", "-c", pipe]


def duckdb(file: str, options: str = "") -> int:
    import duckdb as duck

    columns = "{eventType: 'VARCHAR'}"
    query = f"SELECT count(eventType) FROM read_json('{file}', columns = {columns}{options})"
    return duck.connect().execute(query).fetchone()[0]


def duckdb_ignoring(file: str) -> int:
    return duckdb(file, ", format = 'newline_delimited', ignore_errors = true")


def clickhouse(file: str) -> int:
    import chdb

    query = f"""SELECT countIf(eventType != '') FROM file('{file}', JSONEachRow, 'eventType String')
        SETTINGS input_format_skip_unknown_fields = 1"""
    return int(str(chdb.query(query, "CSV")))


def polars(file: str) -> int:
    import polars as pl

    frame = pl.scan_ndjson(file, schema={"eventType": pl.String}).select(pl.col("eventType").count())
    return frame.collect(engine="streaming").item()


def spark(file: str) -> int:
    from pyspark.sql import SparkSession

    session = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
    return session.read.schema("eventType STRING").json(file).where("eventType IS NOT NULL").count()


FUNCTIONS: dict[str, Callable[[str], int]] = {
    "duckdb": duckdb, "duckdb-ignoring": duckdb_ignoring, "chdb": clickhouse, "polars": polars, "pyspark": spark,
}

# What is installed as a package or program, and the columns that it fills.
COLUMNS = {
    "mlr": {"Miller": miller},
    "jq": {"zcat, jq": jq},
    "duckdb": {"DuckDB": "duckdb", "DuckDB, `ignore_errors`": "duckdb-ignoring"},
    "chdb": {"ClickHouse": "chdb"},
    "polars": {"Polars": "polars"},
    "pyspark": {"Spark": "pyspark"},
}


def command(asked: Callable[[str], list[str]] | str, file: str) -> list[str]:
    """The command line that asks a rival of a file."""
    if callable(asked):
        return asked(file)
    return [sys.executable, __file__, asked, file]


if __name__ == "__main__":
    print(FUNCTIONS[sys.argv[1]](sys.argv[2]))
