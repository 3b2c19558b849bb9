"""What a PySpark driver is: a Python process that runs `main`, beside a JVM that holds the SparkContext (S0-02).

Run with the Python of a PySpark 3.5.3: `python test/oracle/driver-process.py`. Writes `recordings/driver-process.json`.
In Spark: python/pyspark/java_gateway.py. Nothing of this machine is kept: names of programs, not their places.
"""
import json
import os
import pathlib

from pyspark import SparkContext

context = SparkContext("local[1]", "driver-process")
gateway = context._jvm.java.lang.ProcessHandle.current()
recording = {
    "spark": context.version,
    "python": {
        "runsMain": True,
        "program": os.path.basename(os.path.realpath("/proc/self/exe")).rstrip("0123456789."),
    },
    "jvm": {
        "program": os.path.basename(gateway.info().command().get()),
        "isAnotherProcess": gateway.pid() != os.getpid(),
        "isChildOfPython": gateway.parent().get().pid() == os.getpid(),
        "holdsTheContext": context._jsc.sc().isStopped() is False,
        "class": context._jsc.sc().getClass().getName(),
    },
    "answer": context.parallelize(range(10), 2).count(),
}
context.stop()
target = pathlib.Path(__file__).parent / "recordings" / "driver-process.json"
target.write_text(json.dumps(recording, indent=2) + "\n")
