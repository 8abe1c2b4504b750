"""`co.datasets` with `save`: the rows of a dataset as JSON lines, CSV, Avro or Parquet.

Reading and writing Avro is fastavro's work, Parquet that of pyarrow.
"""
