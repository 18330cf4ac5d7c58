"""Profile one CSV file with sweetviz. Usage: peer_sweetviz.py FILE.csv REPORT.html"""

import sys

import pandas as pd
import sweetviz

sweetviz.analyze(pd.read_csv(sys.argv[1])).show_html(sys.argv[2], open_browser=False)
