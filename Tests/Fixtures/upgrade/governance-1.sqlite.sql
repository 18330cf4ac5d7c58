PRAGMA foreign_keys = OFF;
PRAGMA journal_mode = wal;

CREATE TABLE "title_types" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    UNIQUE ("name")
) STRICT;

CREATE TABLE "age_certifications" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    UNIQUE ("name")
) STRICT;

CREATE TABLE "genres" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    UNIQUE ("name")
) STRICT;

CREATE TABLE "countries" (
    "id" TEXT NOT NULL,
    "name" TEXT,
    "status" TEXT NOT NULL,
    PRIMARY KEY ("id")
) STRICT;

CREATE TABLE "roles" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    UNIQUE ("name")
) STRICT;

CREATE TABLE "persons" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "name" TEXT
) STRICT;

CREATE TABLE "titles" (
    "id" TEXT NOT NULL,
    "title" TEXT,
    "type_id" INTEGER NOT NULL,
    "release_year" INTEGER CHECK ("release_year" BETWEEN 1870 AND 2100),
    "age_certification_id" INTEGER,
    "runtime_minutes" INTEGER,
    "seasons" INTEGER,
    "imdb_id" TEXT,
    "imdb_score" REAL CHECK ("imdb_score" BETWEEN 0 AND 10),
    "imdb_votes" INTEGER,
    "description" TEXT,
    "tmdb_popularity" REAL,
    "tmdb_score" REAL CHECK ("tmdb_score" BETWEEN 0 AND 10),
    PRIMARY KEY ("id"),
    UNIQUE ("imdb_id"),
    FOREIGN KEY ("type_id") REFERENCES "title_types" ("id"),
    FOREIGN KEY ("age_certification_id") REFERENCES "age_certifications" ("id")
) STRICT;

CREATE TABLE "title_genres" (
    "title_id" TEXT NOT NULL,
    "genre_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    PRIMARY KEY ("title_id", "genre_id"),
    FOREIGN KEY ("title_id") REFERENCES "titles" ("id"),
    FOREIGN KEY ("genre_id") REFERENCES "genres" ("id")
) STRICT, WITHOUT ROWID;

CREATE TABLE "title_countries" (
    "title_id" TEXT NOT NULL,
    "country_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    PRIMARY KEY ("title_id", "country_id"),
    FOREIGN KEY ("title_id") REFERENCES "titles" ("id"),
    FOREIGN KEY ("country_id") REFERENCES "countries" ("id")
) STRICT, WITHOUT ROWID;

CREATE TABLE "credits" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "title_id" TEXT NOT NULL,
    "person_id" INTEGER NOT NULL,
    "role_id" INTEGER NOT NULL,
    "character_name" TEXT,
    "position" INTEGER NOT NULL,
    FOREIGN KEY ("title_id") REFERENCES "titles" ("id"),
    FOREIGN KEY ("person_id") REFERENCES "persons" ("id"),
    FOREIGN KEY ("role_id") REFERENCES "roles" ("id")
) STRICT;

CREATE TABLE "best_of_lists" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    UNIQUE ("name")
) STRICT;

CREATE TABLE "title_best_of" (
    "best_of_list_id" INTEGER NOT NULL,
    "title_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "listed_score" REAL CHECK ("listed_score" BETWEEN 0 AND 10),
    "listed_votes" INTEGER,
    "listed_runtime_minutes" INTEGER,
    "listed_seasons" INTEGER,
    "main_genre_id" INTEGER,
    "main_country_id" TEXT,
    PRIMARY KEY ("best_of_list_id", "title_id"),
    FOREIGN KEY ("best_of_list_id") REFERENCES "best_of_lists" ("id"),
    FOREIGN KEY ("title_id") REFERENCES "titles" ("id"),
    FOREIGN KEY ("main_genre_id") REFERENCES "genres" ("id"),
    FOREIGN KEY ("main_country_id") REFERENCES "countries" ("id")
) STRICT, WITHOUT ROWID;

CREATE TABLE "schema_versions" (
    "version" INTEGER NOT NULL PRIMARY KEY,
    "applied_at" TEXT NOT NULL
) STRICT;

CREATE TABLE "import_runs" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "started_at" TEXT NOT NULL,
    "finished_at" TEXT NOT NULL,
    "program_version" TEXT NOT NULL,
    "pruned" INTEGER NOT NULL CHECK ("pruned" BETWEEN 0 AND 1),
    "peak_memory_bytes" INTEGER NOT NULL
) STRICT;

CREATE TABLE "import_files" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "run_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "layout" TEXT NOT NULL,
    "header" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "rows_read" INTEGER NOT NULL,
    "rows_loaded" INTEGER NOT NULL,
    "rows_merged" INTEGER NOT NULL,
    "rows_rejected" INTEGER NOT NULL,
    FOREIGN KEY ("run_id") REFERENCES "import_runs" ("id")
) STRICT;

CREATE TABLE "import_rule_counts" (
    "file_id" INTEGER NOT NULL,
    "rule" TEXT NOT NULL,
    "disposition" TEXT NOT NULL,
    "occurrences" INTEGER NOT NULL,
    PRIMARY KEY ("file_id", "rule", "disposition"),
    FOREIGN KEY ("file_id") REFERENCES "import_files" ("id")
) STRICT, WITHOUT ROWID;

