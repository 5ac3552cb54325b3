"""What the journalled file goes through: killed writers, crowds, full disks, torn and flipped bytes.

The tests here are a short form. The long one, with figures: `python -m tests.torture`.
"""
