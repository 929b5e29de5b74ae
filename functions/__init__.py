"""The doors of Assent: one folder a Lambda function, each parses, calls the domain and answers."""