CREATE TABLE "import_findings" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "file_id" INTEGER NOT NULL,
    "line" INTEGER NOT NULL,
    "column_name" TEXT,
    "rule" TEXT NOT NULL,
    "disposition" TEXT NOT NULL,
    "original" TEXT NOT NULL,
    "proposal" TEXT,
    FOREIGN KEY ("file_id") REFERENCES "import_files" ("id")
) STRICT;

CREATE TABLE "import_rejects" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "file_id" INTEGER NOT NULL,
    "line" INTEGER NOT NULL,
    "line_column" INTEGER NOT NULL,
    "column_name" TEXT,
    "rule" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "original" BLOB NOT NULL,
    "resolved_by_run_id" INTEGER,
    FOREIGN KEY ("file_id") REFERENCES "import_files" ("id"),
    FOREIGN KEY ("resolved_by_run_id") REFERENCES "import_runs" ("id")
) STRICT;

CREATE TABLE "import_changes" (
    "run_id" INTEGER NOT NULL,
    "table_name" TEXT NOT NULL,
    "column_name" TEXT NOT NULL,
    "added" INTEGER NOT NULL,
    "changed" INTEGER NOT NULL,
    "unchanged" INTEGER NOT NULL,
    "gone" INTEGER NOT NULL,
    "removed" INTEGER NOT NULL,
    PRIMARY KEY ("run_id", "table_name", "column_name"),
    FOREIGN KEY ("run_id") REFERENCES "import_runs" ("id")
) STRICT, WITHOUT ROWID;

CREATE TABLE "import_timings" (
    "run_id" INTEGER NOT NULL,
    "stage" TEXT NOT NULL,
    "seconds" REAL NOT NULL,
    PRIMARY KEY ("run_id", "stage"),
    FOREIGN KEY ("run_id") REFERENCES "import_runs" ("id")
) STRICT, WITHOUT ROWID;

CREATE TABLE "import_distributions" (
    "run_id" INTEGER NOT NULL,
    "column_name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "number_value" REAL,
    "text_value" TEXT,
    "titles" INTEGER NOT NULL,
    PRIMARY KEY ("run_id", "column_name", "position"),
    FOREIGN KEY ("run_id") REFERENCES "import_runs" ("id")
) STRICT, WITHOUT ROWID;

CREATE TABLE "claim_outcomes" (
    "run_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "claim" TEXT NOT NULL,
    "verdict" TEXT NOT NULL,
    "found" TEXT,
    PRIMARY KEY ("run_id", "position"),
    FOREIGN KEY ("run_id") REFERENCES "import_runs" ("id")
) STRICT, WITHOUT ROWID;

CREATE TABLE "recommendation_runs" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "created_at" TEXT NOT NULL,
    "principal" TEXT NOT NULL,
    "parameters" TEXT NOT NULL,
    "weights" TEXT NOT NULL,
    "engine_version" TEXT NOT NULL,
    "data_version" TEXT NOT NULL,
    "seed" INTEGER,
    "answer_digest" TEXT NOT NULL
) STRICT;

CREATE TABLE "recommendations" (
    "run_id" INTEGER NOT NULL,
    "list_number" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "source_title_id" TEXT,
    "title_id" TEXT NOT NULL,
    "score" REAL NOT NULL,
    "reasons" TEXT NOT NULL,
    PRIMARY KEY ("run_id", "list_number", "position"),
    FOREIGN KEY ("run_id") REFERENCES "recommendation_runs" ("id"),
    FOREIGN KEY ("source_title_id") REFERENCES "titles" ("id"),
    FOREIGN KEY ("title_id") REFERENCES "titles" ("id")
) STRICT, WITHOUT ROWID;

CREATE TABLE "governance_versions" (
    "version" INTEGER NOT NULL PRIMARY KEY,
    "applied_at" TEXT NOT NULL
) STRICT;

CREATE TABLE "principals" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "database_account" TEXT,
    UNIQUE ("name")
) STRICT;

CREATE TABLE "access_tokens" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "principal_id" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "expires_at" TEXT,
    "revoked_at" TEXT,
    UNIQUE ("hash"),
    FOREIGN KEY ("principal_id") REFERENCES "principals" ("id")
) STRICT;

CREATE TABLE "audit_log" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "at" TEXT NOT NULL,
    "principal" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "token_id" INTEGER,
    "address" TEXT NOT NULL,
    "request_id" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "statement" TEXT NOT NULL,
    "parameters_hash" TEXT,
    "rows_affected" INTEGER NOT NULL,
    "milliseconds" INTEGER NOT NULL,
    "outcome" TEXT NOT NULL,
    "error_code" TEXT,
    "previous_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL
) STRICT;

CREATE TABLE "audit_head" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "entries" INTEGER NOT NULL,
    "hash" TEXT NOT NULL
) STRICT;

CREATE TABLE "idempotency_keys" (
    "principal_id" INTEGER NOT NULL,
    "idempotency_key" TEXT NOT NULL,
    "request_hash" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "status" INTEGER NOT NULL,
    "response" TEXT NOT NULL,
    PRIMARY KEY ("principal_id", "idempotency_key"),
    FOREIGN KEY ("principal_id") REFERENCES "principals" ("id")
) STRICT, WITHOUT ROWID;

CREATE TABLE "database_accounts" (
    "purpose" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password" TEXT NOT NULL,
    PRIMARY KEY ("purpose")
) STRICT;

CREATE TABLE "write_permits" (
    "hash" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    PRIMARY KEY ("hash")
) STRICT;

CREATE TABLE shelf (title_id VARCHAR(64) PRIMARY KEY, stars INTEGER, weight DOUBLE, note TEXT, cover BLOB, FOREIGN KEY (title_id) REFERENCES titles (id));

