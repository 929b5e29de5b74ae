"""For all tests: Node as the project's environment brings it, and how deeply properties are tried."""

import os

from hypothesis import settings

from local.environments import node_folder

# The CDK's library starts `node` from PATH; no machine needs one of its own, and none is used.
os.environ["PATH"] = os.pathsep.join([str(node_folder()), os.environ.get("PATH", "")])

# `make test` by default, `make test-long` on request.
settings.register_profile("default", deadline=None)
settings.register_profile("long", deadline=None, max_examples=5000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))
