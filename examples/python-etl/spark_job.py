"""Orders of any size by Spark: folders of NDJSON become Parquet of good rows, and of rejects.

    python spark_job.py INPUT OUTPUT [--master local[2]]

INPUT has a folder `kind=<kind>` for each kind of order, with NDJSON files, some of them gzipped.
OUTPUT, which may not exist yet, gets

- `good/kind=<kind>`: the payloads without errors, typed, amounts as decimals with every digit
- `bad/kind=<kind>`: the others, as they were sent, with the first error of each; secret as INPUT is

Rows carry the name of their `file`. Spark marks a dataset that is whole by `_SUCCESS`.
Exit status: 0 all rows are good, 1 some are not, 2 not run.
"""

import argparse
import os
import sys
from pathlib import Path

from orderwire import OrderwireError, engines
from pyspark.errors import PySparkException
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F


def payloads(spark: SparkSession, folder: Path) -> DataFrame:
    """A row a payload: its bytes as they are, and the file it comes from.

    Spark's text is UTF-8 by assumption only, so the bytes are what goes on.
    """
    lines = spark.read.option("lineSep", "\n").text(str(folder))
    not_blank = F.col("value").rlike(r"[^ \t\r]")
    return lines.where(not_blank).select(
        F.col("value").cast("binary").alias("payload"), F.col("_metadata.file_name").alias("file")
    )


def run(spark: SparkSession, source: Path, target: Path) -> int:
    """Sorts the orders of a folder, prints what became of them, and gives the number of rejects."""
    rejects = 0
    print(f"{'kind':<36} {'good':>10} {'bad':>10}")
    for folder in sorted(source.glob("kind=*")):
        kind = folder.name.removeprefix("kind=")
        rows = payloads(spark, folder)
        counts = {}
        for part in (engines.good(kind, keep=["file"]), engines.bad(kind, keep=["file"])):
            out = target / part.part / folder.name
            rows.mapInArrow(part, part.spark_schema).write.parquet(str(out))
            counts[part.part] = spark.read.parquet(str(out)).count()
        print(f"{kind:<36} {counts['good']:>10,} {counts['bad']:>10,}")
        rejects += counts["bad"]
    if rejects:
        print("rejected for")
        codes = spark.read.parquet(str(target / "bad")).groupBy("code").count()
        for code, count in sorted((row["code"], row["count"]) for row in codes.collect()):
            print(f"  {code:<34} {count:>10,}")
    return rejects


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(description="Sorts orders into good rows and rejects.")
    parser.add_argument("source", type=Path, metavar="INPUT")
    parser.add_argument("target", type=Path, metavar="OUTPUT")
    parser.add_argument("--master", default="local[2]", help="where Spark runs")
    given = parser.parse_args()
    # What can be said without Spark is said before it is started.
    if not any(given.source.glob("kind=*")):
        parser.error(f"`{given.source}` has no folder `kind=<kind>` with files of orders")
    if given.target.exists():
        parser.error(f"`{given.target}` already exists; name a new folder")
    # The workers need the Python that has orderwire.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.appName("orderwire").master(given.master)
    spark = builder.config("spark.ui.enabled", "false").getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    try:
        return 1 if run(spark, given.source, given.target) else 0
    except (OSError, OrderwireError, PySparkException) as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    finally:
        spark.stop()


if __name__ == "__main__":
    sys.exit(main())
