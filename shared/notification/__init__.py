"""Who is told what: audiences, texts, claims and deliveries.

Keeps G1 (no text without a current opt-in), G2 (none after an opt-out), G3 (at most one, save where
the carrier's answer was lost) and G9 (nothing overtaken). The only room that hands texts to a carrier.
"""
