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

CREATE TABLE "change_shapes" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "table_name" TEXT NOT NULL,
    "columns" TEXT NOT NULL
) STRICT;

CREATE TABLE "row_changes" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "connection_id" INTEGER NOT NULL,
    "shape_id" INTEGER NOT NULL,
    "before_image" TEXT,
    "after_image" TEXT,
    FOREIGN KEY ("shape_id") REFERENCES "change_shapes" ("id")
) STRICT;

CREATE TABLE "undo_logs" (
    "audit_id" INTEGER NOT NULL PRIMARY KEY,
    "connection_id" INTEGER NOT NULL,
    "first_change" INTEGER NOT NULL,
    "last_change" INTEGER NOT NULL,
    "changes" INTEGER NOT NULL,
    "obstacle" TEXT,
    "undoes" INTEGER,
    FOREIGN KEY ("audit_id") REFERENCES "audit_log" ("id"),
    FOREIGN KEY ("undoes") REFERENCES "audit_log" ("id")
) STRICT;

CREATE TABLE "row_recording" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "is_on" INTEGER NOT NULL
) STRICT;

CREATE TABLE "sandboxes" (
    "id" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "expires_at" TEXT NOT NULL,
    "largest" INTEGER NOT NULL,
    PRIMARY KEY ("id")
) STRICT;

