-- after governance-1.mariadb.sql
-- Schema version 2 as it was for an hour: without the tables of kept recommendations.
USE `{{NAME}}`;
DROP TABLE recommendations;
DROP TABLE recommendation_runs;
