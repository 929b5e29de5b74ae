"""Evidence: what an outsider can check without trusting us (G5).

Every day the heads of all chains are put under one root, signed and written once; a pack holds all
that happened to one number with the paths to those roots, and a verifier that needs nothing of ours.
"""
