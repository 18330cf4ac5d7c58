SET NAMES utf8mb4;
SET FOREIGN_KEY_CHECKS = 0;
SET SESSION sql_mode = 'STRICT_ALL_TABLES,NO_AUTO_VALUE_ON_ZERO,NO_ENGINE_SUBSTITUTION';

CREATE DATABASE `{{NAME}}` CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE DATABASE `{{NAME}}_governance` CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE USER `marquee_reader_{{NAME}}`@`%` IDENTIFIED BY 'reader-password';
CREATE USER `marquee_writer_{{NAME}}`@`%` IDENTIFIED BY 'writer-password';
CREATE USER `dan_{{NAME}}`@`%` IDENTIFIED BY 'dan-password' WITH MAX_USER_CONNECTIONS 8 MAX_STATEMENT_TIME 60;

USE `{{NAME}}`;

CREATE TABLE `age_certifications` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT,
  `name` varchar(64) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `age_certifications_name_unique` (`name`)
) ENGINE=InnoDB AUTO_INCREMENT=4 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `countries` (
  `id` varchar(64) NOT NULL,
  `name` mediumtext DEFAULT NULL,
  `status` varchar(16) NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `genres` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT,
  `name` varchar(64) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `genres_name_unique` (`name`)
) ENGINE=InnoDB AUTO_INCREMENT=6 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `persons` (
  `id` bigint(20) NOT NULL,
  `name` mediumtext DEFAULT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `roles` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT,
  `name` varchar(64) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `roles_name_unique` (`name`)
) ENGINE=InnoDB AUTO_INCREMENT=3 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `title_types` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT,
  `name` varchar(32) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `title_types_name_unique` (`name`)
) ENGINE=InnoDB AUTO_INCREMENT=3 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `best_of_lists` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT,
  `name` varchar(64) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `best_of_lists_name_unique` (`name`)
) ENGINE=InnoDB AUTO_INCREMENT=2 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `import_runs` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT,
  `started_at` datetime(3) NOT NULL,
  `finished_at` datetime(3) NOT NULL,
  `program_version` varchar(32) NOT NULL,
  `pruned` bigint(20) NOT NULL CHECK (`pruned` between 0 and 1),
  `peak_memory_bytes` bigint(20) NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB AUTO_INCREMENT=2 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `recommendation_runs` (
  `id` bigint(20) NOT NULL,
  `created_at` datetime(3) NOT NULL,
  `principal` varchar(64) NOT NULL,
  `parameters` mediumtext NOT NULL,
  `weights` mediumtext NOT NULL,
  `engine_version` varchar(16) NOT NULL,
  `data_version` varchar(128) NOT NULL,
  `seed` bigint(20) DEFAULT NULL,
  `answer_digest` varchar(64) NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `schema_versions` (
  `version` bigint(20) NOT NULL,
  `applied_at` datetime(3) NOT NULL,
  PRIMARY KEY (`version`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `marks` (
  `id` int(11) NOT NULL AUTO_INCREMENT,
  `who` varchar(20) NOT NULL,
  `mark` double DEFAULT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB AUTO_INCREMENT=4 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `titles` (
  `id` varchar(64) NOT NULL,
  `title` mediumtext DEFAULT NULL,
  `type_id` bigint(20) NOT NULL,
  `release_year` bigint(20) DEFAULT NULL CHECK (`release_year` between 1870 and 2100),
  `age_certification_id` bigint(20) DEFAULT NULL,
  `runtime_minutes` bigint(20) DEFAULT NULL,
  `seasons` bigint(20) DEFAULT NULL,
  `imdb_id` varchar(64) DEFAULT NULL,
  `imdb_score` double DEFAULT NULL CHECK (`imdb_score` between 0 and 10),
  `imdb_votes` bigint(20) DEFAULT NULL,
  `description` mediumtext DEFAULT NULL,
  `tmdb_popularity` double DEFAULT NULL,
  `tmdb_score` double DEFAULT NULL CHECK (`tmdb_score` between 0 and 10),
  PRIMARY KEY (`id`),
  UNIQUE KEY `titles_imdb_id_unique` (`imdb_id`),
  KEY `titles_type_id` (`type_id`),
  KEY `titles_age_certification_id` (`age_certification_id`),
  CONSTRAINT `titles_age_certification_id_fk` FOREIGN KEY (`age_certification_id`) REFERENCES `age_certifications` (`id`),
  CONSTRAINT `titles_type_id_fk` FOREIGN KEY (`type_id`) REFERENCES `title_types` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `claim_outcomes` (
  `run_id` bigint(20) NOT NULL,
  `position` bigint(20) NOT NULL,
  `claim` mediumtext NOT NULL,
  `verdict` varchar(32) NOT NULL,
  `found` mediumtext DEFAULT NULL,
  PRIMARY KEY (`run_id`,`position`),
  CONSTRAINT `claim_outcomes_run_id_fk` FOREIGN KEY (`run_id`) REFERENCES `import_runs` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `import_changes` (
  `run_id` bigint(20) NOT NULL,
  `table_name` varchar(64) NOT NULL,
  `column_name` varchar(64) NOT NULL,
  `added` bigint(20) NOT NULL,
  `changed` bigint(20) NOT NULL,
  `unchanged` bigint(20) NOT NULL,
  `gone` bigint(20) NOT NULL,
  `removed` bigint(20) NOT NULL,
  PRIMARY KEY (`run_id`,`table_name`,`column_name`),
  CONSTRAINT `import_changes_run_id_fk` FOREIGN KEY (`run_id`) REFERENCES `import_runs` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `import_distributions` (
  `run_id` bigint(20) NOT NULL,
  `column_name` varchar(64) NOT NULL,
  `position` bigint(20) NOT NULL,
  `number_value` double DEFAULT NULL,
  `text_value` varchar(64) DEFAULT NULL,
  `titles` bigint(20) NOT NULL,
  PRIMARY KEY (`run_id`,`column_name`,`position`),
  CONSTRAINT `import_distributions_run_id_fk` FOREIGN KEY (`run_id`) REFERENCES `import_runs` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `import_files` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT,
  `run_id` bigint(20) NOT NULL,
  `name` mediumtext NOT NULL,
  `layout` varchar(32) NOT NULL,
  `header` mediumtext NOT NULL,
  `bytes` bigint(20) NOT NULL,
  `rows_read` bigint(20) NOT NULL,
  `rows_loaded` bigint(20) NOT NULL,
  `rows_merged` bigint(20) NOT NULL,
  `rows_rejected` bigint(20) NOT NULL,
  PRIMARY KEY (`id`),
  KEY `import_files_run_id` (`run_id`),
  CONSTRAINT `import_files_run_id_fk` FOREIGN KEY (`run_id`) REFERENCES `import_runs` (`id`)
) ENGINE=InnoDB AUTO_INCREMENT=4 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `import_timings` (
  `run_id` bigint(20) NOT NULL,
  `stage` varchar(32) NOT NULL,
  `seconds` double NOT NULL,
  PRIMARY KEY (`run_id`,`stage`),
  CONSTRAINT `import_timings_run_id_fk` FOREIGN KEY (`run_id`) REFERENCES `import_runs` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `title_genres` (
  `title_id` varchar(64) NOT NULL,
  `genre_id` bigint(20) NOT NULL,
  `position` bigint(20) NOT NULL,
  PRIMARY KEY (`title_id`,`genre_id`),
  KEY `title_genres_genre_id` (`genre_id`),
  CONSTRAINT `title_genres_genre_id_fk` FOREIGN KEY (`genre_id`) REFERENCES `genres` (`id`),
  CONSTRAINT `title_genres_title_id_fk` FOREIGN KEY (`title_id`) REFERENCES `titles` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `credits` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT,
  `title_id` varchar(64) NOT NULL,
  `person_id` bigint(20) NOT NULL,
  `role_id` bigint(20) NOT NULL,
  `character_name` mediumtext DEFAULT NULL,
  `position` bigint(20) NOT NULL,
  PRIMARY KEY (`id`),
  KEY `credits_title_id` (`title_id`),
  KEY `credits_person_id` (`person_id`),
  KEY `credits_role_id` (`role_id`),
  CONSTRAINT `credits_person_id_fk` FOREIGN KEY (`person_id`) REFERENCES `persons` (`id`),
  CONSTRAINT `credits_role_id_fk` FOREIGN KEY (`role_id`) REFERENCES `roles` (`id`),
  CONSTRAINT `credits_title_id_fk` FOREIGN KEY (`title_id`) REFERENCES `titles` (`id`)
) ENGINE=InnoDB AUTO_INCREMENT=5 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `import_findings` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT,
  `file_id` bigint(20) NOT NULL,
  `line` bigint(20) NOT NULL,
  `column_name` varchar(64) DEFAULT NULL,
  `rule` varchar(64) NOT NULL,
  `disposition` varchar(16) NOT NULL,
  `original` mediumtext NOT NULL,
  `proposal` mediumtext DEFAULT NULL,
  PRIMARY KEY (`id`),
  KEY `import_findings_file_id` (`file_id`),
  CONSTRAINT `import_findings_file_id_fk` FOREIGN KEY (`file_id`) REFERENCES `import_files` (`id`)
) ENGINE=InnoDB AUTO_INCREMENT=2 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `import_rejects` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT,
  `file_id` bigint(20) NOT NULL,
  `line` bigint(20) NOT NULL,
  `line_column` bigint(20) NOT NULL,
  `column_name` varchar(64) DEFAULT NULL,
  `rule` varchar(64) NOT NULL,
  `message` mediumtext NOT NULL,
  `original` longblob NOT NULL,
  `resolved_by_run_id` bigint(20) DEFAULT NULL,
  PRIMARY KEY (`id`),
  KEY `import_rejects_file_id` (`file_id`),
  KEY `import_rejects_resolved_by_run_id` (`resolved_by_run_id`),
  CONSTRAINT `import_rejects_file_id_fk` FOREIGN KEY (`file_id`) REFERENCES `import_files` (`id`),
  CONSTRAINT `import_rejects_resolved_by_run_id_fk` FOREIGN KEY (`resolved_by_run_id`) REFERENCES `import_runs` (`id`)
) ENGINE=InnoDB AUTO_INCREMENT=2 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `import_rule_counts` (
  `file_id` bigint(20) NOT NULL,
  `rule` varchar(64) NOT NULL,
  `disposition` varchar(16) NOT NULL,
  `occurrences` bigint(20) NOT NULL,
  PRIMARY KEY (`file_id`,`rule`,`disposition`),
  CONSTRAINT `import_rule_counts_file_id_fk` FOREIGN KEY (`file_id`) REFERENCES `import_files` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `recommendations` (
  `run_id` bigint(20) NOT NULL,
  `list_number` bigint(20) NOT NULL,
  `position` bigint(20) NOT NULL,
  `source_title_id` varchar(64) DEFAULT NULL,
  `title_id` varchar(64) NOT NULL,
  `score` double NOT NULL,
  `reasons` mediumtext NOT NULL,
  PRIMARY KEY (`run_id`,`list_number`,`position`),
  KEY `recommendations_source_title_id` (`source_title_id`),
  KEY `recommendations_title_id` (`title_id`),
  CONSTRAINT `recommendations_run_id_fk` FOREIGN KEY (`run_id`) REFERENCES `recommendation_runs` (`id`),
  CONSTRAINT `recommendations_source_title_id_fk` FOREIGN KEY (`source_title_id`) REFERENCES `titles` (`id`),
  CONSTRAINT `recommendations_title_id_fk` FOREIGN KEY (`title_id`) REFERENCES `titles` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `title_best_of` (
  `best_of_list_id` bigint(20) NOT NULL,
  `title_id` varchar(64) NOT NULL,
  `position` bigint(20) NOT NULL,
  `listed_score` double DEFAULT NULL CHECK (`listed_score` between 0 and 10),
  `listed_votes` bigint(20) DEFAULT NULL,
  `listed_runtime_minutes` bigint(20) DEFAULT NULL,
  `listed_seasons` bigint(20) DEFAULT NULL,
  `main_genre_id` bigint(20) DEFAULT NULL,
  `main_country_id` varchar(64) DEFAULT NULL,
  PRIMARY KEY (`best_of_list_id`,`title_id`),
  KEY `title_best_of_title_id` (`title_id`),
  KEY `title_best_of_main_genre_id` (`main_genre_id`),
  KEY `title_best_of_main_country_id` (`main_country_id`),
  CONSTRAINT `title_best_of_best_of_list_id_fk` FOREIGN KEY (`best_of_list_id`) REFERENCES `best_of_lists` (`id`),
  CONSTRAINT `title_best_of_main_country_id_fk` FOREIGN KEY (`main_country_id`) REFERENCES `countries` (`id`),
  CONSTRAINT `title_best_of_main_genre_id_fk` FOREIGN KEY (`main_genre_id`) REFERENCES `genres` (`id`),
  CONSTRAINT `title_best_of_title_id_fk` FOREIGN KEY (`title_id`) REFERENCES `titles` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `title_countries` (
  `title_id` varchar(64) NOT NULL,
  `country_id` varchar(64) NOT NULL,
  `position` bigint(20) NOT NULL,
  PRIMARY KEY (`title_id`,`country_id`),
  KEY `title_countries_country_id` (`country_id`),
  CONSTRAINT `title_countries_country_id_fk` FOREIGN KEY (`country_id`) REFERENCES `countries` (`id`),
  CONSTRAINT `title_countries_title_id_fk` FOREIGN KEY (`title_id`) REFERENCES `titles` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `shelf` (
  `title_id` varchar(64) NOT NULL,
  `stars` int(11) DEFAULT NULL,
  `weight` double DEFAULT NULL,
  `note` text DEFAULT NULL,
  `cover` blob DEFAULT NULL,
  PRIMARY KEY (`title_id`),
  CONSTRAINT `shelf_ibfk_1` FOREIGN KEY (`title_id`) REFERENCES `titles` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `remarks` (
  `id` int(11) NOT NULL,
  `title_id` varchar(64) DEFAULT NULL,
  `remark` text DEFAULT NULL,
  PRIMARY KEY (`id`),
  KEY `title_id` (`title_id`),
  CONSTRAINT `remarks_ibfk_1` FOREIGN KEY (`title_id`) REFERENCES `shelf` (`title_id`) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE ALGORITHM=UNDEFINED DEFINER=`marquee_writer_{{NAME}}`@`%` SQL SECURITY DEFINER VIEW `best_shelf` AS select `s`.`title_id` AS `title_id`,`t`.`title` AS `title`,`s`.`stars` AS `stars` from (`shelf` `s` join `titles` `t` on(`t`.`id` = `s`.`title_id`));

CREATE ALGORITHM=UNDEFINED SQL SECURITY DEFINER VIEW `catalog` AS select `t`.`id` AS `id`,`t`.`title` AS `title`,`y`.`name` AS `type`,`t`.`release_year` AS `release_year`,`a`.`name` AS `age_certification`,`t`.`runtime_minutes` AS `runtime_minutes`,(select group_concat(`g`.`name` order by `x`.`position` ASC separator ', ') from (`title_genres` `x` join `genres` `g` on(`g`.`id` = `x`.`genre_id`)) where `x`.`title_id` = `t`.`id`) AS `genres`,(select group_concat(`x`.`country_id` order by `x`.`position` ASC separator ', ') from `title_countries` `x` where `x`.`title_id` = `t`.`id`) AS `countries`,`t`.`seasons` AS `seasons`,`t`.`imdb_id` AS `imdb_id`,`t`.`imdb_score` AS `imdb_score`,`t`.`imdb_votes` AS `imdb_votes`,`t`.`description` AS `description`,`t`.`tmdb_popularity` AS `tmdb_popularity`,`t`.`tmdb_score` AS `tmdb_score`,exists(select 1 from (`title_best_of` `b` join `best_of_lists` `l` on(`l`.`id` = `b`.`best_of_list_id`)) where `b`.`title_id` = `t`.`id` and `l`.`name` = 'best_movies' limit 1) AS `best_movies`,exists(select 1 from (`title_best_of` `b` join `best_of_lists` `l` on(`l`.`id` = `b`.`best_of_list_id`)) where `b`.`title_id` = `t`.`id` and `l`.`name` = 'best_shows' limit 1) AS `best_shows`,exists(select 1 from (`title_best_of` `b` join `best_of_lists` `l` on(`l`.`id` = `b`.`best_of_list_id`)) where `b`.`title_id` = `t`.`id` and `l`.`name` = 'best_movies_by_year' limit 1) AS `best_movies_by_year`,exists(select 1 from (`title_best_of` `b` join `best_of_lists` `l` on(`l`.`id` = `b`.`best_of_list_id`)) where `b`.`title_id` = `t`.`id` and `l`.`name` = 'best_shows_by_year' limit 1) AS `best_shows_by_year` from ((`titles` `t` join `title_types` `y` on(`y`.`id` = `t`.`type_id`)) left join `age_certifications` `a` on(`a`.`id` = `t`.`age_certification_id`));

CREATE ALGORITHM=UNDEFINED SQL SECURITY DEFINER VIEW `titles_imputed` AS with scores as (select `titles`.`imdb_score` AS `imdb_score`,row_number() over ( order by `titles`.`imdb_score`) AS `place`,count(0) over () AS `n` from `titles` where `titles`.`imdb_score` is not null), votes as (select `titles`.`imdb_votes` AS `imdb_votes`,row_number() over ( order by `titles`.`imdb_votes`) AS `place`,count(0) over () AS `n` from `titles` where `titles`.`imdb_votes` is not null), medians as (select (select avg(`scores`.`imdb_score`) from `scores` where `scores`.`place` between `scores`.`n` / 2.0 and `scores`.`n` / 2.0 + 1) AS `score`,(select avg(`votes`.`imdb_votes`) from `votes` where `votes`.`place` between `votes`.`n` / 2.0 and `votes`.`n` / 2.0 + 1) AS `votes`)select `t`.`id` AS `id`,`t`.`title` AS `title`,`t`.`type_id` AS `type_id`,`t`.`release_year` AS `release_year`,`t`.`age_certification_id` AS `age_certification_id`,`t`.`runtime_minutes` AS `runtime_minutes`,coalesce(`t`.`seasons`,0) AS `seasons`,`t`.`seasons` is null AS `seasons_imputed`,`t`.`imdb_id` AS `imdb_id`,coalesce(`t`.`imdb_score`,`m`.`score`) AS `imdb_score`,`t`.`imdb_score` is null AS `imdb_score_imputed`,coalesce(`t`.`imdb_votes`,`m`.`votes`) AS `imdb_votes`,`t`.`imdb_votes` is null AS `imdb_votes_imputed`,`t`.`description` AS `description`,`t`.`tmdb_popularity` AS `tmdb_popularity`,`t`.`tmdb_score` AS `tmdb_score` from (`titles` `t` join `medians` `m`);

INSERT INTO `age_certifications` VALUES
(1,'PG'),
(2,'R'),
(3,'TV-14');
INSERT INTO `countries` VALUES
('AT','Austria','assigned'),
('DE','Germany','assigned'),
('FR','France','assigned'),
('GB','United Kingdom','assigned'),
('US','United States','assigned');
INSERT INTO `genres` VALUES
(1,'comedy'),
(2,'crime'),
(3,'documentation'),
(4,'drama'),
(5,'from before');
INSERT INTO `persons` VALUES
(1,'Ida Berg'),
(2,'Tom Hale'),
(3,'Jürgen Ast');
INSERT INTO `roles` VALUES
(1,'ACTOR'),
(2,'DIRECTOR');
INSERT INTO `title_types` VALUES
(1,'MOVIE'),
(2,'SHOW');
INSERT INTO `best_of_lists` VALUES
(1,'best_movies');
INSERT INTO `import_runs` VALUES
(1,'2026-11-30 20:53:53.681','2026-11-30 20:53:54.712','0.1.0',0,40857600);
INSERT INTO `recommendation_runs` VALUES
(1796072036422537,'2026-11-30 20:53:56.422','sue','{\"ids\":[\"tm201\"],\"avoid\":[],\"k\":2,\"where\":null,\"diversity\":0.0,\"each\":false}','{\"weight_genres\":0.073,\"weight_cast\":0.0911,\"weight_directors\":0.0892,\"weight_countries\":0.0894,\"weight_title_words\":0.0925,\"weight_description_words\":0.0925,\"weight_release_year\":0.1357,\"weight_type\":0.0982,\"weight_age_certification\":0.0175,\"weight_runtime\":0.0149,\"weight_best_of\":0.019,\"weight_popularity\":0.0923,\"weight_rating\":0.1847,\"year_scale\":12.0,\"runtime_scale\":0.3,\"votes_from\":1000.0,\"votes_to\":2500000.0,\"score_from\":6.0,\"score_to\":9.0,\"prior_votes\":1000.0,\"prior_floor\":0.15,\"avoidance\":0.5}','1','c0bbe3505852cb532a52b3d84d985a5d33f517e3568666c48800f8980506526c5a38b24cd848bdbdc890240d2b71e86f',NULL,'cf06ff6fb137d385559232038d0a74a30d642338437d8ea142b37939f008e7ed');
INSERT INTO `schema_versions` VALUES
(2,'2026-11-30 20:53:54.636');
INSERT INTO `marks` VALUES
(1,'ann',1.5),
(2,'b, \"c\"',2),
(3,'d',NULL);
INSERT INTO `titles` VALUES
('tm201','Glass \"Harbour\"',1,1998,1,101,NULL,'tt9000201',9.9,5120,'A pilot\nloses her ship.',NULL,NULL),
('tm202','Zug nach Süden',1,2006,NULL,88,NULL,'tt9000202',6.1,340,NULL,NULL,NULL),
('tm204','Bare Facts',1,2019,2,95,NULL,'tt9000204',NULL,NULL,NULL,NULL,NULL),
('ts203','Long Shift',2,2015,3,45,2,'tt9000203',8.3,990,NULL,NULL,NULL);
INSERT INTO `claim_outcomes` VALUES
(1,1,'The oldest title is of 1998','holds','1998');
INSERT INTO `import_changes` VALUES
(1,'age_certifications','*',3,0,0,0,0),
(1,'age_certifications','name',3,0,0,0,0),
(1,'best_of_lists','*',1,0,0,0,0),
(1,'best_of_lists','name',1,0,0,0,0),
(1,'countries','*',5,0,0,0,0),
(1,'countries','id',5,0,0,0,0),
(1,'countries','name',5,0,0,0,0),
(1,'countries','status',5,0,0,0,0),
(1,'credits','*',4,0,0,0,0),
(1,'credits','character_name',3,0,0,0,0),
(1,'credits','person_id',4,0,0,0,0),
(1,'credits','position',4,0,0,0,0),
(1,'credits','role_id',4,0,0,0,0),
(1,'credits','title_id',4,0,0,0,0),
(1,'genres','*',4,0,0,0,0),
(1,'genres','name',4,0,0,0,0),
(1,'persons','*',3,0,0,0,0),
(1,'persons','id',3,0,0,0,0),
(1,'persons','name',3,0,0,0,0),
(1,'roles','*',2,0,0,0,0),
(1,'roles','name',2,0,0,0,0),
(1,'title_best_of','*',1,0,0,0,0),
(1,'title_best_of','best_of_list_id',1,0,0,0,0),
(1,'title_best_of','listed_runtime_minutes',1,0,0,0,0),
(1,'title_best_of','listed_score',1,0,0,0,0),
(1,'title_best_of','listed_seasons',0,0,0,0,0),
(1,'title_best_of','listed_votes',1,0,0,0,0),
(1,'title_best_of','main_country_id',1,0,0,0,0),
(1,'title_best_of','main_genre_id',1,0,0,0,0),
(1,'title_best_of','position',1,0,0,0,0),
(1,'title_best_of','title_id',1,0,0,0,0),
(1,'title_countries','*',5,0,0,0,0),
(1,'title_countries','country_id',5,0,0,0,0),
(1,'title_countries','position',5,0,0,0,0),
(1,'title_countries','title_id',5,0,0,0,0),
(1,'title_genres','*',6,0,0,0,0),
(1,'title_genres','genre_id',6,0,0,0,0),
(1,'title_genres','position',6,0,0,0,0),
(1,'title_genres','title_id',6,0,0,0,0),
(1,'title_types','*',2,0,0,0,0),
(1,'title_types','name',2,0,0,0,0),
(1,'titles','*',4,0,0,0,0),
(1,'titles','age_certification_id',3,0,0,0,0),
(1,'titles','description',1,0,0,0,0),
(1,'titles','id',4,0,0,0,0),
(1,'titles','imdb_id',4,0,0,0,0),
(1,'titles','imdb_score',3,0,0,0,0),
(1,'titles','imdb_votes',3,0,0,0,0),
(1,'titles','release_year',4,0,0,0,0),
(1,'titles','runtime_minutes',4,0,0,0,0),
(1,'titles','seasons',1,0,0,0,0),
(1,'titles','title',4,0,0,0,0),
(1,'titles','tmdb_popularity',0,0,0,0,0),
(1,'titles','tmdb_score',0,0,0,0,0),
(1,'titles','type_id',4,0,0,0,0);
INSERT INTO `import_distributions` VALUES
(1,'age_certification',0,NULL,NULL,1),
(1,'age_certification',1,NULL,'PG',1),
(1,'age_certification',2,NULL,'R',1),
(1,'age_certification',3,NULL,'TV-14',1),
(1,'country',0,NULL,NULL,0),
(1,'country',1,NULL,'AT',1),
(1,'country',2,NULL,'DE',1),
(1,'country',3,NULL,'FR',1),
(1,'country',4,NULL,'GB',1),
(1,'country',5,NULL,'US',1),
(1,'genre',0,NULL,NULL,0),
(1,'genre',1,NULL,'comedy',1),
(1,'genre',2,NULL,'crime',2),
(1,'genre',3,NULL,'documentation',1),
(1,'genre',4,NULL,'drama',2),
(1,'imdb_score',0,NULL,NULL,1),
(1,'imdb_score',1,6.1,NULL,1),
(1,'imdb_score',2,7.4,NULL,1),
(1,'imdb_score',3,8.3,NULL,1),
(1,'imdb_votes',0,NULL,NULL,1),
(1,'imdb_votes',1,340,NULL,1),
(1,'imdb_votes',2,990,NULL,1),
(1,'imdb_votes',3,5120,NULL,1),
(1,'release_year',0,NULL,NULL,0),
(1,'release_year',1,1998,NULL,1),
(1,'release_year',2,2006,NULL,1),
(1,'release_year',3,2015,NULL,1),
(1,'release_year',4,2019,NULL,1),
(1,'runtime_minutes',0,NULL,NULL,0),
(1,'runtime_minutes',1,45,NULL,1),
(1,'runtime_minutes',2,88,NULL,1),
(1,'runtime_minutes',3,95,NULL,1),
(1,'runtime_minutes',4,101,NULL,1),
(1,'seasons',0,NULL,NULL,3),
(1,'seasons',1,2,NULL,1),
(1,'type',0,NULL,NULL,0),
(1,'type',1,NULL,'MOVIE',3),
(1,'type',2,NULL,'SHOW',1);
INSERT INTO `import_files` VALUES
(1,1,'raw_titles.csv','titles','id,title,type,release_year,age_certification,runtime,genres,production_countries,seasons,imdb_id,imdb_score,imdb_votes,description',557,5,4,0,1),
(2,1,'raw_credits.csv','credits','person_id,id,name,character,role',153,4,4,0,0),
(3,1,'Best Movies.csv','best_movies','TITLE,RELEASE_YEAR,SCORE,NUMBER_OF_VOTES,DURATION,MAIN_GENRE,MAIN_PRODUCTION',124,1,1,0,0);
INSERT INTO `import_timings` VALUES
(1,'load',0.060931148),
(1,'read',0.010381794);
INSERT INTO `title_genres` VALUES
('tm201',2,2),
('tm201',4,1),
('tm202',1,1),
('tm204',2,2),
('tm204',3,1),
('ts203',4,1);
INSERT INTO `credits` VALUES
(1,'tm201',1,1,'Anna',1),
(2,'tm201',2,2,NULL,2),
(3,'tm202',3,1,'Schaffner',1),
(4,'ts203',1,1,'Nurse',1);
INSERT INTO `import_findings` VALUES
(1,1,6,'genres','genre_alias','repaired','documentary','documentation');
INSERT INTO `import_rejects` VALUES
(1,1,7,60,'imdb_score','number_out_of_range','not between 0 and 10',0x746D3230352C546F6F20476F6F642C4D4F5649452C323032302C522C39302C5B276472616D61275D2C5B275553275D2C2C7474393030303230352C31312E352C31302C,NULL);
INSERT INTO `import_rule_counts` VALUES
(1,'genre_alias','repaired',1),
(1,'integral_decimal','repaired',1),
(1,'missing_value','repaired',9),
(1,'number_out_of_range','rejected',1),
(2,'missing_value','repaired',1);
INSERT INTO `recommendations` VALUES
(1796072036422537,1,1,'tm201','ts203',0.29433646,'[{\"feature\":\"genres\",\"score\":0.04735572,\"shared\":1,\"of\":2,\"values\":[\"drama\"]},{\"feature\":\"cast\",\"score\":0.08357798,\"shared\":1,\"of\":1,\"values\":[\"Ida Berg\"]},{\"feature\":\"release_year\",\"score\":0.03019276,\"shared\":0,\"of\":0,\"values\":[]},{\"feature\":\"age_certification\",\"score\":0.00802752,\"shared\":0,\"of\":0,\"values\":[]},{\"feature\":\"runtime\",\"score\":0.00094982,\"shared\":0,\"of\":0,\"values\":[]},{\"feature\":\"rating\",\"score\":0.12423266,\"shared\":0,\"of\":0,\"values\":[]}]'),
(1796072036422537,1,2,'tm201','tm204',0.27043727,'[{\"feature\":\"genres\",\"score\":0.02852355,\"shared\":1,\"of\":2,\"values\":[\"crime\"]},{\"feature\":\"release_year\",\"score\":0.02163406,\"shared\":0,\"of\":0,\"values\":[]},{\"feature\":\"type\",\"score\":0.09009174,\"shared\":0,\"of\":0,\"values\":[]},{\"feature\":\"runtime\",\"score\":0.01157117,\"shared\":0,\"of\":0,\"values\":[]},{\"feature\":\"rating\",\"score\":0.11861675,\"shared\":0,\"of\":0,\"values\":[]}]');
INSERT INTO `title_best_of` VALUES
(1,'tm201',1,7.4,5120,101,NULL,4,'US');
INSERT INTO `title_countries` VALUES
('tm201','US',1),
('tm202','AT',2),
('tm202','DE',1),
('tm204','FR',1),
('ts203','GB',1);
INSERT INTO `shelf` VALUES
('tm201',4,0.1,'changed',NULL),
('tm202',4,12345678901.5,'changed',NULL),
('tm204',1,NULL,NULL,NULL);
INSERT INTO `remarks` VALUES
(2,'tm201','stays');

USE `{{NAME}}_governance`;

CREATE TABLE `audit_head` (
  `id` bigint(20) NOT NULL,
  `entries` bigint(20) NOT NULL,
  `hash` varchar(64) NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `audit_log` (
  `id` bigint(20) NOT NULL,
  `at` datetime(3) NOT NULL,
  `principal` varchar(64) NOT NULL,
  `role` varchar(16) NOT NULL,
  `token_id` bigint(20) DEFAULT NULL,
  `address` varchar(64) NOT NULL,
  `request_id` varchar(64) NOT NULL,
  `action` varchar(32) NOT NULL,
  `statement` mediumtext NOT NULL,
  `parameters_hash` varchar(64) DEFAULT NULL,
  `rows_affected` bigint(20) NOT NULL,
  `milliseconds` bigint(20) NOT NULL,
  `outcome` varchar(16) NOT NULL,
  `error_code` varchar(8) DEFAULT NULL,
  `previous_hash` varchar(64) NOT NULL,
  `hash` varchar(64) NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `governance_versions` (
  `version` bigint(20) NOT NULL,
  `applied_at` datetime(3) NOT NULL,
  PRIMARY KEY (`version`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `principals` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT,
  `name` varchar(64) NOT NULL,
  `role` varchar(16) NOT NULL,
  `created_at` datetime(3) NOT NULL,
  `database_account` varchar(80) DEFAULT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `principals_name_unique` (`name`)
) ENGINE=InnoDB AUTO_INCREMENT=7 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `database_accounts` (
  `purpose` varchar(16) NOT NULL,
  `name` varchar(80) NOT NULL,
  `password` varchar(64) NOT NULL,
  PRIMARY KEY (`purpose`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `write_permits` (
  `hash` varchar(64) NOT NULL,
  `created_at` datetime(3) NOT NULL,
  PRIMARY KEY (`hash`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `access_tokens` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT,
  `principal_id` bigint(20) NOT NULL,
  `hash` varchar(64) NOT NULL,
  `created_at` datetime(3) NOT NULL,
  `expires_at` datetime(3) DEFAULT NULL,
  `revoked_at` datetime(3) DEFAULT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `access_tokens_hash_unique` (`hash`),
  KEY `access_tokens_principal_id` (`principal_id`),
  CONSTRAINT `access_tokens_principal_id_fk` FOREIGN KEY (`principal_id`) REFERENCES `principals` (`id`)
) ENGINE=InnoDB AUTO_INCREMENT=7 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `idempotency_keys` (
  `principal_id` bigint(20) NOT NULL,
  `idempotency_key` varchar(128) NOT NULL,
  `request_hash` varchar(64) NOT NULL,
  `created_at` datetime(3) NOT NULL,
  `status` bigint(20) NOT NULL,
  `response` mediumtext NOT NULL,
  PRIMARY KEY (`principal_id`,`idempotency_key`),
  CONSTRAINT `idempotency_keys_principal_id_fk` FOREIGN KEY (`principal_id`) REFERENCES `principals` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

INSERT INTO `audit_head` VALUES
(1,24,'61b435d4ccaca1118eb6d8b649d62fd7b03e67ea8a4933903ba57929d3351f9d');
INSERT INTO `audit_log` VALUES
(1,'2026-11-30 20:53:55.112','local:root','engineer',NULL,'local','cli-5c038f78','user-add','ann as analyst',NULL,1,0,'committed',NULL,'0000000000000000000000000000000000000000000000000000000000000000','9ca7f88bac0274c1e401a4bbca6534192c690b667f26bd7bf59f4ab6bddb6b23'),
(2,'2026-11-30 20:53:55.210','local:root','engineer',NULL,'local','cli-116ab1a0','user-add','sue as scientist',NULL,1,0,'committed',NULL,'9ca7f88bac0274c1e401a4bbca6534192c690b667f26bd7bf59f4ab6bddb6b23','5b3f4d43f9c212848482dd0a04e20ef8037c87defc97b8e8fcb8a531564666e6'),
(3,'2026-11-30 20:53:55.323','local:root','engineer',NULL,'local','cli-a48b47e2','user-add','eve as engineer',NULL,1,0,'committed',NULL,'5b3f4d43f9c212848482dd0a04e20ef8037c87defc97b8e8fcb8a531564666e6','e568e3422f72578f59b19aca5395b139296bb27a4b50ab050da0ff59437186dd'),
(4,'2026-11-30 20:53:55.399','local:root','engineer',NULL,'local','cli-f242928b','user-add','rob as analyst',NULL,1,0,'committed',NULL,'e568e3422f72578f59b19aca5395b139296bb27a4b50ab050da0ff59437186dd','3b84c04ff442d781b32cc674c8b935ebfd2bb5feb55041b7c1a24dfa66d47b69'),
(5,'2026-11-30 20:53:55.480','local:root','engineer',NULL,'local','cli-3c59ae6f','user-add','tim as analyst',NULL,1,0,'committed',NULL,'3b84c04ff442d781b32cc674c8b935ebfd2bb5feb55041b7c1a24dfa66d47b69','dcfa9cbe59902268dfe40cb503ec7cde1a583dc222a3d7666073dd392d160aed'),
(6,'2026-11-30 20:53:55.595','local:root','engineer',NULL,'local','cli-1ae98542','user-revoke','rob',NULL,1,0,'committed',NULL,'dcfa9cbe59902268dfe40cb503ec7cde1a583dc222a3d7666073dd392d160aed','61f2aaa83bc0bcf543e672a17e6664623687ef162ba7b9b488d8b64a437ea55f'),
(7,'2026-11-30 20:53:55.912','local:root','engineer',NULL,'local','cli-5ee76b6b','user-add','dan as analyst',NULL,1,0,'committed',NULL,'61f2aaa83bc0bcf543e672a17e6664623687ef162ba7b9b488d8b64a437ea55f','40fb617696a39b21d14f44d3b0a12d9b92864060e7198d7f0395c7207e4b8258'),
(8,'2026-11-30 20:53:56.092','sue','scientist',2,'127.0.0.1','b30be356ad77dbd9','write','CREATE TABLE shelf (title_id VARCHAR(64) PRIMARY KEY, stars INTEGER, weight DOUBLE, note TEXT, cover BLOB, FOREIGN KEY (title_id) REFERENCES titles (id))','68db26e3c39787f80f75a1a7203686e17626fd6bcdc0ad2b7c139fcb5997a398',0,0,'begun',NULL,'40fb617696a39b21d14f44d3b0a12d9b92864060e7198d7f0395c7207e4b8258','41c0a14cd4aac3b00a5d0080d90fd46ce19e1eed0422611e5759c0fd06d767a7'),
(9,'2026-11-30 20:53:56.133','sue','scientist',2,'127.0.0.1','b30be356ad77dbd9','write','CREATE TABLE shelf (title_id VARCHAR(64) PRIMARY KEY, stars INTEGER, weight DOUBLE, note TEXT, cover BLOB, FOREIGN KEY (title_id) REFERENCES titles (id))','68db26e3c39787f80f75a1a7203686e17626fd6bcdc0ad2b7c139fcb5997a398',0,40,'committed',NULL,'41c0a14cd4aac3b00a5d0080d90fd46ce19e1eed0422611e5759c0fd06d767a7','a9e443b6ba71569842dfc7acded568eb2008cc9c345428cb9d06a06254c6b4dc'),
(10,'2026-11-30 20:53:56.173','sue','scientist',2,'127.0.0.1','e9fa30a1c867ee0a','write','CREATE TABLE remarks (id INTEGER PRIMARY KEY, title_id VARCHAR(64), remark TEXT, FOREIGN KEY (title_id) REFERENCES shelf (title_id) ON DELETE CASCADE)','68db26e3c39787f80f75a1a7203686e17626fd6bcdc0ad2b7c139fcb5997a398',0,0,'begun',NULL,'a9e443b6ba71569842dfc7acded568eb2008cc9c345428cb9d06a06254c6b4dc','1276265ba1e45be288971386ab81c90dfa235850b1f8a4839e56febc1ff33060'),
(11,'2026-11-30 20:53:56.187','sue','scientist',2,'127.0.0.1','e9fa30a1c867ee0a','write','CREATE TABLE remarks (id INTEGER PRIMARY KEY, title_id VARCHAR(64), remark TEXT, FOREIGN KEY (title_id) REFERENCES shelf (title_id) ON DELETE CASCADE)','68db26e3c39787f80f75a1a7203686e17626fd6bcdc0ad2b7c139fcb5997a398',0,14,'committed',NULL,'1276265ba1e45be288971386ab81c90dfa235850b1f8a4839e56febc1ff33060','d318c288da4dc7e9e8bcdcd34cd3f27712d98c9cca74e50237011056660b45ef'),
(12,'2026-11-30 20:53:56.205','sue','scientist',2,'127.0.0.1','8fa166471dfe6f6e','write','CREATE TABLE marks (id INT AUTO_INCREMENT PRIMARY KEY, who VARCHAR(20) NOT NULL, mark DOUBLE)','68db26e3c39787f80f75a1a7203686e17626fd6bcdc0ad2b7c139fcb5997a398',0,0,'begun',NULL,'d318c288da4dc7e9e8bcdcd34cd3f27712d98c9cca74e50237011056660b45ef','e3511e3b71ec6d4f3ebb272079ef39e40059c6a66f08c20cc6f575d581ed9923'),
(13,'2026-11-30 20:53:56.228','sue','scientist',2,'127.0.0.1','8fa166471dfe6f6e','write','CREATE TABLE marks (id INT AUTO_INCREMENT PRIMARY KEY, who VARCHAR(20) NOT NULL, mark DOUBLE)','68db26e3c39787f80f75a1a7203686e17626fd6bcdc0ad2b7c139fcb5997a398',0,23,'committed',NULL,'e3511e3b71ec6d4f3ebb272079ef39e40059c6a66f08c20cc6f575d581ed9923','b508e26fa0611c526a4ba4ca864f25aeb7028d236e1be316b8b142e93d4865c6'),
(14,'2026-11-30 20:53:56.238','sue','scientist',2,'127.0.0.1','2df8c185a125e5b1','write','CREATE VIEW best_shelf AS SELECT s.title_id, t.title, s.stars FROM shelf s JOIN titles t ON t.id = s.title_id','68db26e3c39787f80f75a1a7203686e17626fd6bcdc0ad2b7c139fcb5997a398',0,0,'begun',NULL,'b508e26fa0611c526a4ba4ca864f25aeb7028d236e1be316b8b142e93d4865c6','af153dc27fd2998361f26f676d1d6158441d40595084718301d86d7b86be6bd9'),
(15,'2026-11-30 20:53:56.247','sue','scientist',2,'127.0.0.1','2df8c185a125e5b1','write','CREATE VIEW best_shelf AS SELECT s.title_id, t.title, s.stars FROM shelf s JOIN titles t ON t.id = s.title_id','68db26e3c39787f80f75a1a7203686e17626fd6bcdc0ad2b7c139fcb5997a398',0,9,'committed',NULL,'af153dc27fd2998361f26f676d1d6158441d40595084718301d86d7b86be6bd9','40fee8080792926a883245f7e54a61d366b0a1a6a7e01a0c273bb0082dd72698'),
(16,'2026-11-30 20:53:56.272','sue','scientist',2,'127.0.0.1','0bd22d7c924e1ee9','write','INSERT INTO shelf (title_id, stars, weight, note, cover) VALUES (?, ?, ?, ?, ?);\nINSERT INTO shelf (title_id, stars, weight, note, cover) VALUES (?, ?, ?, ?, ?);\nINSERT INTO shelf (title_id, stars, weight, note, cover) VALUES (?, ?, ?, ?, ?);\nINSERT INTO remarks (id, title_id, remark) VALUES (1, \'ts203\', \'goes along\'), (2, \'tm201\', \'stays\')','a41cd3d4a57cb42315a976b87e99b2b28907ee701f52be098702aef9cf4dc461',5,3,'committed',NULL,'40fee8080792926a883245f7e54a61d366b0a1a6a7e01a0c273bb0082dd72698','12879ee52c4edea532ca502597f8b3bb75bc2594bbee98b430e4a58e9d253099'),
(17,'2026-11-30 20:53:56.289','sue','scientist',2,'127.0.0.1','610d69abacde10de','write','INSERT INTO genres (name) VALUES (\'from before\')','68db26e3c39787f80f75a1a7203686e17626fd6bcdc0ad2b7c139fcb5997a398',1,8,'committed',NULL,'12879ee52c4edea532ca502597f8b3bb75bc2594bbee98b430e4a58e9d253099','0c3eee2d3faa4737d1b6767ad33700de26334ee7c93ecff0f4f464c5eb1a84ee'),
(18,'2026-11-30 20:53:56.317','sue','scientist',2,'127.0.0.1','b37792d06028849b','dry-run','DELETE FROM title_genres','68db26e3c39787f80f75a1a7203686e17626fd6bcdc0ad2b7c139fcb5997a398',6,7,'rolled-back',NULL,'0c3eee2d3faa4737d1b6767ad33700de26334ee7c93ecff0f4f464c5eb1a84ee','217dd390129c42ef39b37ef4c507c9cec15f98732a9180df374583220e5b9068'),
(19,'2026-11-30 20:53:56.325','ann','analyst',1,'127.0.0.1','1597322a0c35edd9','write','DELETE FROM title_genres','68db26e3c39787f80f75a1a7203686e17626fd6bcdc0ad2b7c139fcb5997a398',0,0,'refused','MQ203','217dd390129c42ef39b37ef4c507c9cec15f98732a9180df374583220e5b9068','a80db673ba2d2225781dc0e840b4d4f97d3f110bba866062eba790015ef67c83'),
(20,'2026-11-30 20:53:56.332','sue','scientist',2,'127.0.0.1','8445386e86fa79fd','write','UPDATE titles SET imdb_votes = 1 WHERE id = \'tm202\'','68db26e3c39787f80f75a1a7203686e17626fd6bcdc0ad2b7c139fcb5997a398',1,1,'committed',NULL,'a80db673ba2d2225781dc0e840b4d4f97d3f110bba866062eba790015ef67c83','4a63392bc354c05d96b5005a58832f08ba70c22bfccd9ad5fca5a0cb946baa53'),
(21,'2026-11-30 20:53:56.347','sue','scientist',2,'127.0.0.1','84001224af293f89','write','UPDATE titles SET imdb_votes = 340 WHERE id = \'tm202\'','68db26e3c39787f80f75a1a7203686e17626fd6bcdc0ad2b7c139fcb5997a398',1,0,'committed',NULL,'4a63392bc354c05d96b5005a58832f08ba70c22bfccd9ad5fca5a0cb946baa53','c204ecd5be076e58af349bee0a672392f5081d45bb006539ffe138647212620b'),
(22,'2026-11-30 20:53:56.357','sue','scientist',2,'127.0.0.1','fe4e1b3768bf8278','write','UPDATE shelf SET stars = 4, note = \'changed\', cover = NULL WHERE title_id <> \'ts203\';\nDELETE FROM shelf WHERE title_id = \'ts203\';\nINSERT INTO shelf (title_id, stars) VALUES (\'tm204\', 1);\nUPDATE titles SET imdb_score = 9.9 WHERE id = \'tm201\'','f5c8f9df9398edd8afce56ecff9c06ce44dcce26ecf63fff384607086e0b7c0f',5,2,'committed',NULL,'c204ecd5be076e58af349bee0a672392f5081d45bb006539ffe138647212620b','1b2805708e900446b7bfd4960d356b4fc6bcb1f0b405d7aa6c32d7efa070d3cb'),
(23,'2026-11-30 20:53:56.383','sue','scientist',2,'127.0.0.1','162521679aeea691','insert','INSERT INTO marks (id, who, mark)','e8418b0f6b642011497283ca0272d8bb4db8652a4d01a32182e1db74b990a114',3,12,'committed',NULL,'1b2805708e900446b7bfd4960d356b4fc6bcb1f0b405d7aa6c32d7efa070d3cb','d4ccc8da6ab729429809727c03ddacd245b77ded0b3a0c1da59de1d7df897b73'),
(24,'2026-11-30 20:53:56.426','sue','scientist',2,'127.0.0.1','792e0f37dc581ddd','recommend','INSERT INTO recommendation_runs, recommendations','d707144e7663a1bf08e9bcea5c2e1b9ae116eff02f5c895d8a4dc523fea9728b',3,9,'committed',NULL,'d4ccc8da6ab729429809727c03ddacd245b77ded0b3a0c1da59de1d7df897b73','61b435d4ccaca1118eb6d8b649d62fd7b03e67ea8a4933903ba57929d3351f9d');
INSERT INTO `governance_versions` VALUES
(1,'2026-11-30 20:53:55.060');
INSERT INTO `principals` VALUES
(1,'ann','analyst','2026-11-30 20:53:55.110',NULL),
(2,'sue','scientist','2026-11-30 20:53:55.208',NULL),
(3,'eve','engineer','2026-11-30 20:53:55.321',NULL),
(4,'rob','analyst','2026-11-30 20:53:55.397',NULL),
(5,'tim','analyst','2026-11-30 20:53:55.477',NULL),
(6,'dan','analyst','2026-11-30 20:53:55.910','dan_{{NAME}}');
INSERT INTO `database_accounts` VALUES
('reader','marquee_reader_{{NAME}}','reader-password'),
('writer','marquee_writer_{{NAME}}','writer-password');
INSERT INTO `access_tokens` VALUES
(1,1,'72cd6e8422c407fb6d098690f1130b7ded7ec2f7f5e1d30bd9d521f015363793','2026-11-30 20:53:55.111',NULL,NULL),
(2,2,'75877bb41d393b5fb8455ce60ecd8dda001d06316496b14dfa7f895656eeca4a','2026-11-30 20:53:55.210',NULL,NULL),
(3,3,'648aa5c579fb30f38af744d97d6ec840c7a91277a499a0d780f3e7314eca090b','2026-11-30 20:53:55.322',NULL,NULL),
(4,4,'9f4fb68f3e1dac82202f9aa581ce0bbf1f765df0e9ac3c8c57e20f685abab8ed','2026-11-30 20:53:55.399',NULL,'2026-11-30 20:53:55.595'),
(5,5,'f849d67325facf04177bc663b2dc544051831c589ef581d412f2eba44834e77c','2026-11-30 20:53:55.480','2026-11-30 20:53:55.480',NULL),
(6,6,'e802086ad6a1e16b78352ad7296d2aabd835b1b16dbe951e1135b97c68e29d81','2026-11-30 20:53:55.912',NULL,NULL);
INSERT INTO `idempotency_keys` VALUES
(2,'from-before','6f6241b58bca557520d904591020ffed8f26bb8674f93f4dac1c052cb902eee2','2026-11-30 20:53:56.289',200,'{\"outcome\":\"committed\",\"statements\":[{\"rows_affected\":1}],\"rows_affected\":1,\"audit_id\":17,\"request_id\":\"610d69abacde10de\"}');

DELIMITER ;;
CREATE PROCEDURE `seal_write_1`(
    permit VARCHAR(64), canonical LONGTEXT, e_at DATETIME(3), e_principal VARCHAR(64), e_role VARCHAR(16), e_token_id BIGINT, e_address VARCHAR(64), e_request_id VARCHAR(64), e_action VARCHAR(32), e_statement MEDIUMTEXT, e_parameters_hash VARCHAR(64), e_rows_affected BIGINT, e_milliseconds BIGINT, e_outcome VARCHAR(16), e_error_code VARCHAR(8), k_principal BIGINT, k_key VARCHAR(128),
    k_request VARCHAR(64), k_status BIGINT, k_response MEDIUMTEXT)
BEGIN
    DECLARE number BIGINT;
    DECLARE before_hash, this_hash VARCHAR(64);
    DELETE FROM write_permits WHERE hash = SHA2(permit, 256);
    IF ROW_COUNT() <> 1 THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'no permit'; END IF;
    SELECT entries + 1, hash INTO number, before_hash FROM audit_head WHERE id = 1 FOR UPDATE;
    SET this_hash = SHA2(CONCAT(before_hash, canonical), 256);
    INSERT INTO audit_log (id, at, principal, role, token_id, address, request_id, action, statement, parameters_hash, rows_affected, milliseconds, outcome, error_code, previous_hash, hash)
    VALUES (number, e_at, e_principal, e_role, e_token_id, e_address, e_request_id, e_action, e_statement, e_parameters_hash, e_rows_affected, e_milliseconds, e_outcome, e_error_code, before_hash, this_hash);
    UPDATE audit_head SET entries = number, hash = this_hash WHERE id = 1;
    IF k_key IS NOT NULL THEN
        INSERT INTO idempotency_keys
            (principal_id, idempotency_key, request_hash, created_at, status, response)
        VALUES (k_principal, k_key, k_request, e_at, k_status,
            REPLACE(k_response, '"audit_id":null', CONCAT('"audit_id":', number)));
    END IF;
    SELECT number;
END;;
DELIMITER ;

GRANT SELECT, SHOW VIEW ON `{{PATTERN}}`.* TO `marquee_reader_{{NAME}}`@`%`;
GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, DROP, REFERENCES, INDEX, ALTER, CREATE VIEW, SHOW VIEW ON `{{PATTERN}}`.* TO `marquee_writer_{{NAME}}`@`%`;
GRANT EXECUTE ON PROCEDURE `{{NAME}}_governance`.`seal_write_1` TO `marquee_writer_{{NAME}}`@`%`;
GRANT SELECT, SHOW VIEW ON `{{PATTERN}}`.* TO `dan_{{NAME}}`@`%`;
