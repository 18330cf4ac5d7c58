-- after governance-1.sqlite.sql
-- Schema version 2 as it was for an hour: without the tables of kept recommendations.
DROP TABLE recommendations;
DROP TABLE recommendation_runs;
