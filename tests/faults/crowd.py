"""Several people at once, each in a thread with a connection of their own."""

import threading

from django.db import connection


def at_once(*jobs):
    """Run the jobs together, all starting at the same moment; gives what each returned, or the exception it raised."""
    barrier, answers = threading.Barrier(len(jobs)), [None] * len(jobs)

    def run(place, job):
        try:
            connection.ensure_connection()
            barrier.wait(timeout=30)
            answers[place] = job()
        except Exception as refusal:
            answers[place] = refusal
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(jobs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)
    return answers


def refusals(answers):
    """The exceptions among the answers."""
    return [each for each in answers if isinstance(each, Exception)]
