SET NAMES utf8mb4;
SET FOREIGN_KEY_CHECKS = 0;
SET SESSION sql_mode = 'STRICT_ALL_TABLES,NO_AUTO_VALUE_ON_ZERO,NO_ENGINE_SUBSTITUTION';

CREATE DATABASE `{{NAME}}` CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE DATABASE `{{NAME}}_governance` CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE USER `marquee_reader_{{NAME}}`@`%` IDENTIFIED BY 'reader-password';
CREATE USER `marquee_writer_{{NAME}}`@`%` IDENTIFIED BY 'writer-password';

USE `{{NAME}}`;

CREATE TABLE `age_certifications` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT,
  `name` varchar(64) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `age_certifications_name_unique` (`name`)
) ENGINE=InnoDB AUTO_INCREMENT=4 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `best_of_lists` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT,
  `name` varchar(64) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `best_of_lists_name_unique` (`name`)
) ENGINE=InnoDB AUTO_INCREMENT=2 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

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

CREATE TABLE `import_runs` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT,
  `started_at` datetime(3) NOT NULL,
  `finished_at` datetime(3) NOT NULL,
  `program_version` varchar(32) NOT NULL,
  `pruned` bigint(20) NOT NULL CHECK (`pruned` between 0 and 1),
  `peak_memory_bytes` bigint(20) NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB AUTO_INCREMENT=2 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

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

