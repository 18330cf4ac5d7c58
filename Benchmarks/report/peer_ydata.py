"""Profile one CSV file with ydata-profiling. Usage: peer_ydata.py FILE.csv REPORT.html"""

import sys

import pandas as pd
from ydata_profiling import ProfileReport

ProfileReport(pd.read_csv(sys.argv[1]), progress_bar=False).to_file(sys.argv[2])
