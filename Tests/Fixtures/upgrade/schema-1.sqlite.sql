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

CREATE TABLE shelf (title_id VARCHAR(64) PRIMARY KEY, stars INTEGER, weight DOUBLE, note TEXT, cover BLOB, FOREIGN KEY (title_id) REFERENCES titles (id));

CREATE TABLE remarks (id INTEGER PRIMARY KEY, title_id VARCHAR(64), remark TEXT, FOREIGN KEY (title_id) REFERENCES shelf (title_id) ON DELETE CASCADE);

CREATE TABLE marks (id INT AUTO_INCREMENT PRIMARY KEY, who VARCHAR(20) NOT NULL, mark DOUBLE);

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
(4, 'drama');
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
('tm201', 'Glass "Harbour"', 1, 1998, 1, 101, NULL, 'tt9000201', 7.4, 5120, 'A pilot
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
(1, '2026-11-30 20:53:42.835');
INSERT INTO import_runs VALUES
(1, '2026-11-30 20:53:42.815', '2026-11-30 20:53:42.934', '0.1.0', 0, 35033088);
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
(1, 'load', 8.17952399999999912871e-02),
(1, 'read', 0.032111262);
INSERT INTO shelf VALUES
('tm201', 4, 0.1, 'changed', NULL),
('tm202', 4, 12345678901.5, 'changed', X'00FF41');
INSERT INTO remarks VALUES
(2, 'tm201', 'stays');
INSERT INTO marks VALUES
(1, 'ann', 1.5);
