"""The laptop stage's doors, over real HTTP and with a real boto3 client."""
