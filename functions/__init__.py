"""The doors of Assent: one folder a Lambda function, each parses, calls the domain and answers."""

import gc

# What a cold start imports is no garbage: looking for some among it costs a tenth of the start.
gc.set_threshold(100_000)
