"""Numbers that tell whether readers score alike: numpy only, no storage; each with its interval and its n."""

import os

# A second thread of numpy's linear algebra gains nothing on tables of this size, and when something else is busy it
# waits for that thread so hungrily that all takes two to four times as long. It has to be said before numpy is loaded.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