CREATE TABLE remarks (id INTEGER PRIMARY KEY, title_id VARCHAR(64), remark TEXT, FOREIGN KEY (title_id) REFERENCES shelf (title_id) ON DELETE CASCADE);

CREATE TABLE marks (id INTEGER  PRIMARY KEY AUTOINCREMENT, who VARCHAR(20) NOT NULL, mark DOUBLE);

CREATE INDEX "import_files_run_id" ON "import_files" ("run_id");

CREATE INDEX "import_findings_file_id" ON "import_findings" ("file_id");

CREATE INDEX "import_rejects_file_id" ON "import_rejects" ("file_id");

CREATE INDEX "import_rejects_resolved_by_run_id" ON "import_rejects" ("resolved_by_run_id");

CREATE INDEX "recommendations_source_title_id" ON "recommendations" ("source_title_id");

CREATE INDEX "recommendations_title_id" ON "recommendations" ("title_id");

CREATE INDEX "titles_type_id" ON "titles" ("type_id");

CREATE INDEX "titles_age_certification_id" ON "titles" ("age_certification_id");

CREATE INDEX "title_genres_genre_id" ON "title_genres" ("genre_id");

CREATE INDEX "title_countries_country_id" ON "title_countries" ("country_id");

CREATE INDEX "title_best_of_title_id" ON "title_best_of" ("title_id");

CREATE INDEX "title_best_of_main_genre_id" ON "title_best_of" ("main_genre_id");

CREATE INDEX "title_best_of_main_country_id" ON "title_best_of" ("main_country_id");

CREATE INDEX "credits_title_id" ON "credits" ("title_id");

CREATE INDEX "credits_person_id" ON "credits" ("person_id");

CREATE INDEX "credits_role_id" ON "credits" ("role_id");

CREATE INDEX "access_tokens_principal_id" ON "access_tokens" ("principal_id");

CREATE VIEW "titles_imputed" AS
WITH scores AS (
    SELECT imdb_score, ROW_NUMBER() OVER (ORDER BY imdb_score) AS place, COUNT(*) OVER () AS n
    FROM titles WHERE imdb_score IS NOT NULL
), votes AS (
    SELECT imdb_votes, ROW_NUMBER() OVER (ORDER BY imdb_votes) AS place, COUNT(*) OVER () AS n
    FROM titles WHERE imdb_votes IS NOT NULL
), medians AS (
    SELECT
        (SELECT AVG(imdb_score) FROM scores WHERE place BETWEEN n / 2.0 AND n / 2.0 + 1) AS score,
        (SELECT AVG(imdb_votes) FROM votes WHERE place BETWEEN n / 2.0 AND n / 2.0 + 1) AS votes
)
SELECT t.id, t.title, t.type_id, t.release_year, t.age_certification_id, t.runtime_minutes,
    COALESCE(t.seasons, 0) AS seasons, t.seasons IS NULL AS seasons_imputed,
    t.imdb_id,
    COALESCE(t.imdb_score, m.score) AS imdb_score, t.imdb_score IS NULL AS imdb_score_imputed,
    COALESCE(t.imdb_votes, m.votes) AS imdb_votes, t.imdb_votes IS NULL AS imdb_votes_imputed,
    t.description, t.tmdb_popularity, t.tmdb_score
FROM titles t CROSS JOIN medians m;

CREATE VIEW "catalog" AS
SELECT t.id, t.title, y.name AS type, t.release_year, a.name AS age_certification, t.runtime_minutes,
    (SELECT GROUP_CONCAT(item, ', ') FROM (SELECT g.name AS item FROM title_genres x JOIN genres g ON g.id = x.genre_id WHERE x.title_id = t.id ORDER BY x.position)) AS genres,
    (SELECT GROUP_CONCAT(item, ', ') FROM (SELECT x.country_id AS item FROM title_countries x WHERE x.title_id = t.id ORDER BY x.position)) AS countries,
    t.seasons, t.imdb_id, t.imdb_score, t.imdb_votes, t.description, t.tmdb_popularity, t.tmdb_score,
    EXISTS (SELECT 1 FROM title_best_of b JOIN best_of_lists l ON l.id = b.best_of_list_id
        WHERE b.title_id = t.id AND l.name = 'best_movies') AS best_movies,
    EXISTS (SELECT 1 FROM title_best_of b JOIN best_of_lists l ON l.id = b.best_of_list_id
        WHERE b.title_id = t.id AND l.name = 'best_shows') AS best_shows,
    EXISTS (SELECT 1 FROM title_best_of b JOIN best_of_lists l ON l.id = b.best_of_list_id
        WHERE b.title_id = t.id AND l.name = 'best_movies_by_year') AS best_movies_by_year,
    EXISTS (SELECT 1 FROM title_best_of b JOIN best_of_lists l ON l.id = b.best_of_list_id
        WHERE b.title_id = t.id AND l.name = 'best_shows_by_year') AS best_shows_by_year
FROM titles t
JOIN title_types y ON y.id = t.type_id
LEFT JOIN age_certifications a ON a.id = t.age_certification_id;

CREATE VIEW best_shelf AS SELECT s.title_id, t.title, s.stars FROM shelf s JOIN titles t ON t.id = s.title_id;

