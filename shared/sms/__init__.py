"""How a text travels: numbers, alphabets, the line's rate, and the carriers.

Decides what is a number that may be texted, how many parts a text costs, and when the next
part may leave (G8). Knows nothing of consent.
"""
