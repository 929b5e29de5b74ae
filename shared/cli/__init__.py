"""The command ``assent``."""


def main() -> int:
    """Run the command."""
    return 0
