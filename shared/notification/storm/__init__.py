"""A storm: when many urgent events come at once, people get few texts, each about all that is theirs.

The first events go out at once. From then on they gather, and each person gets one text for all of their own
when the gathering closes; one that closes empty ends the storm. Rules and the storm's own item come first,
then the gatherings, then those who join, close and tell.
"""