CREATE TABLE "promotions" (
    "request_id" TEXT NOT NULL,
    "after_entry" INTEGER NOT NULL,
    "tables" TEXT NOT NULL,
    PRIMARY KEY ("request_id")
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

CREATE INDEX "row_changes_shape_id" ON "row_changes" ("shape_id");

CREATE INDEX "undo_logs_undoes" ON "undo_logs" ("undoes");

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
(2, '2026-11-30 20:53:59.056');
INSERT INTO import_runs VALUES
(1, '2026-11-30 20:53:59.044', '2026-11-30 20:53:59.060', '0.1.0', 0, 40001536);
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
(1, 'load', 0.00357673),
(1, 'read', 8.777858000000001229e-03);
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
(1796072039999803, '2026-11-30 20:53:59.999', 'sue', '{"ids":["tm201"],"avoid":[],"k":2,"where":null,"diversity":0.0,"each":false}', '{"weight_genres":0.0668,"weight_cast":0.0829,"weight_directors":0.0817,"weight_countries":0.081,"weight_title_words":0.0843,"weight_description_words":0.0904,"weight_release_year":0.1242,"weight_type":0.0897,"weight_age_certification":0.0161,"weight_runtime":0.0129,"weight_best_of":0.0175,"weight_popularity":0.0845,"weight_rating":0.1679,"year_scale":12.0,"runtime_scale":0.3,"votes_from":1000.0,"votes_to":2500000.0,"score_from":6.0,"score_to":9.0,"prior_votes":1000.0,"prior_floor":0.15,"avoidance":0.5}', '1', 'c0bbe3505852cb532a52b3d84d985a5d33f517e3568666c48800f8980506526c5a38b24cd848bdbdc890240d2b71e86f', NULL, 'a1481c0d61fb1b5869b5e1eea2400044c8a7077e1bd5f927f7eb83dbe61d1777');
INSERT INTO recommendations VALUES
(1796072039999803, 1, 1, 'tm201', 'ts203', 0.29232707, '[{"feature":"genres","score":0.04723849,"shared":1,"of":2,"values":["drama"]},{"feature":"cast","score":0.08290829,"shared":1,"of":1,"values":["Ida Berg"]},{"feature":"release_year","score":0.03012413,"shared":0,"of":0,"values":[]},{"feature":"age_certification","score":0.00805081,"shared":0,"of":0,"values":[]},{"feature":"runtime","score":0.00089643,"shared":0,"of":0,"values":[]},{"feature":"rating","score":0.12310892,"shared":0,"of":0,"values":[]}]'),
(1796072039999803, 1, 2, 'tm201', 'tm204', 0.2682113, '[{"feature":"genres","score":0.02845294,"shared":1,"of":2,"values":["crime"]},{"feature":"release_year","score":0.02158488,"shared":0,"of":0,"values":[]},{"feature":"type","score":0.08970897,"shared":0,"of":0,"values":[]},{"feature":"runtime","score":0.01092071,"shared":0,"of":0,"values":[]},{"feature":"rating","score":0.1175438,"shared":0,"of":0,"values":[]}]');
INSERT INTO governance_versions VALUES
(2, '2026-11-30 20:53:59.176');
INSERT INTO principals VALUES
(1, 'ann', 'analyst', '2026-11-30 20:53:59.184', NULL),
(2, 'sue', 'scientist', '2026-11-30 20:53:59.240', NULL),
(3, 'eve', 'engineer', '2026-11-30 20:53:59.298', NULL),
(4, 'rob', 'analyst', '2026-11-30 20:53:59.358', NULL),
(5, 'tim', 'analyst', '2026-11-30 20:53:59.439', NULL);
INSERT INTO access_tokens VALUES
(1, 1, '72cd6e8422c407fb6d098690f1130b7ded7ec2f7f5e1d30bd9d521f015363793', '2026-11-30 20:53:59.185', NULL, NULL),
(2, 2, '75877bb41d393b5fb8455ce60ecd8dda001d06316496b14dfa7f895656eeca4a', '2026-11-30 20:53:59.242', NULL, NULL),
(3, 3, '648aa5c579fb30f38af744d97d6ec840c7a91277a499a0d780f3e7314eca090b', '2026-11-30 20:53:59.299', NULL, NULL),
(4, 4, '9f4fb68f3e1dac82202f9aa581ce0bbf1f765df0e9ac3c8c57e20f685abab8ed', '2026-11-30 20:53:59.359', NULL, '2026-11-30 20:53:59.511'),
(5, 5, 'f849d67325facf04177bc663b2dc544051831c589ef581d412f2eba44834e77c', '2026-11-30 20:53:59.445', '2026-11-30 20:53:59.445', NULL);
INSERT INTO audit_log VALUES
(1, '2026-11-30 20:53:59.185', 'local:root', 'engineer', NULL, 'local', 'cli-ca865002', 'user-add', 'ann as analyst', NULL, 1, 0, 'committed', NULL, '0000000000000000000000000000000000000000000000000000000000000000', '3863f79efaa03010881de2dd9cf58fc6de73b747e87180d4abcb037d6015a682'),
(2, '2026-11-30 20:53:59.242', 'local:root', 'engineer', NULL, 'local', 'cli-d8942826', 'user-add', 'sue as scientist', NULL, 1, 0, 'committed', NULL, '3863f79efaa03010881de2dd9cf58fc6de73b747e87180d4abcb037d6015a682', 'ccd2dc6fea5f950018d4579e9c69c4430fc706ed8bcfabd244fbe293ab62fb05'),
(3, '2026-11-30 20:53:59.299', 'local:root', 'engineer', NULL, 'local', 'cli-4e95dc69', 'user-add', 'eve as engineer', NULL, 1, 0, 'committed', NULL, 'ccd2dc6fea5f950018d4579e9c69c4430fc706ed8bcfabd244fbe293ab62fb05', '2c398ff653498d109fa8b9524e9ebbe9aab0c813c2c9fece6551f6d2904c95cd'),
(4, '2026-11-30 20:53:59.359', 'local:root', 'engineer', NULL, 'local', 'cli-5c08d5be', 'user-add', 'rob as analyst', NULL, 1, 0, 'committed', NULL, '2c398ff653498d109fa8b9524e9ebbe9aab0c813c2c9fece6551f6d2904c95cd', 'f7a0865ab67f1d0918993a6e3eeccecc4bb250f2b5f5bcfc8a93e8b5f28f6fd6'),
(5, '2026-11-30 20:53:59.445', 'local:root', 'engineer', NULL, 'local', 'cli-92d11695', 'user-add', 'tim as analyst', NULL, 1, 0, 'committed', NULL, 'f7a0865ab67f1d0918993a6e3eeccecc4bb250f2b5f5bcfc8a93e8b5f28f6fd6', '5b7dc58f524f9b9e5c2466fb42e187f2e01677d2bf8e25208e53b35aa4d8bc09'),
(6, '2026-11-30 20:53:59.511', 'local:root', 'engineer', NULL, 'local', 'cli-44fbd859', 'user-revoke', 'rob', NULL, 1, 0, 'committed', NULL, '5b7dc58f524f9b9e5c2466fb42e187f2e01677d2bf8e25208e53b35aa4d8bc09', '9f8405b3b0b85897107592ae74b21ac117a5aa3d0edcb2e34d800914270f5ad7'),
(7, '2026-11-30 20:53:59.887', 'sue', 'scientist', 2, '127.0.0.1', '38af25ef8794898b', 'write', 'CREATE TABLE shelf (title_id VARCHAR(64) PRIMARY KEY, stars INTEGER, weight DOUBLE, note TEXT, cover BLOB, FOREIGN KEY (title_id) REFERENCES titles (id))', '68db26e3c39787f80f75a1a7203686e17626fd6bcdc0ad2b7c139fcb5997a398', 0, 1, 'committed', NULL, '9f8405b3b0b85897107592ae74b21ac117a5aa3d0edcb2e34d800914270f5ad7', '3f83f7640d0505c1366dc9599a6a2e8f81594f28edf3dbd8176209e6ee3dc209'),
(8, '2026-11-30 20:53:59.898', 'sue', 'scientist', 2, '127.0.0.1', '49a56bc50aa51373', 'write', 'CREATE TABLE remarks (id INTEGER PRIMARY KEY, title_id VARCHAR(64), remark TEXT, FOREIGN KEY (title_id) REFERENCES shelf (title_id) ON DELETE CASCADE)', '68db26e3c39787f80f75a1a7203686e17626fd6bcdc0ad2b7c139fcb5997a398', 0, 1, 'committed', NULL, '3f83f7640d0505c1366dc9599a6a2e8f81594f28edf3dbd8176209e6ee3dc209', '357bc0469b6cdcfb72817ce52e0c84fbc1d5b3aa59145f79a140946234556fb6'),
(9, '2026-11-30 20:53:59.916', 'sue', 'scientist', 2, '127.0.0.1', '928d6243282ed384', 'write', 'CREATE TABLE marks (id INT AUTO_INCREMENT PRIMARY KEY, who VARCHAR(20) NOT NULL, mark DOUBLE)', '68db26e3c39787f80f75a1a7203686e17626fd6bcdc0ad2b7c139fcb5997a398', 0, 5, 'committed', NULL, '357bc0469b6cdcfb72817ce52e0c84fbc1d5b3aa59145f79a140946234556fb6', 'd30130cb45a2354da8b96fb12e38439a87bf23ac7e2effe555b3be546802d5ae'),
(10, '2026-11-30 20:53:59.925', 'sue', 'scientist', 2, '127.0.0.1', '166fb70488210b19', 'write', 'CREATE VIEW best_shelf AS SELECT s.title_id, t.title, s.stars FROM shelf s JOIN titles t ON t.id = s.title_id', '68db26e3c39787f80f75a1a7203686e17626fd6bcdc0ad2b7c139fcb5997a398', 0, 1, 'committed', NULL, 'd30130cb45a2354da8b96fb12e38439a87bf23ac7e2effe555b3be546802d5ae', '7f7a8439b54ba396e8dd7e37f5c323199512f2f3718fad9d715d9b981a9c6aed'),
(11, '2026-11-30 20:53:59.937', 'sue', 'scientist', 2, '127.0.0.1', '00df854ebe7d3ef1', 'write', 'INSERT INTO shelf (title_id, stars, weight, note, cover) VALUES (?, ?, ?, ?, ?);
INSERT INTO shelf (title_id, stars, weight, note, cover) VALUES (?, ?, ?, ?, ?);
INSERT INTO shelf (title_id, stars, weight, note, cover) VALUES (?, ?, ?, ?, ?);
INSERT INTO remarks (id, title_id, remark) VALUES (1, ''ts203'', ''goes along''), (2, ''tm201'', ''stays'')', 'a41cd3d4a57cb42315a976b87e99b2b28907ee701f52be098702aef9cf4dc461', 5, 1, 'committed', NULL, '7f7a8439b54ba396e8dd7e37f5c323199512f2f3718fad9d715d9b981a9c6aed', '2f7e1191c5089f778c4780e59a41641dd6afee6d4cf6aaa2313bad0cdb78d297'),
(12, '2026-11-30 20:53:59.946', 'sue', 'scientist', 2, '127.0.0.1', '9cf2eaad3585f8b9', 'write', 'INSERT INTO genres (name) VALUES (''from before'')', '68db26e3c39787f80f75a1a7203686e17626fd6bcdc0ad2b7c139fcb5997a398', 1, 0, 'committed', NULL, '2f7e1191c5089f778c4780e59a41641dd6afee6d4cf6aaa2313bad0cdb78d297', '491c3e8939c7539f497218ed89f5c45ffc7fb6f9e7ed2e9fa12ea570c5c6aa43'),
(13, '2026-11-30 20:53:59.953', 'sue', 'scientist', 2, '127.0.0.1', 'ecba3099001960af', 'dry-run', 'DELETE FROM title_genres', '68db26e3c39787f80f75a1a7203686e17626fd6bcdc0ad2b7c139fcb5997a398', 6, 0, 'rolled-back', NULL, '491c3e8939c7539f497218ed89f5c45ffc7fb6f9e7ed2e9fa12ea570c5c6aa43', '5de9b28cc6eb2dab5bf4aff790e4b249c3ca1e8c4f1ec259d8dc65169ab1dd6c'),
(14, '2026-11-30 20:53:59.958', 'ann', 'analyst', 1, '127.0.0.1', '4072562253e0ce01', 'write', 'DELETE FROM title_genres', '68db26e3c39787f80f75a1a7203686e17626fd6bcdc0ad2b7c139fcb5997a398', 0, 0, 'refused', 'MQ203', '5de9b28cc6eb2dab5bf4aff790e4b249c3ca1e8c4f1ec259d8dc65169ab1dd6c', 'd7edf82bb6859ab7825318497208bfabd4d5dc042218a9b6f1c3e33e1ba0e6c1'),
(15, '2026-11-30 20:53:59.964', 'sue', 'scientist', 2, '127.0.0.1', 'c430b068f459822b', 'write', 'UPDATE titles SET imdb_votes = 1 WHERE id = ''tm202''', '68db26e3c39787f80f75a1a7203686e17626fd6bcdc0ad2b7c139fcb5997a398', 1, 0, 'committed', NULL, 'd7edf82bb6859ab7825318497208bfabd4d5dc042218a9b6f1c3e33e1ba0e6c1', '5ac17012ff67742f2399d526d1081de23e4aaac08eb154c2a2020b80d5b95002'),
(16, '2026-11-30 20:53:59.972', 'sue', 'scientist', 2, '127.0.0.1', '091f35f0d2225dd9', 'undo', 'undo of entry 15', NULL, 1, 1, 'committed', NULL, '5ac17012ff67742f2399d526d1081de23e4aaac08eb154c2a2020b80d5b95002', '457344e45bbfe5954b266ec05114971cdf715f6adc2a35c2bd9c394781ea0a00'),
(17, '2026-11-30 20:53:59.978', 'sue', 'scientist', 2, '127.0.0.1', '0ae243d441177b0e', 'write', 'UPDATE shelf SET stars = 4, note = ''changed'', cover = NULL WHERE title_id <> ''ts203'';
DELETE FROM shelf WHERE title_id = ''ts203'';
INSERT INTO shelf (title_id, stars) VALUES (''tm204'', 1);
UPDATE titles SET imdb_score = 9.9 WHERE id = ''tm201''', 'f5c8f9df9398edd8afce56ecff9c06ce44dcce26ecf63fff384607086e0b7c0f', 6, 0, 'committed', NULL, '457344e45bbfe5954b266ec05114971cdf715f6adc2a35c2bd9c394781ea0a00', 'adc9ee1e9aaf57fa60c932dd7c46ec63957c0523538ef7cffe40817ea9ecac55'),
(18, '2026-11-30 20:53:59.988', 'sue', 'scientist', 2, '127.0.0.1', 'ba2070cd0c60e375', 'insert', 'INSERT INTO marks (id, who, mark)', 'e8418b0f6b642011497283ca0272d8bb4db8652a4d01a32182e1db74b990a114', 3, 0, 'committed', NULL, 'adc9ee1e9aaf57fa60c932dd7c46ec63957c0523538ef7cffe40817ea9ecac55', '4bd7b1cebee4a45efa16ac987a71318be110dc76b262fa59ab578f0dc3fc195b'),
(19, '2026-11-30 20:54:00.000', 'sue', 'scientist', 2, '127.0.0.1', 'e52c0e3c2cb12e93', 'recommend', 'INSERT INTO recommendation_runs, recommendations', 'd707144e7663a1bf08e9bcea5c2e1b9ae116eff02f5c895d8a4dc523fea9728b', 3, 0, 'committed', NULL, '4bd7b1cebee4a45efa16ac987a71318be110dc76b262fa59ab578f0dc3fc195b', 'df44c4afb0699adb237c5d4b534ca2012cce689d0d5e27c228c35a68abebf9be'),
(20, '2026-11-30 20:54:00.024', 'sue', 'scientist', 2, '127.0.0.1', 'ee36379c2da67bf2', 'sandbox-create', 'sue/trial', NULL, 0, 0, 'committed', NULL, 'df44c4afb0699adb237c5d4b534ca2012cce689d0d5e27c228c35a68abebf9be', '46fab7234e7dd3e5f7a4a248aa78d7bfa042035d077020bc376fbfd9c8a5327b');
INSERT INTO audit_head VALUES
(1, 20, '46fab7234e7dd3e5f7a4a248aa78d7bfa042035d077020bc376fbfd9c8a5327b');
INSERT INTO idempotency_keys VALUES
(2, 'from-before', '6f6241b58bca557520d904591020ffed8f26bb8674f93f4dac1c052cb902eee2', '2026-11-30 20:53:59.946', 200, '{"outcome":"committed","statements":[{"rows_affected":1}],"rows_affected":1,"audit_id":12,"request_id":"9cf2eaad3585f8b9"}');
INSERT INTO change_shapes VALUES
(1, 'shelf', '["title_id","stars","weight","note","cover"]'),
(2, 'remarks', '["id","title_id","remark"]'),
(3, 'genres', '["id","name"]'),
(4, 'titles', '["id","title","type_id","release_year","age_certification_id","runtime_minutes","seasons","imdb_id","imdb_score","imdb_votes","description","tmdb_popularity","tmdb_score"]'),
(5, 'marks', '["id","who","mark"]'),
(6, 'recommendation_runs', '["id","created_at","principal","parameters","weights","engine_version","data_version","seed","answer_digest"]'),
(7, 'recommendations', '["run_id","list_number","position","source_title_id","title_id","score","reasons"]');
INSERT INTO row_changes VALUES
(1, 0, 1, NULL, '["tm201",5,0.1,"naïve \"quote\" \\ 電",{"hex":"00FF41"}]'),
(2, 0, 1, NULL, '["tm202",-3,12345678901.5,"",{"hex":""}]'),
(3, 0, 1, NULL, '["ts203",null,1e-07,null,null]'),
(4, 0, 2, NULL, '[1,"ts203","goes along"]'),
(5, 0, 2, NULL, '[2,"tm201","stays"]'),
(6, 0, 3, NULL, '[5,"from before"]'),
(7, 0, 4, '["tm202","Zug nach Süden",1,2006,null,88,null,"tt9000202",6.1,340,null,null,null]', '["tm202","Zug nach Süden",1,2006,null,88,null,"tt9000202",6.1,1,null,null,null]'),
(8, 0, 4, '["tm202","Zug nach Süden",1,2006,null,88,null,"tt9000202",6.1,1,null,null,null]', '["tm202","Zug nach Süden",1,2006,null,88,null,"tt9000202",6.1,340,null,null,null]'),
(9, 0, 1, '["tm201",5,0.1,"naïve \"quote\" \\ 電",{"hex":"00FF41"}]', '["tm201",4,0.1,"changed",null]'),
(10, 0, 1, '["tm202",-3,12345678901.5,"",{"hex":""}]', '["tm202",4,12345678901.5,"changed",null]'),
(11, 0, 1, '["ts203",null,1e-07,null,null]', NULL),
(12, 0, 2, '[1,"ts203","goes along"]', NULL),
(13, 0, 1, NULL, '["tm204",1,null,null,null]'),
(14, 0, 4, '["tm201","Glass \"Harbour\"",1,1998,1,101,null,"tt9000201",7.4,5120,"A pilot\nloses her ship.",null,null]', '["tm201","Glass \"Harbour\"",1,1998,1,101,null,"tt9000201",9.9,5120,"A pilot\nloses her ship.",null,null]'),
(15, 0, 5, NULL, '[1,"ann",1.5]'),
(16, 0, 5, NULL, '[2,"b, \"c\"",2.0]'),
(17, 0, 5, NULL, '[3,"d",null]'),
(18, 0, 6, NULL, '[1796072039999803,"2026-11-30 20:53:59.999","sue","{\"ids\":[\"tm201\"],\"avoid\":[],\"k\":2,\"where\":null,\"diversity\":0.0,\"each\":false}","{\"weight_genres\":0.0668,\"weight_cast\":0.0829,\"weight_directors\":0.0817,\"weight_countries\":0.081,\"weight_title_words\":0.0843,\"weight_description_words\":0.0904,\"weight_release_year\":0.1242,\"weight_type\":0.0897,\"weight_age_certification\":0.0161,\"weight_runtime\":0.0129,\"weight_best_of\":0.0175,\"weight_popularity\":0.0845,\"weight_rating\":0.1679,\"year_scale\":12.0,\"runtime_scale\":0.3,\"votes_from\":1000.0,\"votes_to\":2500000.0,\"score_from\":6.0,\"score_to\":9.0,\"prior_votes\":1000.0,\"prior_floor\":0.15,\"avoidance\":0.5}","1","c0bbe3505852cb532a52b3d84d985a5d33f517e3568666c48800f8980506526c5a38b24cd848bdbdc890240d2b71e86f",null,"a1481c0d61fb1b5869b5e1eea2400044c8a7077e1bd5f927f7eb83dbe61d1777"]'),
(19, 0, 7, NULL, '[1796072039999803,1,1,"tm201","ts203",0.29232707,"[{\"feature\":\"genres\",\"score\":0.04723849,\"shared\":1,\"of\":2,\"values\":[\"drama\"]},{\"feature\":\"cast\",\"score\":0.08290829,\"shared\":1,\"of\":1,\"values\":[\"Ida Berg\"]},{\"feature\":\"release_year\",\"score\":0.03012413,\"shared\":0,\"of\":0,\"values\":[]},{\"feature\":\"age_certification\",\"score\":0.00805081,\"shared\":0,\"of\":0,\"values\":[]},{\"feature\":\"runtime\",\"score\":0.00089643,\"shared\":0,\"of\":0,\"values\":[]},{\"feature\":\"rating\",\"score\":0.12310892,\"shared\":0,\"of\":0,\"values\":[]}]"]'),
(20, 0, 7, NULL, '[1796072039999803,1,2,"tm201","tm204",0.2682113,"[{\"feature\":\"genres\",\"score\":0.02845294,\"shared\":1,\"of\":2,\"values\":[\"crime\"]},{\"feature\":\"release_year\",\"score\":0.02158488,\"shared\":0,\"of\":0,\"values\":[]},{\"feature\":\"type\",\"score\":0.08970897,\"shared\":0,\"of\":0,\"values\":[]},{\"feature\":\"runtime\",\"score\":0.01092071,\"shared\":0,\"of\":0,\"values\":[]},{\"feature\":\"rating\",\"score\":0.1175438,\"shared\":0,\"of\":0,\"values\":[]}]"]');
INSERT INTO undo_logs VALUES
(7, 0, 1, 0, 0, 'it changed the shape of tables or views, which can''t be taken back', NULL),
(8, 0, 1, 0, 0, 'it changed the shape of tables or views, which can''t be taken back', NULL),
(9, 0, 1, 0, 0, 'it changed the shape of tables or views, which can''t be taken back', NULL),
(10, 0, 1, 0, 0, 'it changed the shape of tables or views, which can''t be taken back', NULL),
(11, 0, 1, 5, 5, NULL, NULL),
(12, 0, 6, 6, 1, NULL, NULL),
(15, 0, 7, 7, 1, NULL, NULL),
(16, 0, 8, 8, 1, NULL, 15),
(17, 0, 9, 14, 6, NULL, NULL),
(18, 0, 15, 17, 3, NULL, NULL),
(19, 0, 18, 20, 3, NULL, NULL);
INSERT INTO row_recording VALUES
(1, 0);
INSERT INTO sandboxes VALUES
('1dnf0ejzyr4i9', 'sue', 'trial', 'ready', '2026-11-30 20:54:00.010', '2999-01-01 00:00:00.000', 1074429952);
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

.system mkdir -m 700 -p w.sqlite.sandboxes

-- The base of a sandbox.
.open w.sqlite
PRAGMA wal_checkpoint(TRUNCATE);
.system cp w.sqlite w.sqlite.sandboxes/1dnf0ejzyr4i9.base.sqlite
.open w.sqlite.sandboxes/1dnf0ejzyr4i9.base.sqlite
PRAGMA foreign_keys = OFF;
DELETE FROM access_tokens;
DELETE FROM audit_log;
DELETE FROM audit_head;
INSERT INTO audit_head VALUES
(1, 0, '0000000000000000000000000000000000000000000000000000000000000000');
DELETE FROM idempotency_keys;
DELETE FROM change_shapes;
DELETE FROM row_changes;
DELETE FROM undo_logs;
DELETE FROM sandboxes;

-- The sandbox itself.
.open w.sqlite.sandboxes/1dnf0ejzyr4i9.base.sqlite
PRAGMA wal_checkpoint(TRUNCATE);
.system cp w.sqlite.sandboxes/1dnf0ejzyr4i9.base.sqlite w.sqlite.sandboxes/1dnf0ejzyr4i9.sqlite
.open w.sqlite.sandboxes/1dnf0ejzyr4i9.sqlite
PRAGMA foreign_keys = OFF;
CREATE TABLE ideas (id INTEGER PRIMARY KEY, idea TEXT);
DELETE FROM titles;
INSERT INTO titles VALUES
('tm201', 'Glass "Harbour"', 1, 1998, 1, 101, NULL, 'tt9000201', 9.9, 5120, 'A pilot
loses her ship.', NULL, NULL),
('tm202', 'Zug nach Süden', 1, 2006, NULL, 88, NULL, 'tt9000202', 6.1, 340, NULL, NULL, NULL),
('tm204', 'Bare Facts', 1, 2019, 2, 95, NULL, 'tt9000204', 6.5, NULL, NULL, NULL, NULL),
('ts203', 'Long Shift', 2, 2015, 3, 45, 2, 'tt9000203', 8.3, 990, NULL, NULL, NULL);
INSERT INTO audit_log VALUES
(1, '2026-11-30 20:54:00.036', 'sue', 'scientist', 2, '127.0.0.1', '758c277e82b908e0', 'write', 'UPDATE titles SET imdb_score = 6.5 WHERE id = ''tm204''', '68db26e3c39787f80f75a1a7203686e17626fd6bcdc0ad2b7c139fcb5997a398', 1, 1, 'committed', NULL, '0000000000000000000000000000000000000000000000000000000000000000', '4a7750e6245185c93beedb3f920e1866cd25dfd701577dbb58bedf0be23b43f3'),
(2, '2026-11-30 20:54:00.050', 'sue', 'scientist', 2, '127.0.0.1', 'fce97d08eba6cb43', 'write', 'CREATE TABLE ideas (id INTEGER PRIMARY KEY, idea TEXT)', '68db26e3c39787f80f75a1a7203686e17626fd6bcdc0ad2b7c139fcb5997a398', 0, 1, 'committed', NULL, '4a7750e6245185c93beedb3f920e1866cd25dfd701577dbb58bedf0be23b43f3', '4b56ae682400f3b25eca712bd182cbd5dbd0f7142264a9f20e29d20ab3062bb2'),
(3, '2026-11-30 20:54:00.063', 'sue', 'scientist', 2, '127.0.0.1', '8936ace37372895f', 'write', 'INSERT INTO ideas (id, idea) VALUES (1, ''more of these'')', '68db26e3c39787f80f75a1a7203686e17626fd6bcdc0ad2b7c139fcb5997a398', 1, 1, 'committed', NULL, '4b56ae682400f3b25eca712bd182cbd5dbd0f7142264a9f20e29d20ab3062bb2', 'c4ba0bb451511f5e6117f67a3d9cb4395f73a2fd483b30f8ea4d09d7662497eb');
DELETE FROM audit_head;
INSERT INTO audit_head VALUES
(1, 3, 'c4ba0bb451511f5e6117f67a3d9cb4395f73a2fd483b30f8ea4d09d7662497eb');
INSERT INTO change_shapes VALUES
(1, 'titles', '["id","title","type_id","release_year","age_certification_id","runtime_minutes","seasons","imdb_id","imdb_score","imdb_votes","description","tmdb_popularity","tmdb_score"]'),
(2, 'ideas', '["id","idea"]');
INSERT INTO row_changes VALUES
(1, 0, 1, '["tm204","Bare Facts",1,2019,2,95,null,"tt9000204",null,null,null,null,null]', '["tm204","Bare Facts",1,2019,2,95,null,"tt9000204",6.5,null,null,null,null]'),
(2, 0, 2, NULL, '[1,"more of these"]');
INSERT INTO undo_logs VALUES
(1, 0, 1, 1, 1, NULL, NULL),
(2, 0, 2, 1, 0, 'it changed the shape of tables or views, which can''t be taken back', NULL),
(3, 0, 2, 2, 1, NULL, NULL);
INSERT INTO ideas VALUES
(1, 'more of these');
