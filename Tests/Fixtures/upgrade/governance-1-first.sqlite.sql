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

CREATE TABLE "governance_versions" (
    "version" INTEGER NOT NULL PRIMARY KEY,
    "applied_at" TEXT NOT NULL
) STRICT;

CREATE TABLE "principals" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
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
(1, '2026-11-30 20:53:46.616');
INSERT INTO import_runs VALUES
(1, '2026-11-30 20:53:46.602', '2026-11-30 20:53:46.623', '0.1.0', 0, 35086336);
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
(1, 'load', 0.00674374),
(1, 'read', 0.012251462);
INSERT INTO governance_versions VALUES
(1, '2026-11-30 20:53:46.713');
INSERT INTO principals VALUES
(1, 'ann', 'analyst', '2026-11-30 20:53:46.720'),
(2, 'sue', 'scientist', '2026-11-30 20:53:46.773'),
(3, 'eve', 'engineer', '2026-11-30 20:53:46.824'),
(4, 'rob', 'analyst', '2026-11-30 20:53:46.877'),
(5, 'tim', 'analyst', '2026-11-30 20:53:46.921');
INSERT INTO access_tokens VALUES
(1, 1, '72cd6e8422c407fb6d098690f1130b7ded7ec2f7f5e1d30bd9d521f015363793', '2026-11-30 20:53:46.720', NULL, NULL),
(2, 2, '75877bb41d393b5fb8455ce60ecd8dda001d06316496b14dfa7f895656eeca4a', '2026-11-30 20:53:46.773', NULL, NULL),
(3, 3, '648aa5c579fb30f38af744d97d6ec840c7a91277a499a0d780f3e7314eca090b', '2026-11-30 20:53:46.825', NULL, NULL),
(4, 4, '9f4fb68f3e1dac82202f9aa581ce0bbf1f765df0e9ac3c8c57e20f685abab8ed', '2026-11-30 20:53:46.878', NULL, '2026-11-30 20:53:46.963'),
(5, 5, 'f849d67325facf04177bc663b2dc544051831c589ef581d412f2eba44834e77c', '2026-11-30 20:53:46.922', '2026-11-30 20:53:46.922', NULL);
INSERT INTO audit_log VALUES
(1, '2026-11-30 20:53:46.720', 'local:root', 'engineer', NULL, 'local', 'cli-5a5b0c04', 'user-add', 'ann as analyst', NULL, 1, 0, 'committed', NULL, '0000000000000000000000000000000000000000000000000000000000000000', '83b5a1c92dc7e978b9accacfc3deb9afe41b8c6e7d586377e3a2308605c89fd8'),
(2, '2026-11-30 20:53:46.773', 'local:root', 'engineer', NULL, 'local', 'cli-6c1aa7b1', 'user-add', 'sue as scientist', NULL, 1, 0, 'committed', NULL, '83b5a1c92dc7e978b9accacfc3deb9afe41b8c6e7d586377e3a2308605c89fd8', '92125b112902fde7a63abdd3c763747e66781c7aafda862cd22c79670eb0a844'),
(3, '2026-11-30 20:53:46.825', 'local:root', 'engineer', NULL, 'local', 'cli-9a9e3536', 'user-add', 'eve as engineer', NULL, 1, 0, 'committed', NULL, '92125b112902fde7a63abdd3c763747e66781c7aafda862cd22c79670eb0a844', '7afb69ae57c4698e2a3b25da34193a8b8f7a9b5917bc371f164c7f13a3953256'),
(4, '2026-11-30 20:53:46.878', 'local:root', 'engineer', NULL, 'local', 'cli-81e6be1e', 'user-add', 'rob as analyst', NULL, 1, 0, 'committed', NULL, '7afb69ae57c4698e2a3b25da34193a8b8f7a9b5917bc371f164c7f13a3953256', 'f3b46e3d94bc602d66c5adfa5044e89bb4d5fbc12f69be3ef04a6b3235193b44'),
(5, '2026-11-30 20:53:46.922', 'local:root', 'engineer', NULL, 'local', 'cli-61ae298c', 'user-add', 'tim as analyst', NULL, 1, 0, 'committed', NULL, 'f3b46e3d94bc602d66c5adfa5044e89bb4d5fbc12f69be3ef04a6b3235193b44', '6c21a41a9844b259fcf9c4a18c0466493f6b229113984dde9fe6909f228fe50f'),
(6, '2026-11-30 20:53:46.963', 'local:root', 'engineer', NULL, 'local', 'cli-42f1eb80', 'user-revoke', 'rob', NULL, 1, 0, 'committed', NULL, '6c21a41a9844b259fcf9c4a18c0466493f6b229113984dde9fe6909f228fe50f', 'c4267cb44d714bee5eace3463a1f387817813e04abae859e21315a6f7a0c12d1'),
(7, '2026-11-30 20:53:47.173', 'sue', 'scientist', 2, '127.0.0.1', '221eacf94a6142fc', 'write', 'CREATE TABLE shelf (title_id VARCHAR(64) PRIMARY KEY, stars INTEGER, weight DOUBLE, note TEXT, cover BLOB, FOREIGN KEY (title_id) REFERENCES titles (id))', '68db26e3c39787f80f75a1a7203686e17626fd6bcdc0ad2b7c139fcb5997a398', 0, 0, 'committed', NULL, 'c4267cb44d714bee5eace3463a1f387817813e04abae859e21315a6f7a0c12d1', 'ef51b03ff9580f5128acb2309450bd82a6d306764d90bd5ec10683fb0842c35b'),
(8, '2026-11-30 20:53:47.189', 'sue', 'scientist', 2, '127.0.0.1', 'cd58e9230ad4fc6b', 'write', 'CREATE TABLE remarks (id INTEGER PRIMARY KEY, title_id VARCHAR(64), remark TEXT, FOREIGN KEY (title_id) REFERENCES shelf (title_id) ON DELETE CASCADE)', '68db26e3c39787f80f75a1a7203686e17626fd6bcdc0ad2b7c139fcb5997a398', 0, 0, 'committed', NULL, 'ef51b03ff9580f5128acb2309450bd82a6d306764d90bd5ec10683fb0842c35b', '583a65057ac7854a0636c5b52ac2d33646eb46699a5277aebba8c11f15188ea2'),
(9, '2026-11-30 20:53:47.197', 'sue', 'scientist', 2, '127.0.0.1', 'd66f51b1190f6aca', 'write', 'CREATE TABLE marks (id INT AUTO_INCREMENT PRIMARY KEY, who VARCHAR(20) NOT NULL, mark DOUBLE)', '68db26e3c39787f80f75a1a7203686e17626fd6bcdc0ad2b7c139fcb5997a398', 0, 0, 'committed', NULL, '583a65057ac7854a0636c5b52ac2d33646eb46699a5277aebba8c11f15188ea2', 'ca5988c2fb19113940767d82d839f804b638dd7628ac376fe2e9fb5cfc3cb61a'),
(10, '2026-11-30 20:53:47.200', 'sue', 'scientist', 2, '127.0.0.1', 'ec4d99d459f8f332', 'write', 'CREATE VIEW best_shelf AS SELECT s.title_id, t.title, s.stars FROM shelf s JOIN titles t ON t.id = s.title_id', '68db26e3c39787f80f75a1a7203686e17626fd6bcdc0ad2b7c139fcb5997a398', 0, 0, 'committed', NULL, 'ca5988c2fb19113940767d82d839f804b638dd7628ac376fe2e9fb5cfc3cb61a', '29ed4d360bea747d22f8ef2826abe6eb2f608680e1378f0b261d5ca64110ed86'),
(11, '2026-11-30 20:53:47.205', 'sue', 'scientist', 2, '127.0.0.1', '9a62548f004d2470', 'write', 'INSERT INTO shelf (title_id, stars, weight, note, cover) VALUES (?, ?, ?, ?, ?);
INSERT INTO shelf (title_id, stars, weight, note, cover) VALUES (?, ?, ?, ?, ?);
INSERT INTO shelf (title_id, stars, weight, note, cover) VALUES (?, ?, ?, ?, ?);
INSERT INTO remarks (id, title_id, remark) VALUES (1, ''ts203'', ''goes along''), (2, ''tm201'', ''stays'')', 'a41cd3d4a57cb42315a976b87e99b2b28907ee701f52be098702aef9cf4dc461', 5, 0, 'committed', NULL, '29ed4d360bea747d22f8ef2826abe6eb2f608680e1378f0b261d5ca64110ed86', '1e9b2233b12f7bc2c03cd9211b7a49f199906189ff3e6729846c75b13538a470'),
(12, '2026-11-30 20:53:47.208', 'sue', 'scientist', 2, '127.0.0.1', '2541021358f8fd95', 'write', 'INSERT INTO genres (name) VALUES (''from before'')', '68db26e3c39787f80f75a1a7203686e17626fd6bcdc0ad2b7c139fcb5997a398', 1, 0, 'committed', NULL, '1e9b2233b12f7bc2c03cd9211b7a49f199906189ff3e6729846c75b13538a470', '66f5c7f7715272fb2e402d48f18c9252bbf3d335ce167d4ea65c51f1bf51b91f'),
(13, '2026-11-30 20:53:47.211', 'sue', 'scientist', 2, '127.0.0.1', 'f7101aaf3299aa46', 'dry-run', 'DELETE FROM title_genres', '68db26e3c39787f80f75a1a7203686e17626fd6bcdc0ad2b7c139fcb5997a398', 6, 0, 'rolled-back', NULL, '66f5c7f7715272fb2e402d48f18c9252bbf3d335ce167d4ea65c51f1bf51b91f', '0f60b11fab89772f701d95ecdacc176dca0d9e23463d8763a8072692b001e440'),
(14, '2026-11-30 20:53:47.213', 'ann', 'analyst', 1, '127.0.0.1', '8416ebed5e8f071a', 'write', 'DELETE FROM title_genres', '68db26e3c39787f80f75a1a7203686e17626fd6bcdc0ad2b7c139fcb5997a398', 0, 0, 'refused', 'MQ203', '0f60b11fab89772f701d95ecdacc176dca0d9e23463d8763a8072692b001e440', 'fc0fd31e9e3973164468ff629cf2dce116e8fb36e0076b856d15295c674a51e4'),
(15, '2026-11-30 20:53:47.216', 'sue', 'scientist', 2, '127.0.0.1', '1be1661967bbb7d2', 'write', 'UPDATE titles SET imdb_votes = 1 WHERE id = ''tm202''', '68db26e3c39787f80f75a1a7203686e17626fd6bcdc0ad2b7c139fcb5997a398', 1, 0, 'committed', NULL, 'fc0fd31e9e3973164468ff629cf2dce116e8fb36e0076b856d15295c674a51e4', '27bdd8e6b971545be835897ed4d1d0d39d7760f276525d931a5450f9fb31de78'),
(16, '2026-11-30 20:53:47.221', 'sue', 'scientist', 2, '127.0.0.1', '77a40a9365d33241', 'write', 'UPDATE titles SET imdb_votes = 340 WHERE id = ''tm202''', '68db26e3c39787f80f75a1a7203686e17626fd6bcdc0ad2b7c139fcb5997a398', 1, 0, 'committed', NULL, '27bdd8e6b971545be835897ed4d1d0d39d7760f276525d931a5450f9fb31de78', 'ad675a87dd8e6b60dcef976fb934d3863ffd68b737fb773d04e869aaa0133f4e'),
(17, '2026-11-30 20:53:47.224', 'sue', 'scientist', 2, '127.0.0.1', 'ea45c26ba20ac1a0', 'write', 'UPDATE shelf SET stars = 4, note = ''changed'', cover = NULL WHERE title_id <> ''ts203'';
DELETE FROM shelf WHERE title_id = ''ts203'';
INSERT INTO shelf (title_id, stars) VALUES (''tm204'', 1);
UPDATE titles SET imdb_score = 9.9 WHERE id = ''tm201''', 'f5c8f9df9398edd8afce56ecff9c06ce44dcce26ecf63fff384607086e0b7c0f', 6, 0, 'committed', NULL, 'ad675a87dd8e6b60dcef976fb934d3863ffd68b737fb773d04e869aaa0133f4e', '857bb14f020da92ecaceee65d71c90c7f7565f747c371a0b1fbffaf385696e07'),
(18, '2026-11-30 20:53:47.227', 'sue', 'scientist', 2, '127.0.0.1', '85c2bccfd342e270', 'insert', 'INSERT INTO marks (id, who, mark)', 'e8418b0f6b642011497283ca0272d8bb4db8652a4d01a32182e1db74b990a114', 3, 0, 'committed', NULL, '857bb14f020da92ecaceee65d71c90c7f7565f747c371a0b1fbffaf385696e07', '52c42e223e4b980b6b975a3bf48cf35efac678f209c7ce287aabeff339d3d46c');
INSERT INTO audit_head VALUES
(1, 18, '52c42e223e4b980b6b975a3bf48cf35efac678f209c7ce287aabeff339d3d46c');
INSERT INTO idempotency_keys VALUES
(2, 'from-before', '6f6241b58bca557520d904591020ffed8f26bb8674f93f4dac1c052cb902eee2', '2026-11-30 20:53:47.208', 200, '{"outcome":"committed","statements":[{"rows_affected":1}],"rows_affected":1,"audit_id":12,"request_id":"2541021358f8fd95"}');
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