INSERT INTO title_types VALUES
(1, 'MOVIE'),
(2, 'SHOW');
INSERT INTO age_certifications VALUES
(1, 'PG'),
(2, 'R'),
(3, 'TV-14');
INSERT INTO genres VALUES
(1, 'comedy'),
(2, 'crime'),
(3, 'documentation'),
(4, 'drama'),
(5, 'from before');
INSERT INTO countries VALUES
('AT', 'Austria', 'assigned'),
('DE', 'Germany', 'assigned'),
('FR', 'France', 'assigned'),
('GB', 'United Kingdom', 'assigned'),
('US', 'United States', 'assigned');
INSERT INTO roles VALUES
(1, 'ACTOR'),
(2, 'DIRECTOR');
INSERT INTO persons VALUES
(1, 'Ida Berg'),
(2, 'Tom Hale'),
(3, 'Jürgen Ast');
INSERT INTO titles VALUES
('tm201', 'Glass "Harbour"', 1, 1998, 1, 101, NULL, 'tt9000201', 9.9, 5120, 'A pilot
loses her ship.', NULL, NULL),
('tm202', 'Zug nach Süden', 1, 2006, NULL, 88, NULL, 'tt9000202', 6.1, 340, NULL, NULL, NULL),
('tm204', 'Bare Facts', 1, 2019, 2, 95, NULL, 'tt9000204', NULL, NULL, NULL, NULL, NULL),
('ts203', 'Long Shift', 2, 2015, 3, 45, 2, 'tt9000203', 8.3, 990, NULL, NULL, NULL);
INSERT INTO title_genres VALUES
('tm201', 2, 2),
('tm201', 4, 1),
('tm202', 1, 1),
('tm204', 2, 2),
('tm204', 3, 1),
('ts203', 4, 1);
INSERT INTO title_countries VALUES
('tm201', 'US', 1),
('tm202', 'AT', 2),
('tm202', 'DE', 1),
('tm204', 'FR', 1),
('ts203', 'GB', 1);
INSERT INTO credits VALUES
(1, 'tm201', 1, 1, 'Anna', 1),
(2, 'tm201', 2, 2, NULL, 2),
(3, 'tm202', 3, 1, 'Schaffner', 1),
(4, 'ts203', 1, 1, 'Nurse', 1);
INSERT INTO best_of_lists VALUES
(1, 'best_movies');
INSERT INTO title_best_of VALUES
(1, 'tm201', 1, 7.4, 5120, 101, NULL, 4, 'US');
INSERT INTO schema_versions VALUES
(2, '2026-11-30 20:53:52.390');
INSERT INTO import_runs VALUES
(1, '2026-11-30 20:53:52.372', '2026-11-30 20:53:52.399', '0.1.0', 0, 39714816);
INSERT INTO import_files VALUES
(1, 1, 'raw_titles.csv', 'titles', 'id,title,type,release_year,age_certification,runtime,genres,production_countries,seasons,imdb_id,imdb_score,imdb_votes,description', 557, 5, 4, 0, 1),
(2, 1, 'raw_credits.csv', 'credits', 'person_id,id,name,character,role', 153, 4, 4, 0, 0),
(3, 1, 'Best Movies.csv', 'best_movies', 'TITLE,RELEASE_YEAR,SCORE,NUMBER_OF_VOTES,DURATION,MAIN_GENRE,MAIN_PRODUCTION', 124, 1, 1, 0, 0);
INSERT INTO import_rule_counts VALUES
(1, 'genre_alias', 'repaired', 1),
(1, 'integral_decimal', 'repaired', 1),
(1, 'missing_value', 'repaired', 9),
(1, 'number_out_of_range', 'rejected', 1),
(2, 'missing_value', 'repaired', 1);
INSERT INTO import_findings VALUES
(1, 1, 6, 'genres', 'genre_alias', 'repaired', 'documentary', 'documentation');
INSERT INTO import_rejects VALUES
(1, 1, 7, 60, 'imdb_score', 'number_out_of_range', 'not between 0 and 10', X'746D3230352C546F6F20476F6F642C4D4F5649452C323032302C522C39302C5B276472616D61275D2C5B275553275D2C2C7474393030303230352C31312E352C31302C', NULL);
INSERT INTO import_changes VALUES
(1, 'age_certifications', '*', 3, 0, 0, 0, 0),
(1, 'age_certifications', 'name', 3, 0, 0, 0, 0),
(1, 'best_of_lists', '*', 1, 0, 0, 0, 0),
(1, 'best_of_lists', 'name', 1, 0, 0, 0, 0),
(1, 'countries', '*', 5, 0, 0, 0, 0),
(1, 'countries', 'id', 5, 0, 0, 0, 0),
(1, 'countries', 'name', 5, 0, 0, 0, 0),
(1, 'countries', 'status', 5, 0, 0, 0, 0),
(1, 'credits', '*', 4, 0, 0, 0, 0),
(1, 'credits', 'character_name', 3, 0, 0, 0, 0),
(1, 'credits', 'person_id', 4, 0, 0, 0, 0),
(1, 'credits', 'position', 4, 0, 0, 0, 0),
(1, 'credits', 'role_id', 4, 0, 0, 0, 0),
(1, 'credits', 'title_id', 4, 0, 0, 0, 0),
(1, 'genres', '*', 4, 0, 0, 0, 0),
(1, 'genres', 'name', 4, 0, 0, 0, 0),
(1, 'persons', '*', 3, 0, 0, 0, 0),
(1, 'persons', 'id', 3, 0, 0, 0, 0),
(1, 'persons', 'name', 3, 0, 0, 0, 0),
(1, 'roles', '*', 2, 0, 0, 0, 0),
(1, 'roles', 'name', 2, 0, 0, 0, 0),
(1, 'title_best_of', '*', 1, 0, 0, 0, 0),
(1, 'title_best_of', 'best_of_list_id', 1, 0, 0, 0, 0),
(1, 'title_best_of', 'listed_runtime_minutes', 1, 0, 0, 0, 0),
(1, 'title_best_of', 'listed_score', 1, 0, 0, 0, 0),
(1, 'title_best_of', 'listed_seasons', 0, 0, 0, 0, 0),
(1, 'title_best_of', 'listed_votes', 1, 0, 0, 0, 0),
(1, 'title_best_of', 'main_country_id', 1, 0, 0, 0, 0),
(1, 'title_best_of', 'main_genre_id', 1, 0, 0, 0, 0),
(1, 'title_best_of', 'position', 1, 0, 0, 0, 0),
(1, 'title_best_of', 'title_id', 1, 0, 0, 0, 0),
(1, 'title_countries', '*', 5, 0, 0, 0, 0),
(1, 'title_countries', 'country_id', 5, 0, 0, 0, 0),
(1, 'title_countries', 'position', 5, 0, 0, 0, 0),
(1, 'title_countries', 'title_id', 5, 0, 0, 0, 0),
(1, 'title_genres', '*', 6, 0, 0, 0, 0),
(1, 'title_genres', 'genre_id', 6, 0, 0, 0, 0),
(1, 'title_genres', 'position', 6, 0, 0, 0, 0),
(1, 'title_genres', 'title_id', 6, 0, 0, 0, 0),
(1, 'title_types', '*', 2, 0, 0, 0, 0),
(1, 'title_types', 'name', 2, 0, 0, 0, 0),
(1, 'titles', '*', 4, 0, 0, 0, 0),
(1, 'titles', 'age_certification_id', 3, 0, 0, 0, 0),
(1, 'titles', 'description', 1, 0, 0, 0, 0),
(1, 'titles', 'id', 4, 0, 0, 0, 0),
(1, 'titles', 'imdb_id', 4, 0, 0, 0, 0),
(1, 'titles', 'imdb_score', 3, 0, 0, 0, 0),
(1, 'titles', 'imdb_votes', 3, 0, 0, 0, 0),
(1, 'titles', 'release_year', 4, 0, 0, 0, 0),
(1, 'titles', 'runtime_minutes', 4, 0, 0, 0, 0),
(1, 'titles', 'seasons', 1, 0, 0, 0, 0),
(1, 'titles', 'title', 4, 0, 0, 0, 0),
(1, 'titles', 'tmdb_popularity', 0, 0, 0, 0, 0),
(1, 'titles', 'tmdb_score', 0, 0, 0, 0, 0),
(1, 'titles', 'type_id', 4, 0, 0, 0, 0);
INSERT INTO import_timings VALUES
(1, 'load', 8.7697319999999988338e-03),
(1, 'read', 0.017658278);
INSERT INTO import_distributions VALUES
(1, 'age_certification', 0, NULL, NULL, 1),
(1, 'age_certification', 1, NULL, 'PG', 1),
(1, 'age_certification', 2, NULL, 'R', 1),
(1, 'age_certification', 3, NULL, 'TV-14', 1),
(1, 'country', 0, NULL, NULL, 0),
(1, 'country', 1, NULL, 'AT', 1),
(1, 'country', 2, NULL, 'DE', 1),
(1, 'country', 3, NULL, 'FR', 1),
(1, 'country', 4, NULL, 'GB', 1),
(1, 'country', 5, NULL, 'US', 1),
(1, 'genre', 0, NULL, NULL, 0),
(1, 'genre', 1, NULL, 'comedy', 1),
(1, 'genre', 2, NULL, 'crime', 2),
(1, 'genre', 3, NULL, 'documentation', 1),
(1, 'genre', 4, NULL, 'drama', 2),
(1, 'imdb_score', 0, NULL, NULL, 1),
(1, 'imdb_score', 1, 6.1, NULL, 1),
(1, 'imdb_score', 2, 7.4, NULL, 1),
(1, 'imdb_score', 3, 8.3, NULL, 1),
(1, 'imdb_votes', 0, NULL, NULL, 1),
(1, 'imdb_votes', 1, 340.0, NULL, 1),
(1, 'imdb_votes', 2, 990.0, NULL, 1),
(1, 'imdb_votes', 3, 5120.0, NULL, 1),
(1, 'release_year', 0, NULL, NULL, 0),
(1, 'release_year', 1, 1998.0, NULL, 1),
(1, 'release_year', 2, 2006.0, NULL, 1),
(1, 'release_year', 3, 2015.0, NULL, 1),
(1, 'release_year', 4, 2019.0, NULL, 1),
(1, 'runtime_minutes', 0, NULL, NULL, 0),
(1, 'runtime_minutes', 1, 45.0, NULL, 1),
(1, 'runtime_minutes', 2, 88.0, NULL, 1),
(1, 'runtime_minutes', 3, 95.0, NULL, 1),
(1, 'runtime_minutes', 4, 101.0, NULL, 1),
(1, 'seasons', 0, NULL, NULL, 3),
(1, 'seasons', 1, 2.0, NULL, 1),
(1, 'type', 0, NULL, NULL, 0),
(1, 'type', 1, NULL, 'MOVIE', 3),
(1, 'type', 2, NULL, 'SHOW', 1);
INSERT INTO claim_outcomes VALUES
(1, 1, 'The oldest title is of 1998', 'holds', '1998');
INSERT INTO recommendation_runs VALUES
(1796072033470741, '2026-11-30 20:53:53.470', 'sue', '{"ids":["tm201"],"avoid":[],"k":2,"where":null,"diversity":0.0,"each":false}', '{"weight_genres":0.073,"weight_cast":0.0911,"weight_directors":0.0892,"weight_countries":0.0894,"weight_title_words":0.0925,"weight_description_words":0.0925,"weight_release_year":0.1357,"weight_type":0.0982,"weight_age_certification":0.0175,"weight_runtime":0.0149,"weight_best_of":0.019,"weight_popularity":0.0923,"weight_rating":0.1847,"year_scale":12.0,"runtime_scale":0.3,"votes_from":1000.0,"votes_to":2500000.0,"score_from":6.0,"score_to":9.0,"prior_votes":1000.0,"prior_floor":0.15,"avoidance":0.5}', '1', 'c0bbe3505852cb532a52b3d84d985a5d33f517e3568666c48800f8980506526c5a38b24cd848bdbdc890240d2b71e86f', NULL, 'cf06ff6fb137d385559232038d0a74a30d642338437d8ea142b37939f008e7ed');
INSERT INTO recommendations VALUES
(1796072033470741, 1, 1, 'tm201', 'ts203', 0.29433646, '[{"feature":"genres","score":0.04735572,"shared":1,"of":2,"values":["drama"]},{"feature":"cast","score":0.08357798,"shared":1,"of":1,"values":["Ida Berg"]},{"feature":"release_year","score":0.03019276,"shared":0,"of":0,"values":[]},{"feature":"age_certification","score":0.00802752,"shared":0,"of":0,"values":[]},{"feature":"runtime","score":0.00094982,"shared":0,"of":0,"values":[]},{"feature":"rating","score":0.12423266,"shared":0,"of":0,"values":[]}]'),
(1796072033470741, 1, 2, 'tm201', 'tm204', 0.27043727, '[{"feature":"genres","score":0.02852355,"shared":1,"of":2,"values":["crime"]},{"feature":"release_year","score":0.02163406,"shared":0,"of":0,"values":[]},{"feature":"type","score":0.09009174,"shared":0,"of":0,"values":[]},{"feature":"runtime","score":0.01157117,"shared":0,"of":0,"values":[]},{"feature":"rating","score":0.11861675,"shared":0,"of":0,"values":[]}]');
INSERT INTO governance_versions VALUES
(1, '2026-11-30 20:53:52.548');
INSERT INTO principals VALUES
(1, 'ann', 'analyst', '2026-11-30 20:53:52.556', NULL),
(2, 'sue', 'scientist', '2026-11-30 20:53:52.627', NULL),
(3, 'eve', 'engineer', '2026-11-30 20:53:52.704', NULL),
(4, 'rob', 'analyst', '2026-11-30 20:53:52.776', NULL),
(5, 'tim', 'analyst', '2026-11-30 20:53:52.861', NULL);
INSERT INTO access_tokens VALUES
(1, 1, '72cd6e8422c407fb6d098690f1130b7ded7ec2f7f5e1d30bd9d521f015363793', '2026-11-30 20:53:52.557', NULL, NULL),
(2, 2, '75877bb41d393b5fb8455ce60ecd8dda001d06316496b14dfa7f895656eeca4a', '2026-11-30 20:53:52.629', NULL, NULL),
(3, 3, '648aa5c579fb30f38af744d97d6ec840c7a91277a499a0d780f3e7314eca090b', '2026-11-30 20:53:52.706', NULL, NULL),
(4, 4, '9f4fb68f3e1dac82202f9aa581ce0bbf1f765df0e9ac3c8c57e20f685abab8ed', '2026-11-30 20:53:52.777', NULL, '2026-11-30 20:53:52.975'),
(5, 5, 'f849d67325facf04177bc663b2dc544051831c589ef581d412f2eba44834e77c', '2026-11-30 20:53:52.863', '2026-11-30 20:53:52.863', NULL);
INSERT INTO audit_log VALUES
(1, '2026-11-30 20:53:52.557', 'local:root', 'engineer', NULL, 'local', 'cli-1a1222c5', 'user-add', 'ann as analyst', NULL, 1, 0, 'committed', NULL, '0000000000000000000000000000000000000000000000000000000000000000', '9ccf44cff1b2a2db33852af59b3154e2dd6643289140602f248abf0e22ca148d'),
(2, '2026-11-30 20:53:52.629', 'local:root', 'engineer', NULL, 'local', 'cli-1a9f8830', 'user-add', 'sue as scientist', NULL, 1, 0, 'committed', NULL, '9ccf44cff1b2a2db33852af59b3154e2dd6643289140602f248abf0e22ca148d', '2fe3796ed5232cbf6c16c9e5ae01f8888364d54b4a56326b5fa451f29f24ba48'),
(3, '2026-11-30 20:53:52.706', 'local:root', 'engineer', NULL, 'local', 'cli-52f8cebb', 'user-add', 'eve as engineer', NULL, 1, 0, 'committed', NULL, '2fe3796ed5232cbf6c16c9e5ae01f8888364d54b4a56326b5fa451f29f24ba48', 'a098610fe3d0deec35d9c6f43d0a707566c513086c16b8c11462e6c30ac99047'),
(4, '2026-11-30 20:53:52.777', 'local:root', 'engineer', NULL, 'local', 'cli-a26a3edf', 'user-add', 'rob as analyst', NULL, 1, 0, 'committed', NULL, 'a098610fe3d0deec35d9c6f43d0a707566c513086c16b8c11462e6c30ac99047', '9ee659713df89a734aa4c5e2ba58528199c39dd05da374c003f35664ccf77272'),
(5, '2026-11-30 20:53:52.863', 'local:root', 'engineer', NULL, 'local', 'cli-7718e100', 'user-add', 'tim as analyst', NULL, 1, 0, 'committed', NULL, '9ee659713df89a734aa4c5e2ba58528199c39dd05da374c003f35664ccf77272', '3e7c18e0bc131fa4aafa009e74d77dd47d26fe6406c1c6f5b27da91387ae4145'),
(6, '2026-11-30 20:53:53.032', 'local:root', 'engineer', NULL, 'local', 'cli-f360dd28', 'user-revoke', 'rob', NULL, 1, 0, 'committed', NULL, '3e7c18e0bc131fa4aafa009e74d77dd47d26fe6406c1c6f5b27da91387ae4145', 'e9b21a4601704bb770e86d3d7b91aba75e4b75a6c33375185d9b16b47e6634d2'),
(7, '2026-11-30 20:53:53.358', 'sue', 'scientist', 2, '127.0.0.1', 'f0fb87f6dfae0067', 'write', 'CREATE TABLE shelf (title_id VARCHAR(64) PRIMARY KEY, stars INTEGER, weight DOUBLE, note TEXT, cover BLOB, FOREIGN KEY (title_id) REFERENCES titles (id))', '68db26e3c39787f80f75a1a7203686e17626fd6bcdc0ad2b7c139fcb5997a398', 0, 0, 'committed', NULL, 'e9b21a4601704bb770e86d3d7b91aba75e4b75a6c33375185d9b16b47e6634d2', '8b13453dbba8331be705f999b7f52a835a97060e9c71982cb184ffbe290c0363'),
(8, '2026-11-30 20:53:53.393', 'sue', 'scientist', 2, '127.0.0.1', 'c4e83ffd7db1619a', 'write', 'CREATE TABLE remarks (id INTEGER PRIMARY KEY, title_id VARCHAR(64), remark TEXT, FOREIGN KEY (title_id) REFERENCES shelf (title_id) ON DELETE CASCADE)', '68db26e3c39787f80f75a1a7203686e17626fd6bcdc0ad2b7c139fcb5997a398', 0, 0, 'committed', NULL, '8b13453dbba8331be705f999b7f52a835a97060e9c71982cb184ffbe290c0363', '7f12eb8d97871852420e2e4a8e24c58a2b9f0add1c0964533b12c9eea68f92c2'),
(9, '2026-11-30 20:53:53.403', 'sue', 'scientist', 2, '127.0.0.1', 'da5e7fbee43bd11f', 'write', 'CREATE TABLE marks (id INT AUTO_INCREMENT PRIMARY KEY, who VARCHAR(20) NOT NULL, mark DOUBLE)', '68db26e3c39787f80f75a1a7203686e17626fd6bcdc0ad2b7c139fcb5997a398', 0, 0, 'committed', NULL, '7f12eb8d97871852420e2e4a8e24c58a2b9f0add1c0964533b12c9eea68f92c2', '437e9454bad49deaa2300fc97d50c9f23ece93c09d382b21f7b786dd409972ce'),
(10, '2026-11-30 20:53:53.418', 'sue', 'scientist', 2, '127.0.0.1', 'bb27ba54ce8b02cc', 'write', 'CREATE VIEW best_shelf AS SELECT s.title_id, t.title, s.stars FROM shelf s JOIN titles t ON t.id = s.title_id', '68db26e3c39787f80f75a1a7203686e17626fd6bcdc0ad2b7c139fcb5997a398', 0, 0, 'committed', NULL, '437e9454bad49deaa2300fc97d50c9f23ece93c09d382b21f7b786dd409972ce', '770e5038d327bd496e3e3d5b542e123c7d5710f9149b84644f1f04695bb69c60'),
(11, '2026-11-30 20:53:53.432', 'sue', 'scientist', 2, '127.0.0.1', '1cf60247362819a5', 'write', 'INSERT INTO shelf (title_id, stars, weight, note, cover) VALUES (?, ?, ?, ?, ?);
INSERT INTO shelf (title_id, stars, weight, note, cover) VALUES (?, ?, ?, ?, ?);
INSERT INTO shelf (title_id, stars, weight, note, cover) VALUES (?, ?, ?, ?, ?);
INSERT INTO remarks (id, title_id, remark) VALUES (1, ''ts203'', ''goes along''), (2, ''tm201'', ''stays'')', 'a41cd3d4a57cb42315a976b87e99b2b28907ee701f52be098702aef9cf4dc461', 5, 0, 'committed', NULL, '770e5038d327bd496e3e3d5b542e123c7d5710f9149b84644f1f04695bb69c60', '008f8b35e465e57dc64d716dbd4118733346a30703065ec4b81b16369690e580'),
(12, '2026-11-30 20:53:53.435', 'sue', 'scientist', 2, '127.0.0.1', '61214fc27d44d0ee', 'write', 'INSERT INTO genres (name) VALUES (''from before'')', '68db26e3c39787f80f75a1a7203686e17626fd6bcdc0ad2b7c139fcb5997a398', 1, 0, 'committed', NULL, '008f8b35e465e57dc64d716dbd4118733346a30703065ec4b81b16369690e580', '79ad459b695a2f07bdd212ed12693d6120f9bc5a3e392406462d6f5bc484c1e7'),
(13, '2026-11-30 20:53:53.438', 'sue', 'scientist', 2, '127.0.0.1', '24dc4cc2fb44c9c5', 'dry-run', 'DELETE FROM title_genres', '68db26e3c39787f80f75a1a7203686e17626fd6bcdc0ad2b7c139fcb5997a398', 6, 0, 'rolled-back', NULL, '79ad459b695a2f07bdd212ed12693d6120f9bc5a3e392406462d6f5bc484c1e7', '006b163e57256e911b5dcafeaa494b6de0c67057a797ab598cea83ed8e8edd1a'),
(14, '2026-11-30 20:53:53.441', 'ann', 'analyst', 1, '127.0.0.1', '6f250e2968e29ef1', 'write', 'DELETE FROM title_genres', '68db26e3c39787f80f75a1a7203686e17626fd6bcdc0ad2b7c139fcb5997a398', 0, 0, 'refused', 'MQ203', '006b163e57256e911b5dcafeaa494b6de0c67057a797ab598cea83ed8e8edd1a', '5e428e07f2bd597e7e5b3570142866a3c3c28813cd28320c43e5ea10809a0b4e'),
(15, '2026-11-30 20:53:53.444', 'sue', 'scientist', 2, '127.0.0.1', 'f404ec65bc9788a0', 'write', 'UPDATE titles SET imdb_votes = 1 WHERE id = ''tm202''', '68db26e3c39787f80f75a1a7203686e17626fd6bcdc0ad2b7c139fcb5997a398', 1, 0, 'committed', NULL, '5e428e07f2bd597e7e5b3570142866a3c3c28813cd28320c43e5ea10809a0b4e', 'a9590aacd74d8dacbeab1a0ec22b6689927ff978e8955286c66000089e1a3515'),
(16, '2026-11-30 20:53:53.449', 'sue', 'scientist', 2, '127.0.0.1', '570212e7ecadd21c', 'write', 'UPDATE titles SET imdb_votes = 340 WHERE id = ''tm202''', '68db26e3c39787f80f75a1a7203686e17626fd6bcdc0ad2b7c139fcb5997a398', 1, 0, 'committed', NULL, 'a9590aacd74d8dacbeab1a0ec22b6689927ff978e8955286c66000089e1a3515', '7d2aeacd514be6824cc07d32048ef9b647a4c8d686a2c1d0b36067692c610143'),
(17, '2026-11-30 20:53:53.452', 'sue', 'scientist', 2, '127.0.0.1', 'c5196ef68f5bd3af', 'write', 'UPDATE shelf SET stars = 4, note = ''changed'', cover = NULL WHERE title_id <> ''ts203'';
DELETE FROM shelf WHERE title_id = ''ts203'';
INSERT INTO shelf (title_id, stars) VALUES (''tm204'', 1);
UPDATE titles SET imdb_score = 9.9 WHERE id = ''tm201''', 'f5c8f9df9398edd8afce56ecff9c06ce44dcce26ecf63fff384607086e0b7c0f', 6, 0, 'committed', NULL, '7d2aeacd514be6824cc07d32048ef9b647a4c8d686a2c1d0b36067692c610143', 'ea959846fe4c1001a01d5ab14fc078ba258d5dd55bac9b8855ea19b75f271293'),
(18, '2026-11-30 20:53:53.455', 'sue', 'scientist', 2, '127.0.0.1', '9fab624bbe975cc6', 'insert', 'INSERT INTO marks (id, who, mark)', 'e8418b0f6b642011497283ca0272d8bb4db8652a4d01a32182e1db74b990a114', 3, 0, 'committed', NULL, 'ea959846fe4c1001a01d5ab14fc078ba258d5dd55bac9b8855ea19b75f271293', '0d3ff5029ef2b9b6d92b5f291b4d49b6973acbdd833180f3c6e6163ddd0dfa74'),
(19, '2026-11-30 20:53:53.471', 'sue', 'scientist', 2, '127.0.0.1', '55dd7835ad9b8b29', 'recommend', 'INSERT INTO recommendation_runs, recommendations', 'd707144e7663a1bf08e9bcea5c2e1b9ae116eff02f5c895d8a4dc523fea9728b', 3, 0, 'committed', NULL, '0d3ff5029ef2b9b6d92b5f291b4d49b6973acbdd833180f3c6e6163ddd0dfa74', '4e6a3c747211af675851f0ab425c55c162d253a4099ad9026f53d914f03941b9');
INSERT INTO audit_head VALUES
(1, 19, '4e6a3c747211af675851f0ab425c55c162d253a4099ad9026f53d914f03941b9');
INSERT INTO idempotency_keys VALUES
(2, 'from-before', '6f6241b58bca557520d904591020ffed8f26bb8674f93f4dac1c052cb902eee2', '2026-11-30 20:53:53.435', 200, '{"outcome":"committed","statements":[{"rows_affected":1}],"rows_affected":1,"audit_id":12,"request_id":"61214fc27d44d0ee"}');
INSERT INTO shelf VALUES
('tm201', 4, 0.1, 'changed', NULL),
('tm202', 4, 12345678901.5, 'changed', NULL),
('tm204', 1, NULL, NULL, NULL);
INSERT INTO remarks VALUES
(2, 'tm201', 'stays');
INSERT INTO marks VALUES
(1, 'ann', 1.5),
(2, 'b, "c"', 2.0),
(3, 'd', NULL);
