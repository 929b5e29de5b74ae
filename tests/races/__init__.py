"""What happens at the same time: the real rules and adapters over tables that are as contended as in AWS.

moto does one thing after the other, so no two ever meet in it. Here time is made up, every call of a
table, a queue or the carrier takes a while, and a seed decides how long, what is lost, and who is ended.
"""