CREATE TABLE `schema_versions` (
  `version` bigint(20) NOT NULL,
  `applied_at` datetime(3) NOT NULL,
  PRIMARY KEY (`version`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `title_types` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT,
  `name` varchar(32) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `title_types_name_unique` (`name`)
) ENGINE=InnoDB AUTO_INCREMENT=3 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `marks` (
  `id` int(11) NOT NULL AUTO_INCREMENT,
  `who` varchar(20) NOT NULL,
  `mark` double DEFAULT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB AUTO_INCREMENT=4 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

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

CREATE TABLE `import_timings` (
  `run_id` bigint(20) NOT NULL,
  `stage` varchar(32) NOT NULL,
  `seconds` double NOT NULL,
  PRIMARY KEY (`run_id`,`stage`),
  CONSTRAINT `import_timings_run_id_fk` FOREIGN KEY (`run_id`) REFERENCES `import_runs` (`id`)
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

CREATE TABLE `title_genres` (
  `title_id` varchar(64) NOT NULL,
  `genre_id` bigint(20) NOT NULL,
  `position` bigint(20) NOT NULL,
  PRIMARY KEY (`title_id`,`genre_id`),
  KEY `title_genres_genre_id` (`genre_id`),
  CONSTRAINT `title_genres_genre_id_fk` FOREIGN KEY (`genre_id`) REFERENCES `genres` (`id`),
  CONSTRAINT `title_genres_title_id_fk` FOREIGN KEY (`title_id`) REFERENCES `titles` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

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
INSERT INTO `best_of_lists` VALUES
(1,'best_movies');
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
INSERT INTO `import_runs` VALUES
(1,'2026-11-30 20:53:47.376','2026-11-30 20:53:48.233','0.1.0',0,37265408);
INSERT INTO `persons` VALUES
(1,'Ida Berg'),
(2,'Tom Hale'),
(3,'Jürgen Ast');
INSERT INTO `roles` VALUES
(1,'ACTOR'),
(2,'DIRECTOR');
INSERT INTO `schema_versions` VALUES
(1,'2026-11-30 20:53:48.181');
INSERT INTO `title_types` VALUES
(1,'MOVIE'),
(2,'SHOW');
INSERT INTO `marks` VALUES
(1,'ann',1.5),
(2,'b, \"c\"',2),
(3,'d',NULL);
INSERT INTO `import_files` VALUES
(1,1,'raw_titles.csv','titles','id,title,type,release_year,age_certification,runtime,genres,production_countries,seasons,imdb_id,imdb_score,imdb_votes,description',557,5,4,0,1),
(2,1,'raw_credits.csv','credits','person_id,id,name,character,role',153,4,4,0,0),
(3,1,'Best Movies.csv','best_movies','TITLE,RELEASE_YEAR,SCORE,NUMBER_OF_VOTES,DURATION,MAIN_GENRE,MAIN_PRODUCTION',124,1,1,0,0);
INSERT INTO `titles` VALUES
('tm201','Glass \"Harbour\"',1,1998,1,101,NULL,'tt9000201',9.9,5120,'A pilot\nloses her ship.',NULL,NULL),
('tm202','Zug nach Süden',1,2006,NULL,88,NULL,'tt9000202',6.1,340,NULL,NULL,NULL),
('tm204','Bare Facts',1,2019,2,95,NULL,'tt9000204',NULL,NULL,NULL,NULL,NULL),
('ts203','Long Shift',2,2015,3,45,2,'tt9000203',8.3,990,NULL,NULL,NULL);
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
INSERT INTO `import_timings` VALUES
(1,'load',0.040052045999999994),
(1,'read',0.008654257);
INSERT INTO `credits` VALUES
(1,'tm201',1,1,'Anna',1),
(2,'tm201',2,2,NULL,2),
(3,'tm202',3,1,'Schaffner',1),
(4,'ts203',1,1,'Nurse',1);
INSERT INTO `title_best_of` VALUES
(1,'tm201',1,7.4,5120,101,NULL,4,'US');
INSERT INTO `title_countries` VALUES
('tm201','US',1),
('tm202','AT',2),
('tm202','DE',1),
('tm204','FR',1),
('ts203','GB',1);
INSERT INTO `title_genres` VALUES
('tm201',2,2),
('tm201',4,1),
('tm202',1,1),
('tm204',2,2),
('tm204',3,1),
('ts203',4,1);
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

CREATE TABLE `database_accounts` (
  `purpose` varchar(16) NOT NULL,
  `name` varchar(80) NOT NULL,
  `password` varchar(64) NOT NULL,
  PRIMARY KEY (`purpose`)
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
  PRIMARY KEY (`id`),
  UNIQUE KEY `principals_name_unique` (`name`)
) ENGINE=InnoDB AUTO_INCREMENT=6 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

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
) ENGINE=InnoDB AUTO_INCREMENT=6 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

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
(1,22,'ef093adc45af45a1db7afb93ec312811b1f6e804d7177ba8836ff1b82c1cb75f');
INSERT INTO `audit_log` VALUES
(1,'2026-11-30 20:53:48.814','local:root','engineer',NULL,'local','cli-c05bf926','user-add','ann as analyst',NULL,1,0,'committed',NULL,'0000000000000000000000000000000000000000000000000000000000000000','824db6b7ff073e2297545ca3f4f992eb612b6ca117e74101c49fe4dec2f7166e'),
(2,'2026-11-30 20:53:48.956','local:root','engineer',NULL,'local','cli-f987aeb8','user-add','sue as scientist',NULL,1,0,'committed',NULL,'824db6b7ff073e2297545ca3f4f992eb612b6ca117e74101c49fe4dec2f7166e','1fc56e2267c4681c8849aff953476b2c15bf4b672674209e1a72df99eda59329'),
(3,'2026-11-30 20:53:49.088','local:root','engineer',NULL,'local','cli-de6c6a9e','user-add','eve as engineer',NULL,1,0,'committed',NULL,'1fc56e2267c4681c8849aff953476b2c15bf4b672674209e1a72df99eda59329','7e68cc44cd287b408a5135460e98a29a4566ad01b0068a5833c61b9520daa632'),
(4,'2026-11-30 20:53:49.186','local:root','engineer',NULL,'local','cli-8c99017a','user-add','rob as analyst',NULL,1,0,'committed',NULL,'7e68cc44cd287b408a5135460e98a29a4566ad01b0068a5833c61b9520daa632','e8b6a52af8ba69a90e4da3645d04521bfa517ead105e23e6389e0ede15c37779'),
(5,'2026-11-30 20:53:49.245','local:root','engineer',NULL,'local','cli-ab03603c','user-add','tim as analyst',NULL,1,0,'committed',NULL,'e8b6a52af8ba69a90e4da3645d04521bfa517ead105e23e6389e0ede15c37779','d710023c3db9aed436dbd678d66118ab2f54e10ce658a87a0b27ae0fbfbca47b'),
(6,'2026-11-30 20:53:49.311','local:root','engineer',NULL,'local','cli-7c3cdd0e','user-revoke','rob',NULL,1,0,'committed',NULL,'d710023c3db9aed436dbd678d66118ab2f54e10ce658a87a0b27ae0fbfbca47b','098e134455922e623c80f3f2de70a06b51a0c00fdb2fc6c8bde7ab2d928575b1'),
(7,'2026-11-30 20:53:49.553','sue','scientist',2,'127.0.0.1','dc21fd16dc338689','write','CREATE TABLE shelf (title_id VARCHAR(64) PRIMARY KEY, stars INTEGER, weight DOUBLE, note TEXT, cover BLOB, FOREIGN KEY (title_id) REFERENCES titles (id))','68db26e3c39787f80f75a1a7203686e17626fd6bcdc0ad2b7c139fcb5997a398',0,0,'begun',NULL,'098e134455922e623c80f3f2de70a06b51a0c00fdb2fc6c8bde7ab2d928575b1','e63825c617594e4f56b71705f5f39367072feb320881657a68bd5bc818c22646'),
(8,'2026-11-30 20:53:49.578','sue','scientist',2,'127.0.0.1','dc21fd16dc338689','write','CREATE TABLE shelf (title_id VARCHAR(64) PRIMARY KEY, stars INTEGER, weight DOUBLE, note TEXT, cover BLOB, FOREIGN KEY (title_id) REFERENCES titles (id))','68db26e3c39787f80f75a1a7203686e17626fd6bcdc0ad2b7c139fcb5997a398',0,25,'committed',NULL,'e63825c617594e4f56b71705f5f39367072feb320881657a68bd5bc818c22646','d90c46691a346b0fb21a18c761264f5d23da13ce036499cb4a352b6a77d6645f'),
(9,'2026-11-30 20:53:49.592','sue','scientist',2,'127.0.0.1','4f5b4ca65bd5e9fb','write','CREATE TABLE remarks (id INTEGER PRIMARY KEY, title_id VARCHAR(64), remark TEXT, FOREIGN KEY (title_id) REFERENCES shelf (title_id) ON DELETE CASCADE)','68db26e3c39787f80f75a1a7203686e17626fd6bcdc0ad2b7c139fcb5997a398',0,0,'begun',NULL,'d90c46691a346b0fb21a18c761264f5d23da13ce036499cb4a352b6a77d6645f','11c42d8410cc985a7ee43bfecf6cad6dca4cfb095e6e1416b39c995ce3a707b0'),
(10,'2026-11-30 20:53:49.620','sue','scientist',2,'127.0.0.1','4f5b4ca65bd5e9fb','write','CREATE TABLE remarks (id INTEGER PRIMARY KEY, title_id VARCHAR(64), remark TEXT, FOREIGN KEY (title_id) REFERENCES shelf (title_id) ON DELETE CASCADE)','68db26e3c39787f80f75a1a7203686e17626fd6bcdc0ad2b7c139fcb5997a398',0,28,'committed',NULL,'11c42d8410cc985a7ee43bfecf6cad6dca4cfb095e6e1416b39c995ce3a707b0','cf36c17f5e9bf7300e5112557221a966a6f5e25b1df0624fb26207da9880eb7e'),
(11,'2026-11-30 20:53:49.632','sue','scientist',2,'127.0.0.1','f1e1e8e394edd838','write','CREATE TABLE marks (id INT AUTO_INCREMENT PRIMARY KEY, who VARCHAR(20) NOT NULL, mark DOUBLE)','68db26e3c39787f80f75a1a7203686e17626fd6bcdc0ad2b7c139fcb5997a398',0,0,'begun',NULL,'cf36c17f5e9bf7300e5112557221a966a6f5e25b1df0624fb26207da9880eb7e','dfac9f41157f15cdfe4ce703180e37816ef07077b56fd5b625f317d71a163071'),
(12,'2026-11-30 20:53:49.670','sue','scientist',2,'127.0.0.1','f1e1e8e394edd838','write','CREATE TABLE marks (id INT AUTO_INCREMENT PRIMARY KEY, who VARCHAR(20) NOT NULL, mark DOUBLE)','68db26e3c39787f80f75a1a7203686e17626fd6bcdc0ad2b7c139fcb5997a398',0,38,'committed',NULL,'dfac9f41157f15cdfe4ce703180e37816ef07077b56fd5b625f317d71a163071','7e61f53693c57a7737e81a1b7b1a8b0363daa9c8aac0078ab860b0a96a513415'),
(13,'2026-11-30 20:53:49.684','sue','scientist',2,'127.0.0.1','f46e88f03b387dbf','write','CREATE VIEW best_shelf AS SELECT s.title_id, t.title, s.stars FROM shelf s JOIN titles t ON t.id = s.title_id','68db26e3c39787f80f75a1a7203686e17626fd6bcdc0ad2b7c139fcb5997a398',0,0,'begun',NULL,'7e61f53693c57a7737e81a1b7b1a8b0363daa9c8aac0078ab860b0a96a513415','cfe0b59fd9b426adabbb3c6fe45e976d6b89def202a68575e1b4d0d998856c11'),
(14,'2026-11-30 20:53:49.707','sue','scientist',2,'127.0.0.1','f46e88f03b387dbf','write','CREATE VIEW best_shelf AS SELECT s.title_id, t.title, s.stars FROM shelf s JOIN titles t ON t.id = s.title_id','68db26e3c39787f80f75a1a7203686e17626fd6bcdc0ad2b7c139fcb5997a398',0,22,'committed',NULL,'cfe0b59fd9b426adabbb3c6fe45e976d6b89def202a68575e1b4d0d998856c11','019e504245bd53dc5df9e01b86ffc4c12454678190563753711ddfbe4b06874d'),
(15,'2026-11-30 20:53:49.727','sue','scientist',2,'127.0.0.1','3f0f10fca47d049e','write','INSERT INTO shelf (title_id, stars, weight, note, cover) VALUES (?, ?, ?, ?, ?);\nINSERT INTO shelf (title_id, stars, weight, note, cover) VALUES (?, ?, ?, ?, ?);\nINSERT INTO shelf (title_id, stars, weight, note, cover) VALUES (?, ?, ?, ?, ?);\nINSERT INTO remarks (id, title_id, remark) VALUES (1, \'ts203\', \'goes along\'), (2, \'tm201\', \'stays\')','a41cd3d4a57cb42315a976b87e99b2b28907ee701f52be098702aef9cf4dc461',5,6,'committed',NULL,'019e504245bd53dc5df9e01b86ffc4c12454678190563753711ddfbe4b06874d','df60d37887a2d98f4ae1117d7f11936c27a14cbf29dc0936425099c0dfd7a54e'),
(16,'2026-11-30 20:53:49.738','sue','scientist',2,'127.0.0.1','cea9cd99d8a83191','write','INSERT INTO genres (name) VALUES (\'from before\')','68db26e3c39787f80f75a1a7203686e17626fd6bcdc0ad2b7c139fcb5997a398',1,2,'committed',NULL,'df60d37887a2d98f4ae1117d7f11936c27a14cbf29dc0936425099c0dfd7a54e','3ba1a16365e6ebf83e5e1a191f05b92fb1fd23eeb22cfc3cabf261c8062f1fbf'),
(17,'2026-11-30 20:53:49.745','sue','scientist',2,'127.0.0.1','67ae00ffde0767a5','dry-run','DELETE FROM title_genres','68db26e3c39787f80f75a1a7203686e17626fd6bcdc0ad2b7c139fcb5997a398',6,2,'rolled-back',NULL,'3ba1a16365e6ebf83e5e1a191f05b92fb1fd23eeb22cfc3cabf261c8062f1fbf','04dee0c9c01712e020788bb5efa3359f011dbf3e14081f138b2fdbddb794f50d'),
(18,'2026-11-30 20:53:49.759','ann','analyst',1,'127.0.0.1','0b0e795625d56a2f','write','DELETE FROM title_genres','68db26e3c39787f80f75a1a7203686e17626fd6bcdc0ad2b7c139fcb5997a398',0,0,'refused','MQ203','04dee0c9c01712e020788bb5efa3359f011dbf3e14081f138b2fdbddb794f50d','9235b8aa73d454b4fb883ed53a95451b8369b6e9b07799d6f5674733bc400432'),
(19,'2026-11-30 20:53:49.773','sue','scientist',2,'127.0.0.1','9e164e0c63da9a0d','write','UPDATE titles SET imdb_votes = 1 WHERE id = \'tm202\'','68db26e3c39787f80f75a1a7203686e17626fd6bcdc0ad2b7c139fcb5997a398',1,4,'committed',NULL,'9235b8aa73d454b4fb883ed53a95451b8369b6e9b07799d6f5674733bc400432','c5e6bbea5301a72c6b87b4bf27a794fc44d4ce7b87e46c7387b1ad55d9c2962a'),
(20,'2026-11-30 20:53:49.790','sue','scientist',2,'127.0.0.1','38653a405237a4fe','write','UPDATE titles SET imdb_votes = 340 WHERE id = \'tm202\'','68db26e3c39787f80f75a1a7203686e17626fd6bcdc0ad2b7c139fcb5997a398',1,0,'committed',NULL,'c5e6bbea5301a72c6b87b4bf27a794fc44d4ce7b87e46c7387b1ad55d9c2962a','c75a6370377c37581c5f338cbe5cd98ca07777732b790b7676039cb018c6af31'),
(21,'2026-11-30 20:53:49.810','sue','scientist',2,'127.0.0.1','d0e16c1122c3dc2f','write','UPDATE shelf SET stars = 4, note = \'changed\', cover = NULL WHERE title_id <> \'ts203\';\nDELETE FROM shelf WHERE title_id = \'ts203\';\nINSERT INTO shelf (title_id, stars) VALUES (\'tm204\', 1);\nUPDATE titles SET imdb_score = 9.9 WHERE id = \'tm201\'','f5c8f9df9398edd8afce56ecff9c06ce44dcce26ecf63fff384607086e0b7c0f',5,6,'committed',NULL,'c75a6370377c37581c5f338cbe5cd98ca07777732b790b7676039cb018c6af31','e4dc260e121293e65d0ddc6a174a2e281c6f9b0787d5a404f8343cffffd79201'),
(22,'2026-11-30 20:53:49.819','sue','scientist',2,'127.0.0.1','81eb625f56f269e3','insert','INSERT INTO marks (id, who, mark)','e8418b0f6b642011497283ca0272d8bb4db8652a4d01a32182e1db74b990a114',3,1,'committed',NULL,'e4dc260e121293e65d0ddc6a174a2e281c6f9b0787d5a404f8343cffffd79201','ef093adc45af45a1db7afb93ec312811b1f6e804d7177ba8836ff1b82c1cb75f');
INSERT INTO `database_accounts` VALUES
('reader','marquee_reader_{{NAME}}','reader-password'),
('writer','marquee_writer_{{NAME}}','writer-password');
INSERT INTO `governance_versions` VALUES
(1,'2026-11-30 20:53:48.748');
INSERT INTO `principals` VALUES
(1,'ann','analyst','2026-11-30 20:53:48.813'),
(2,'sue','scientist','2026-11-30 20:53:48.954'),
(3,'eve','engineer','2026-11-30 20:53:49.086'),
(4,'rob','analyst','2026-11-30 20:53:49.184'),
(5,'tim','analyst','2026-11-30 20:53:49.244');
INSERT INTO `access_tokens` VALUES
(1,1,'72cd6e8422c407fb6d098690f1130b7ded7ec2f7f5e1d30bd9d521f015363793','2026-11-30 20:53:48.814',NULL,NULL),
(2,2,'75877bb41d393b5fb8455ce60ecd8dda001d06316496b14dfa7f895656eeca4a','2026-11-30 20:53:48.956',NULL,NULL),
(3,3,'648aa5c579fb30f38af744d97d6ec840c7a91277a499a0d780f3e7314eca090b','2026-11-30 20:53:49.087',NULL,NULL),
(4,4,'9f4fb68f3e1dac82202f9aa581ce0bbf1f765df0e9ac3c8c57e20f685abab8ed','2026-11-30 20:53:49.185',NULL,'2026-11-30 20:53:49.310'),
(5,5,'f849d67325facf04177bc663b2dc544051831c589ef581d412f2eba44834e77c','2026-11-30 20:53:49.245','2026-11-30 20:53:49.245',NULL);
INSERT INTO `idempotency_keys` VALUES
(2,'from-before','6f6241b58bca557520d904591020ffed8f26bb8674f93f4dac1c052cb902eee2','2026-11-30 20:53:49.738',200,'{\"outcome\":\"committed\",\"statements\":[{\"rows_affected\":1}],\"rows_affected\":1,\"audit_id\":16,\"request_id\":\"cea9cd99d8a83191\"}');

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
