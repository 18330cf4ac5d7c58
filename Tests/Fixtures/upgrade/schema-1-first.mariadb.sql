SET NAMES utf8mb4;
SET FOREIGN_KEY_CHECKS = 0;
SET SESSION sql_mode = 'STRICT_ALL_TABLES,NO_AUTO_VALUE_ON_ZERO,NO_ENGINE_SUBSTITUTION';

CREATE DATABASE `{{NAME}}` CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

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
) ENGINE=InnoDB AUTO_INCREMENT=5 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

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

CREATE TABLE `import_runs` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT,
  `started_at` datetime(3) NOT NULL,
  `finished_at` datetime(3) NOT NULL,
  `program_version` varchar(32) NOT NULL,
  `pruned` bigint(20) NOT NULL CHECK (`pruned` between 0 and 1),
  `peak_memory_bytes` bigint(20) NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB AUTO_INCREMENT=2 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `marks` (
  `id` int(11) NOT NULL AUTO_INCREMENT,
  `who` varchar(20) NOT NULL,
  `mark` double DEFAULT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB AUTO_INCREMENT=2 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `schema_versions` (
  `version` bigint(20) NOT NULL,
  `applied_at` datetime(3) NOT NULL,
  PRIMARY KEY (`version`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

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

CREATE TABLE `credits` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT,
  `title_id` varchar(64) NOT NULL,
  `person_id` bigint(20) NOT NULL,
  `role_id` bigint(20) NOT NULL,
  `character_name` mediumtext DEFAULT NULL,
  PRIMARY KEY (`id`),
  KEY `credits_title_id` (`title_id`),
  KEY `credits_person_id` (`person_id`),
  KEY `credits_role_id` (`role_id`),
  CONSTRAINT `credits_person_id_fk` FOREIGN KEY (`person_id`) REFERENCES `persons` (`id`),
  CONSTRAINT `credits_role_id_fk` FOREIGN KEY (`role_id`) REFERENCES `roles` (`id`),
  CONSTRAINT `credits_title_id_fk` FOREIGN KEY (`title_id`) REFERENCES `titles` (`id`)
) ENGINE=InnoDB AUTO_INCREMENT=5 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

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

CREATE TABLE `remarks` (
  `id` int(11) NOT NULL,
  `title_id` varchar(64) DEFAULT NULL,
  `remark` text DEFAULT NULL,
  PRIMARY KEY (`id`),
  KEY `title_id` (`title_id`),
  CONSTRAINT `remarks_ibfk_1` FOREIGN KEY (`title_id`) REFERENCES `shelf` (`title_id`) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE ALGORITHM=UNDEFINED SQL SECURITY DEFINER VIEW `best_shelf` AS select `s`.`title_id` AS `title_id`,`t`.`title` AS `title`,`s`.`stars` AS `stars` from (`shelf` `s` join `titles` `t` on(`t`.`id` = `s`.`title_id`));

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
(4,'drama');
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
INSERT INTO `import_runs` VALUES
(1,'2026-11-30 20:53:39.612','2026-11-30 20:53:40.588','0.1.0',0,31051776);
INSERT INTO `marks` VALUES
(1,'ann',1.5);
INSERT INTO `schema_versions` VALUES
(1,'2026-11-30 20:53:40.480');
INSERT INTO `titles` VALUES
('tm201','Glass \"Harbour\"',1,1998,1,101,NULL,'tt9000201',7.4,5120,'A pilot\nloses her ship.',NULL,NULL),
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
INSERT INTO `import_files` VALUES
(1,1,'raw_titles.csv','titles','id,title,type,release_year,age_certification,runtime,genres,production_countries,seasons,imdb_id,imdb_score,imdb_votes,description',557,5,4,0,1),
(2,1,'raw_credits.csv','credits','person_id,id,name,character,role',153,4,4,0,0),
(3,1,'Best Movies.csv','best_movies','TITLE,RELEASE_YEAR,SCORE,NUMBER_OF_VOTES,DURATION,MAIN_GENRE,MAIN_PRODUCTION',124,1,1,0,0);
INSERT INTO `import_timings` VALUES
(1,'load',0.090112959),
(1,'read',0.009500407);
INSERT INTO `credits` VALUES
(1,'tm201',1,1,'Anna'),
(2,'tm201',2,2,NULL),
(3,'ts203',1,1,'Nurse'),
(4,'tm202',3,1,'Schaffner');
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
(1,1,7,60,'imdb_score','number_out_of_range','not between 0.0 and 10.0',0x746D3230352C546F6F20476F6F642C4D4F5649452C323032302C522C39302C5B276472616D61275D2C5B275553275D2C2C7474393030303230352C31312E352C31302C,NULL);
INSERT INTO `import_rule_counts` VALUES
(1,'genre_alias','repaired',1),
(1,'integral_decimal','repaired',1),
(1,'missing_value','repaired',10),
(1,'number_out_of_range','rejected',1),
(2,'missing_value','repaired',1);
INSERT INTO `shelf` VALUES
('tm201',4,0.1,'changed',NULL),
('tm202',4,12345678901.5,'changed',0x00FF41);
INSERT INTO `title_best_of` VALUES
(1,'tm201',1,7.4,5120,101,NULL,4,'US');
INSERT INTO `remarks` VALUES
(2,'tm201','stays');

