SET NAMES utf8mb4;
SET FOREIGN_KEY_CHECKS = 0;
SET SESSION sql_mode = 'STRICT_ALL_TABLES,NO_AUTO_VALUE_ON_ZERO,NO_ENGINE_SUBSTITUTION';

CREATE DATABASE `{{NAME}}` CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE DATABASE `{{NAME}}_governance` CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE DATABASE `marquee_sandbox_{{FINGERPRINT}}_1x710r0ar6ull` CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE DATABASE `marquee_sandbox_{{FINGERPRINT}}_1x710r0ar6ull_base` CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE DATABASE `marquee_sandbox_{{FINGERPRINT}}_1x710r0ar6ull_governance` CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE USER `marquee_loader_{{NAME}}`@`%` IDENTIFIED BY 'loader-password';
CREATE USER `marquee_reader_{{NAME}}`@`%` IDENTIFIED BY 'reader-password';
CREATE USER `marquee_writer_{{NAME}}`@`%` IDENTIFIED BY 'writer-password';
CREATE USER `marquee_loader_marquee_sandbox_{{FINGERPRINT}}_1x710r0ar6ull`@`%` IDENTIFIED BY 'loader-password';
CREATE USER `marquee_reader_marquee_sandbox_{{FINGERPRINT}}_1x710r0ar6ull`@`%` IDENTIFIED BY 'reader-password';
CREATE USER `marquee_writer_marquee_sandbox_{{FINGERPRINT}}_1x710r0ar6ull`@`%` IDENTIFIED BY 'writer-password';
CREATE USER `dan_{{NAME}}`@`%` IDENTIFIED BY 'dan-password' WITH MAX_USER_CONNECTIONS 8 MAX_STATEMENT_TIME 60;

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

CREATE TABLE `title_genres` (
  `title_id` varchar(64) NOT NULL,
  `genre_id` bigint(20) NOT NULL,
  `position` bigint(20) NOT NULL,
  PRIMARY KEY (`title_id`,`genre_id`),
  KEY `title_genres_genre_id` (`genre_id`),
  CONSTRAINT `title_genres_genre_id_fk` FOREIGN KEY (`genre_id`) REFERENCES `genres` (`id`),
  CONSTRAINT `title_genres_title_id_fk` FOREIGN KEY (`title_id`) REFERENCES `titles` (`id`)
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
(1,'2026-11-30 20:54:34.595','2026-11-30 20:54:34.989','0.1.0',0,42311680);
INSERT INTO `persons` VALUES
(1,'Ida Berg'),
(2,'Tom Hale'),
(3,'Jürgen Ast');
INSERT INTO `recommendation_runs` VALUES
(1796072077327647,'2026-11-30 20:54:37.327','sue','{\"ids\":[\"tm201\"],\"avoid\":[],\"k\":2,\"where\":null,\"diversity\":0.0,\"each\":false}','{\"weight_genres\":0.0668,\"weight_cast\":0.0829,\"weight_directors\":0.0817,\"weight_countries\":0.081,\"weight_title_words\":0.0843,\"weight_description_words\":0.0904,\"weight_release_year\":0.1242,\"weight_type\":0.0897,\"weight_age_certification\":0.0161,\"weight_runtime\":0.0129,\"weight_best_of\":0.0175,\"weight_popularity\":0.0845,\"weight_rating\":0.1679,\"year_scale\":12.0,\"runtime_scale\":0.3,\"votes_from\":1000.0,\"votes_to\":2500000.0,\"score_from\":6.0,\"score_to\":9.0,\"prior_votes\":1000.0,\"prior_floor\":0.15,\"avoidance\":0.5}','1','c0bbe3505852cb532a52b3d84d985a5d33f517e3568666c48800f8980506526c5a38b24cd848bdbdc890240d2b71e86f',NULL,'a1481c0d61fb1b5869b5e1eea2400044c8a7077e1bd5f927f7eb83dbe61d1777');
INSERT INTO `roles` VALUES
(1,'ACTOR'),
(2,'DIRECTOR');
INSERT INTO `schema_versions` VALUES
(2,'2026-11-30 20:54:34.956');
INSERT INTO `title_types` VALUES
(1,'MOVIE'),
(2,'SHOW');
INSERT INTO `marks` VALUES
(1,'ann',1.5),
(2,'b, \"c\"',2),
(3,'d',NULL);
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
(1,'load',0.023753436),
(1,'read',0.0074517820000000005);
INSERT INTO `titles` VALUES
('tm201','Glass \"Harbour\"',1,1998,1,101,NULL,'tt9000201',9.9,5120,'A pilot\nloses her ship.',NULL,NULL),
('tm202','Zug nach Süden',1,2006,NULL,88,NULL,'tt9000202',6.1,340,NULL,NULL,NULL),
('tm204','Bare Facts',1,2019,2,95,NULL,'tt9000204',NULL,NULL,NULL,NULL,NULL),
('ts203','Long Shift',2,2015,3,45,2,'tt9000203',8.3,990,NULL,NULL,NULL);
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
(1796072077327647,1,1,'tm201','ts203',0.29232707,'[{\"feature\":\"genres\",\"score\":0.04723849,\"shared\":1,\"of\":2,\"values\":[\"drama\"]},{\"feature\":\"cast\",\"score\":0.08290829,\"shared\":1,\"of\":1,\"values\":[\"Ida Berg\"]},{\"feature\":\"release_year\",\"score\":0.03012413,\"shared\":0,\"of\":0,\"values\":[]},{\"feature\":\"age_certification\",\"score\":0.00805081,\"shared\":0,\"of\":0,\"values\":[]},{\"feature\":\"runtime\",\"score\":0.00089643,\"shared\":0,\"of\":0,\"values\":[]},{\"feature\":\"rating\",\"score\":0.12310892,\"shared\":0,\"of\":0,\"values\":[]}]'),
(1796072077327647,1,2,'tm201','tm204',0.2682113,'[{\"feature\":\"genres\",\"score\":0.02845294,\"shared\":1,\"of\":2,\"values\":[\"crime\"]},{\"feature\":\"release_year\",\"score\":0.02158488,\"shared\":0,\"of\":0,\"values\":[]},{\"feature\":\"type\",\"score\":0.08970897,\"shared\":0,\"of\":0,\"values\":[]},{\"feature\":\"runtime\",\"score\":0.01092071,\"shared\":0,\"of\":0,\"values\":[]},{\"feature\":\"rating\",\"score\":0.1175438,\"shared\":0,\"of\":0,\"values\":[]}]');
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
INSERT INTO `shelf` VALUES
('tm201',4,0.1,'changed',NULL),
('tm202',4,12345678901.5,'changed',NULL),
('tm204',1,NULL,NULL,NULL);
INSERT INTO `remarks` VALUES
(2,'tm201','stays');

DELIMITER ;;
CREATE TRIGGER `marquee_{{TRIGGER}}` AFTER DELETE ON `age_certifications` FOR EACH ROW
BEGIN
    IF SUBSTRING_INDEX(USER(), '@', 1) = 'marquee_writer_{{NAME}}' THEN
        INSERT INTO `{{NAME}}_governance`.row_changes (connection_id, shape_id, before_image, after_image)
        VALUES (CONNECTION_ID(), 8, CONCAT('[', IFNULL(IF(OLD.`id` + 0 > 9223372036854775807, JSON_QUOTE(CAST(OLD.`id` + 0 AS CHAR)), OLD.`id` + 0), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(OLD.`name` AS CHAR) USING utf8mb4)), 'null'), ']'), NULL);
    END IF;
END;;
CREATE TRIGGER `marquee_{{TRIGGER}}` AFTER INSERT ON `age_certifications` FOR EACH ROW
BEGIN
    IF SUBSTRING_INDEX(USER(), '@', 1) = 'marquee_writer_{{NAME}}' THEN
        INSERT INTO `{{NAME}}_governance`.row_changes (connection_id, shape_id, before_image, after_image)
        VALUES (CONNECTION_ID(), 8, NULL, CONCAT('[', IFNULL(IF(NEW.`id` + 0 > 9223372036854775807, JSON_QUOTE(CAST(NEW.`id` + 0 AS CHAR)), NEW.`id` + 0), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(NEW.`name` AS CHAR) USING utf8mb4)), 'null'), ']'));
    END IF;
END;;
CREATE TRIGGER `marquee_{{TRIGGER}}` AFTER UPDATE ON `age_certifications` FOR EACH ROW
BEGIN
    IF SUBSTRING_INDEX(USER(), '@', 1) = 'marquee_writer_{{NAME}}' THEN
        INSERT INTO `{{NAME}}_governance`.row_changes (connection_id, shape_id, before_image, after_image)
        VALUES (CONNECTION_ID(), 8, CONCAT('[', IFNULL(IF(OLD.`id` + 0 > 9223372036854775807, JSON_QUOTE(CAST(OLD.`id` + 0 AS CHAR)), OLD.`id` + 0), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(OLD.`name` AS CHAR) USING utf8mb4)), 'null'), ']'), CONCAT('[', IFNULL(IF(NEW.`id` + 0 > 9223372036854775807, JSON_QUOTE(CAST(NEW.`id` + 0 AS CHAR)), NEW.`id` + 0), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(NEW.`name` AS CHAR) USING utf8mb4)), 'null'), ']'));
    END IF;
END;;
CREATE TRIGGER `marquee_{{TRIGGER}}` AFTER DELETE ON `best_of_lists` FOR EACH ROW
BEGIN
    IF SUBSTRING_INDEX(USER(), '@', 1) = 'marquee_writer_{{NAME}}' THEN
        INSERT INTO `{{NAME}}_governance`.row_changes (connection_id, shape_id, before_image, after_image)
        VALUES (CONNECTION_ID(), 4, CONCAT('[', IFNULL(IF(OLD.`id` + 0 > 9223372036854775807, JSON_QUOTE(CAST(OLD.`id` + 0 AS CHAR)), OLD.`id` + 0), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(OLD.`name` AS CHAR) USING utf8mb4)), 'null'), ']'), NULL);
    END IF;
END;;
CREATE TRIGGER `marquee_{{TRIGGER}}` AFTER INSERT ON `best_of_lists` FOR EACH ROW
BEGIN
    IF SUBSTRING_INDEX(USER(), '@', 1) = 'marquee_writer_{{NAME}}' THEN
        INSERT INTO `{{NAME}}_governance`.row_changes (connection_id, shape_id, before_image, after_image)
        VALUES (CONNECTION_ID(), 4, NULL, CONCAT('[', IFNULL(IF(NEW.`id` + 0 > 9223372036854775807, JSON_QUOTE(CAST(NEW.`id` + 0 AS CHAR)), NEW.`id` + 0), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(NEW.`name` AS CHAR) USING utf8mb4)), 'null'), ']'));
    END IF;
END;;
CREATE TRIGGER `marquee_{{TRIGGER}}` AFTER UPDATE ON `best_of_lists` FOR EACH ROW
BEGIN
    IF SUBSTRING_INDEX(USER(), '@', 1) = 'marquee_writer_{{NAME}}' THEN
        INSERT INTO `{{NAME}}_governance`.row_changes (connection_id, shape_id, before_image, after_image)
        VALUES (CONNECTION_ID(), 4, CONCAT('[', IFNULL(IF(OLD.`id` + 0 > 9223372036854775807, JSON_QUOTE(CAST(OLD.`id` + 0 AS CHAR)), OLD.`id` + 0), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(OLD.`name` AS CHAR) USING utf8mb4)), 'null'), ']'), CONCAT('[', IFNULL(IF(NEW.`id` + 0 > 9223372036854775807, JSON_QUOTE(CAST(NEW.`id` + 0 AS CHAR)), NEW.`id` + 0), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(NEW.`name` AS CHAR) USING utf8mb4)), 'null'), ']'));
    END IF;
END;;
CREATE TRIGGER `marquee_{{TRIGGER}}` AFTER DELETE ON `countries` FOR EACH ROW
BEGIN
    IF SUBSTRING_INDEX(USER(), '@', 1) = 'marquee_writer_{{NAME}}' THEN
        INSERT INTO `{{NAME}}_governance`.row_changes (connection_id, shape_id, before_image, after_image)
        VALUES (CONNECTION_ID(), 10, CONCAT('[', IFNULL(JSON_QUOTE(CONVERT(CAST(OLD.`id` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(OLD.`name` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(OLD.`status` AS CHAR) USING utf8mb4)), 'null'), ']'), NULL);
    END IF;
END;;
CREATE TRIGGER `marquee_{{TRIGGER}}` AFTER INSERT ON `countries` FOR EACH ROW
BEGIN
    IF SUBSTRING_INDEX(USER(), '@', 1) = 'marquee_writer_{{NAME}}' THEN
        INSERT INTO `{{NAME}}_governance`.row_changes (connection_id, shape_id, before_image, after_image)
        VALUES (CONNECTION_ID(), 10, NULL, CONCAT('[', IFNULL(JSON_QUOTE(CONVERT(CAST(NEW.`id` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(NEW.`name` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(NEW.`status` AS CHAR) USING utf8mb4)), 'null'), ']'));
    END IF;
END;;
CREATE TRIGGER `marquee_{{TRIGGER}}` AFTER UPDATE ON `countries` FOR EACH ROW
BEGIN
    IF SUBSTRING_INDEX(USER(), '@', 1) = 'marquee_writer_{{NAME}}' THEN
        INSERT INTO `{{NAME}}_governance`.row_changes (connection_id, shape_id, before_image, after_image)
        VALUES (CONNECTION_ID(), 10, CONCAT('[', IFNULL(JSON_QUOTE(CONVERT(CAST(OLD.`id` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(OLD.`name` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(OLD.`status` AS CHAR) USING utf8mb4)), 'null'), ']'), CONCAT('[', IFNULL(JSON_QUOTE(CONVERT(CAST(NEW.`id` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(NEW.`name` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(NEW.`status` AS CHAR) USING utf8mb4)), 'null'), ']'));
    END IF;
END;;
CREATE TRIGGER `marquee_{{TRIGGER}}` AFTER DELETE ON `credits` FOR EACH ROW
BEGIN
    IF SUBSTRING_INDEX(USER(), '@', 1) = 'marquee_writer_{{NAME}}' THEN
        INSERT INTO `{{NAME}}_governance`.row_changes (connection_id, shape_id, before_image, after_image)
        VALUES (CONNECTION_ID(), 11, CONCAT('[', IFNULL(IF(OLD.`id` + 0 > 9223372036854775807, JSON_QUOTE(CAST(OLD.`id` + 0 AS CHAR)), OLD.`id` + 0), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(OLD.`title_id` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(IF(OLD.`person_id` + 0 > 9223372036854775807, JSON_QUOTE(CAST(OLD.`person_id` + 0 AS CHAR)), OLD.`person_id` + 0), 'null'), ',', IFNULL(IF(OLD.`role_id` + 0 > 9223372036854775807, JSON_QUOTE(CAST(OLD.`role_id` + 0 AS CHAR)), OLD.`role_id` + 0), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(OLD.`character_name` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(IF(OLD.`position` + 0 > 9223372036854775807, JSON_QUOTE(CAST(OLD.`position` + 0 AS CHAR)), OLD.`position` + 0), 'null'), ']'), NULL);
    END IF;
END;;
CREATE TRIGGER `marquee_{{TRIGGER}}` AFTER INSERT ON `credits` FOR EACH ROW
BEGIN
    IF SUBSTRING_INDEX(USER(), '@', 1) = 'marquee_writer_{{NAME}}' THEN
        INSERT INTO `{{NAME}}_governance`.row_changes (connection_id, shape_id, before_image, after_image)
        VALUES (CONNECTION_ID(), 11, NULL, CONCAT('[', IFNULL(IF(NEW.`id` + 0 > 9223372036854775807, JSON_QUOTE(CAST(NEW.`id` + 0 AS CHAR)), NEW.`id` + 0), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(NEW.`title_id` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(IF(NEW.`person_id` + 0 > 9223372036854775807, JSON_QUOTE(CAST(NEW.`person_id` + 0 AS CHAR)), NEW.`person_id` + 0), 'null'), ',', IFNULL(IF(NEW.`role_id` + 0 > 9223372036854775807, JSON_QUOTE(CAST(NEW.`role_id` + 0 AS CHAR)), NEW.`role_id` + 0), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(NEW.`character_name` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(IF(NEW.`position` + 0 > 9223372036854775807, JSON_QUOTE(CAST(NEW.`position` + 0 AS CHAR)), NEW.`position` + 0), 'null'), ']'));
    END IF;
END;;
CREATE TRIGGER `marquee_{{TRIGGER}}` AFTER UPDATE ON `credits` FOR EACH ROW
BEGIN
    IF SUBSTRING_INDEX(USER(), '@', 1) = 'marquee_writer_{{NAME}}' THEN
        INSERT INTO `{{NAME}}_governance`.row_changes (connection_id, shape_id, before_image, after_image)
        VALUES (CONNECTION_ID(), 11, CONCAT('[', IFNULL(IF(OLD.`id` + 0 > 9223372036854775807, JSON_QUOTE(CAST(OLD.`id` + 0 AS CHAR)), OLD.`id` + 0), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(OLD.`title_id` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(IF(OLD.`person_id` + 0 > 9223372036854775807, JSON_QUOTE(CAST(OLD.`person_id` + 0 AS CHAR)), OLD.`person_id` + 0), 'null'), ',', IFNULL(IF(OLD.`role_id` + 0 > 9223372036854775807, JSON_QUOTE(CAST(OLD.`role_id` + 0 AS CHAR)), OLD.`role_id` + 0), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(OLD.`character_name` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(IF(OLD.`position` + 0 > 9223372036854775807, JSON_QUOTE(CAST(OLD.`position` + 0 AS CHAR)), OLD.`position` + 0), 'null'), ']'), CONCAT('[', IFNULL(IF(NEW.`id` + 0 > 9223372036854775807, JSON_QUOTE(CAST(NEW.`id` + 0 AS CHAR)), NEW.`id` + 0), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(NEW.`title_id` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(IF(NEW.`person_id` + 0 > 9223372036854775807, JSON_QUOTE(CAST(NEW.`person_id` + 0 AS CHAR)), NEW.`person_id` + 0), 'null'), ',', IFNULL(IF(NEW.`role_id` + 0 > 9223372036854775807, JSON_QUOTE(CAST(NEW.`role_id` + 0 AS CHAR)), NEW.`role_id` + 0), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(NEW.`character_name` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(IF(NEW.`position` + 0 > 9223372036854775807, JSON_QUOTE(CAST(NEW.`position` + 0 AS CHAR)), NEW.`position` + 0), 'null'), ']'));
    END IF;
END;;
CREATE TRIGGER `marquee_{{TRIGGER}}` AFTER DELETE ON `genres` FOR EACH ROW
BEGIN
    IF SUBSTRING_INDEX(USER(), '@', 1) = 'marquee_writer_{{NAME}}' THEN
        INSERT INTO `{{NAME}}_governance`.row_changes (connection_id, shape_id, before_image, after_image)
        VALUES (CONNECTION_ID(), 15, CONCAT('[', IFNULL(IF(OLD.`id` + 0 > 9223372036854775807, JSON_QUOTE(CAST(OLD.`id` + 0 AS CHAR)), OLD.`id` + 0), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(OLD.`name` AS CHAR) USING utf8mb4)), 'null'), ']'), NULL);
    END IF;
END;;
CREATE TRIGGER `marquee_{{TRIGGER}}` AFTER INSERT ON `genres` FOR EACH ROW
BEGIN
    IF SUBSTRING_INDEX(USER(), '@', 1) = 'marquee_writer_{{NAME}}' THEN
        INSERT INTO `{{NAME}}_governance`.row_changes (connection_id, shape_id, before_image, after_image)
        VALUES (CONNECTION_ID(), 15, NULL, CONCAT('[', IFNULL(IF(NEW.`id` + 0 > 9223372036854775807, JSON_QUOTE(CAST(NEW.`id` + 0 AS CHAR)), NEW.`id` + 0), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(NEW.`name` AS CHAR) USING utf8mb4)), 'null'), ']'));
    END IF;
END;;
CREATE TRIGGER `marquee_{{TRIGGER}}` AFTER UPDATE ON `genres` FOR EACH ROW
BEGIN
    IF SUBSTRING_INDEX(USER(), '@', 1) = 'marquee_writer_{{NAME}}' THEN
        INSERT INTO `{{NAME}}_governance`.row_changes (connection_id, shape_id, before_image, after_image)
        VALUES (CONNECTION_ID(), 15, CONCAT('[', IFNULL(IF(OLD.`id` + 0 > 9223372036854775807, JSON_QUOTE(CAST(OLD.`id` + 0 AS CHAR)), OLD.`id` + 0), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(OLD.`name` AS CHAR) USING utf8mb4)), 'null'), ']'), CONCAT('[', IFNULL(IF(NEW.`id` + 0 > 9223372036854775807, JSON_QUOTE(CAST(NEW.`id` + 0 AS CHAR)), NEW.`id` + 0), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(NEW.`name` AS CHAR) USING utf8mb4)), 'null'), ']'));
    END IF;
END;;
CREATE TRIGGER `marquee_{{TRIGGER}}` AFTER DELETE ON `marks` FOR EACH ROW
BEGIN
    IF SUBSTRING_INDEX(USER(), '@', 1) = 'marquee_writer_{{NAME}}' THEN
        INSERT INTO `{{NAME}}_governance`.row_changes (connection_id, shape_id, before_image, after_image)
        VALUES (CONNECTION_ID(), 9, CONCAT('[', IFNULL(OLD.`id` + 0, 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(OLD.`who` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(IF(LOCATE('.', OLD.`mark`) OR LOCATE('e', OLD.`mark`), OLD.`mark`, CONCAT(OLD.`mark`, '.0')), 'null'), ']'), NULL);
    END IF;
END;;
CREATE TRIGGER `marquee_{{TRIGGER}}` AFTER INSERT ON `marks` FOR EACH ROW
BEGIN
    IF SUBSTRING_INDEX(USER(), '@', 1) = 'marquee_writer_{{NAME}}' THEN
        INSERT INTO `{{NAME}}_governance`.row_changes (connection_id, shape_id, before_image, after_image)
        VALUES (CONNECTION_ID(), 9, NULL, CONCAT('[', IFNULL(NEW.`id` + 0, 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(NEW.`who` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(IF(LOCATE('.', NEW.`mark`) OR LOCATE('e', NEW.`mark`), NEW.`mark`, CONCAT(NEW.`mark`, '.0')), 'null'), ']'));
    END IF;
END;;
CREATE TRIGGER `marquee_{{TRIGGER}}` AFTER UPDATE ON `marks` FOR EACH ROW
BEGIN
    IF SUBSTRING_INDEX(USER(), '@', 1) = 'marquee_writer_{{NAME}}' THEN
        INSERT INTO `{{NAME}}_governance`.row_changes (connection_id, shape_id, before_image, after_image)
        VALUES (CONNECTION_ID(), 9, CONCAT('[', IFNULL(OLD.`id` + 0, 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(OLD.`who` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(IF(LOCATE('.', OLD.`mark`) OR LOCATE('e', OLD.`mark`), OLD.`mark`, CONCAT(OLD.`mark`, '.0')), 'null'), ']'), CONCAT('[', IFNULL(NEW.`id` + 0, 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(NEW.`who` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(IF(LOCATE('.', NEW.`mark`) OR LOCATE('e', NEW.`mark`), NEW.`mark`, CONCAT(NEW.`mark`, '.0')), 'null'), ']'));
    END IF;
END;;
CREATE TRIGGER `marquee_{{TRIGGER}}` AFTER DELETE ON `persons` FOR EACH ROW
BEGIN
    IF SUBSTRING_INDEX(USER(), '@', 1) = 'marquee_writer_{{NAME}}' THEN
        INSERT INTO `{{NAME}}_governance`.row_changes (connection_id, shape_id, before_image, after_image)
        VALUES (CONNECTION_ID(), 12, CONCAT('[', IFNULL(IF(OLD.`id` + 0 > 9223372036854775807, JSON_QUOTE(CAST(OLD.`id` + 0 AS CHAR)), OLD.`id` + 0), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(OLD.`name` AS CHAR) USING utf8mb4)), 'null'), ']'), NULL);
    END IF;
END;;
CREATE TRIGGER `marquee_{{TRIGGER}}` AFTER INSERT ON `persons` FOR EACH ROW
BEGIN
    IF SUBSTRING_INDEX(USER(), '@', 1) = 'marquee_writer_{{NAME}}' THEN
        INSERT INTO `{{NAME}}_governance`.row_changes (connection_id, shape_id, before_image, after_image)
        VALUES (CONNECTION_ID(), 12, NULL, CONCAT('[', IFNULL(IF(NEW.`id` + 0 > 9223372036854775807, JSON_QUOTE(CAST(NEW.`id` + 0 AS CHAR)), NEW.`id` + 0), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(NEW.`name` AS CHAR) USING utf8mb4)), 'null'), ']'));
    END IF;
END;;
CREATE TRIGGER `marquee_{{TRIGGER}}` AFTER UPDATE ON `persons` FOR EACH ROW
BEGIN
    IF SUBSTRING_INDEX(USER(), '@', 1) = 'marquee_writer_{{NAME}}' THEN
        INSERT INTO `{{NAME}}_governance`.row_changes (connection_id, shape_id, before_image, after_image)
        VALUES (CONNECTION_ID(), 12, CONCAT('[', IFNULL(IF(OLD.`id` + 0 > 9223372036854775807, JSON_QUOTE(CAST(OLD.`id` + 0 AS CHAR)), OLD.`id` + 0), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(OLD.`name` AS CHAR) USING utf8mb4)), 'null'), ']'), CONCAT('[', IFNULL(IF(NEW.`id` + 0 > 9223372036854775807, JSON_QUOTE(CAST(NEW.`id` + 0 AS CHAR)), NEW.`id` + 0), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(NEW.`name` AS CHAR) USING utf8mb4)), 'null'), ']'));
    END IF;
END;;
CREATE TRIGGER `marquee_{{TRIGGER}}` AFTER DELETE ON `remarks` FOR EACH ROW
BEGIN
    IF SUBSTRING_INDEX(USER(), '@', 1) = 'marquee_writer_{{NAME}}' THEN
        INSERT INTO `{{NAME}}_governance`.row_changes (connection_id, shape_id, before_image, after_image)
        VALUES (CONNECTION_ID(), 3, CONCAT('[', IFNULL(OLD.`id` + 0, 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(OLD.`title_id` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(OLD.`remark` AS CHAR) USING utf8mb4)), 'null'), ']'), NULL);
    END IF;
END;;
CREATE TRIGGER `marquee_{{TRIGGER}}` AFTER INSERT ON `remarks` FOR EACH ROW
BEGIN
    IF SUBSTRING_INDEX(USER(), '@', 1) = 'marquee_writer_{{NAME}}' THEN
        INSERT INTO `{{NAME}}_governance`.row_changes (connection_id, shape_id, before_image, after_image)
        VALUES (CONNECTION_ID(), 3, NULL, CONCAT('[', IFNULL(NEW.`id` + 0, 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(NEW.`title_id` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(NEW.`remark` AS CHAR) USING utf8mb4)), 'null'), ']'));
    END IF;
END;;
CREATE TRIGGER `marquee_{{TRIGGER}}` AFTER UPDATE ON `remarks` FOR EACH ROW
BEGIN
    IF SUBSTRING_INDEX(USER(), '@', 1) = 'marquee_writer_{{NAME}}' THEN
        INSERT INTO `{{NAME}}_governance`.row_changes (connection_id, shape_id, before_image, after_image)
        VALUES (CONNECTION_ID(), 3, CONCAT('[', IFNULL(OLD.`id` + 0, 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(OLD.`title_id` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(OLD.`remark` AS CHAR) USING utf8mb4)), 'null'), ']'), CONCAT('[', IFNULL(NEW.`id` + 0, 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(NEW.`title_id` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(NEW.`remark` AS CHAR) USING utf8mb4)), 'null'), ']'));
    END IF;
END;;
CREATE TRIGGER `marquee_{{TRIGGER}}` AFTER DELETE ON `roles` FOR EACH ROW
BEGIN
    IF SUBSTRING_INDEX(USER(), '@', 1) = 'marquee_writer_{{NAME}}' THEN
        INSERT INTO `{{NAME}}_governance`.row_changes (connection_id, shape_id, before_image, after_image)
        VALUES (CONNECTION_ID(), 1, CONCAT('[', IFNULL(IF(OLD.`id` + 0 > 9223372036854775807, JSON_QUOTE(CAST(OLD.`id` + 0 AS CHAR)), OLD.`id` + 0), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(OLD.`name` AS CHAR) USING utf8mb4)), 'null'), ']'), NULL);
    END IF;
END;;
CREATE TRIGGER `marquee_{{TRIGGER}}` AFTER INSERT ON `roles` FOR EACH ROW
BEGIN
    IF SUBSTRING_INDEX(USER(), '@', 1) = 'marquee_writer_{{NAME}}' THEN
        INSERT INTO `{{NAME}}_governance`.row_changes (connection_id, shape_id, before_image, after_image)
        VALUES (CONNECTION_ID(), 1, NULL, CONCAT('[', IFNULL(IF(NEW.`id` + 0 > 9223372036854775807, JSON_QUOTE(CAST(NEW.`id` + 0 AS CHAR)), NEW.`id` + 0), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(NEW.`name` AS CHAR) USING utf8mb4)), 'null'), ']'));
    END IF;
END;;
CREATE TRIGGER `marquee_{{TRIGGER}}` AFTER UPDATE ON `roles` FOR EACH ROW
BEGIN
    IF SUBSTRING_INDEX(USER(), '@', 1) = 'marquee_writer_{{NAME}}' THEN
        INSERT INTO `{{NAME}}_governance`.row_changes (connection_id, shape_id, before_image, after_image)
        VALUES (CONNECTION_ID(), 1, CONCAT('[', IFNULL(IF(OLD.`id` + 0 > 9223372036854775807, JSON_QUOTE(CAST(OLD.`id` + 0 AS CHAR)), OLD.`id` + 0), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(OLD.`name` AS CHAR) USING utf8mb4)), 'null'), ']'), CONCAT('[', IFNULL(IF(NEW.`id` + 0 > 9223372036854775807, JSON_QUOTE(CAST(NEW.`id` + 0 AS CHAR)), NEW.`id` + 0), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(NEW.`name` AS CHAR) USING utf8mb4)), 'null'), ']'));
    END IF;
END;;
CREATE TRIGGER `marquee_{{TRIGGER}}` AFTER DELETE ON `shelf` FOR EACH ROW
BEGIN
    IF SUBSTRING_INDEX(USER(), '@', 1) = 'marquee_writer_{{NAME}}' THEN
        INSERT INTO `{{NAME}}_governance`.row_changes (connection_id, shape_id, before_image, after_image)
        VALUES (CONNECTION_ID(), 2, CONCAT('[', IFNULL(JSON_QUOTE(CONVERT(CAST(OLD.`title_id` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(OLD.`stars` + 0, 'null'), ',', IFNULL(IF(LOCATE('.', OLD.`weight`) OR LOCATE('e', OLD.`weight`), OLD.`weight`, CONCAT(OLD.`weight`, '.0')), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(OLD.`note` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(CONCAT('{"hex":"', HEX(OLD.`cover`), '"}'), 'null'), ']'), NULL);
    END IF;
END;;
CREATE TRIGGER `marquee_{{TRIGGER}}` AFTER INSERT ON `shelf` FOR EACH ROW
BEGIN
    IF SUBSTRING_INDEX(USER(), '@', 1) = 'marquee_writer_{{NAME}}' THEN
        INSERT INTO `{{NAME}}_governance`.row_changes (connection_id, shape_id, before_image, after_image)
        VALUES (CONNECTION_ID(), 2, NULL, CONCAT('[', IFNULL(JSON_QUOTE(CONVERT(CAST(NEW.`title_id` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(NEW.`stars` + 0, 'null'), ',', IFNULL(IF(LOCATE('.', NEW.`weight`) OR LOCATE('e', NEW.`weight`), NEW.`weight`, CONCAT(NEW.`weight`, '.0')), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(NEW.`note` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(CONCAT('{"hex":"', HEX(NEW.`cover`), '"}'), 'null'), ']'));
    END IF;
END;;
CREATE TRIGGER `marquee_{{TRIGGER}}` AFTER UPDATE ON `shelf` FOR EACH ROW
BEGIN
    IF SUBSTRING_INDEX(USER(), '@', 1) = 'marquee_writer_{{NAME}}' THEN
        INSERT INTO `{{NAME}}_governance`.row_changes (connection_id, shape_id, before_image, after_image)
        VALUES (CONNECTION_ID(), 2, CONCAT('[', IFNULL(JSON_QUOTE(CONVERT(CAST(OLD.`title_id` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(OLD.`stars` + 0, 'null'), ',', IFNULL(IF(LOCATE('.', OLD.`weight`) OR LOCATE('e', OLD.`weight`), OLD.`weight`, CONCAT(OLD.`weight`, '.0')), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(OLD.`note` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(CONCAT('{"hex":"', HEX(OLD.`cover`), '"}'), 'null'), ']'), CONCAT('[', IFNULL(JSON_QUOTE(CONVERT(CAST(NEW.`title_id` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(NEW.`stars` + 0, 'null'), ',', IFNULL(IF(LOCATE('.', NEW.`weight`) OR LOCATE('e', NEW.`weight`), NEW.`weight`, CONCAT(NEW.`weight`, '.0')), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(NEW.`note` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(CONCAT('{"hex":"', HEX(NEW.`cover`), '"}'), 'null'), ']'));
    END IF;
END;;
CREATE TRIGGER `marquee_{{TRIGGER}}` BEFORE DELETE ON `shelf` FOR EACH ROW
BEGIN
    IF SUBSTRING_INDEX(USER(), '@', 1) = 'marquee_writer_{{NAME}}' THEN
        INSERT INTO `{{NAME}}_governance`.row_changes (connection_id, shape_id, before_image, after_image)
        SELECT CONNECTION_ID(), 3, CONCAT('[', IFNULL(`remarks`.`id` + 0, 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(`remarks`.`title_id` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(`remarks`.`remark` AS CHAR) USING utf8mb4)), 'null'), ']'), NULL
        FROM `remarks` WHERE `remarks`.`title_id` = OLD.`title_id`;
    END IF;
END;;
CREATE TRIGGER `marquee_{{TRIGGER}}` AFTER DELETE ON `titles` FOR EACH ROW
BEGIN
    IF SUBSTRING_INDEX(USER(), '@', 1) = 'marquee_writer_{{NAME}}' THEN
        INSERT INTO `{{NAME}}_governance`.row_changes (connection_id, shape_id, before_image, after_image)
        VALUES (CONNECTION_ID(), 14, CONCAT('[', IFNULL(JSON_QUOTE(CONVERT(CAST(OLD.`id` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(OLD.`title` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(IF(OLD.`type_id` + 0 > 9223372036854775807, JSON_QUOTE(CAST(OLD.`type_id` + 0 AS CHAR)), OLD.`type_id` + 0), 'null'), ',', IFNULL(IF(OLD.`release_year` + 0 > 9223372036854775807, JSON_QUOTE(CAST(OLD.`release_year` + 0 AS CHAR)), OLD.`release_year` + 0), 'null'), ',', IFNULL(IF(OLD.`age_certification_id` + 0 > 9223372036854775807, JSON_QUOTE(CAST(OLD.`age_certification_id` + 0 AS CHAR)), OLD.`age_certification_id` + 0), 'null'), ',', IFNULL(IF(OLD.`runtime_minutes` + 0 > 9223372036854775807, JSON_QUOTE(CAST(OLD.`runtime_minutes` + 0 AS CHAR)), OLD.`runtime_minutes` + 0), 'null'), ',', IFNULL(IF(OLD.`seasons` + 0 > 9223372036854775807, JSON_QUOTE(CAST(OLD.`seasons` + 0 AS CHAR)), OLD.`seasons` + 0), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(OLD.`imdb_id` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(IF(LOCATE('.', OLD.`imdb_score`) OR LOCATE('e', OLD.`imdb_score`), OLD.`imdb_score`, CONCAT(OLD.`imdb_score`, '.0')), 'null'), ',', IFNULL(IF(OLD.`imdb_votes` + 0 > 9223372036854775807, JSON_QUOTE(CAST(OLD.`imdb_votes` + 0 AS CHAR)), OLD.`imdb_votes` + 0), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(OLD.`description` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(IF(LOCATE('.', OLD.`tmdb_popularity`) OR LOCATE('e', OLD.`tmdb_popularity`), OLD.`tmdb_popularity`, CONCAT(OLD.`tmdb_popularity`, '.0')), 'null'), ',', IFNULL(IF(LOCATE('.', OLD.`tmdb_score`) OR LOCATE('e', OLD.`tmdb_score`), OLD.`tmdb_score`, CONCAT(OLD.`tmdb_score`, '.0')), 'null'), ']'), NULL);
    END IF;
END;;
CREATE TRIGGER `marquee_{{TRIGGER}}` AFTER INSERT ON `titles` FOR EACH ROW
BEGIN
    IF SUBSTRING_INDEX(USER(), '@', 1) = 'marquee_writer_{{NAME}}' THEN
        INSERT INTO `{{NAME}}_governance`.row_changes (connection_id, shape_id, before_image, after_image)
        VALUES (CONNECTION_ID(), 14, NULL, CONCAT('[', IFNULL(JSON_QUOTE(CONVERT(CAST(NEW.`id` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(NEW.`title` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(IF(NEW.`type_id` + 0 > 9223372036854775807, JSON_QUOTE(CAST(NEW.`type_id` + 0 AS CHAR)), NEW.`type_id` + 0), 'null'), ',', IFNULL(IF(NEW.`release_year` + 0 > 9223372036854775807, JSON_QUOTE(CAST(NEW.`release_year` + 0 AS CHAR)), NEW.`release_year` + 0), 'null'), ',', IFNULL(IF(NEW.`age_certification_id` + 0 > 9223372036854775807, JSON_QUOTE(CAST(NEW.`age_certification_id` + 0 AS CHAR)), NEW.`age_certification_id` + 0), 'null'), ',', IFNULL(IF(NEW.`runtime_minutes` + 0 > 9223372036854775807, JSON_QUOTE(CAST(NEW.`runtime_minutes` + 0 AS CHAR)), NEW.`runtime_minutes` + 0), 'null'), ',', IFNULL(IF(NEW.`seasons` + 0 > 9223372036854775807, JSON_QUOTE(CAST(NEW.`seasons` + 0 AS CHAR)), NEW.`seasons` + 0), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(NEW.`imdb_id` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(IF(LOCATE('.', NEW.`imdb_score`) OR LOCATE('e', NEW.`imdb_score`), NEW.`imdb_score`, CONCAT(NEW.`imdb_score`, '.0')), 'null'), ',', IFNULL(IF(NEW.`imdb_votes` + 0 > 9223372036854775807, JSON_QUOTE(CAST(NEW.`imdb_votes` + 0 AS CHAR)), NEW.`imdb_votes` + 0), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(NEW.`description` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(IF(LOCATE('.', NEW.`tmdb_popularity`) OR LOCATE('e', NEW.`tmdb_popularity`), NEW.`tmdb_popularity`, CONCAT(NEW.`tmdb_popularity`, '.0')), 'null'), ',', IFNULL(IF(LOCATE('.', NEW.`tmdb_score`) OR LOCATE('e', NEW.`tmdb_score`), NEW.`tmdb_score`, CONCAT(NEW.`tmdb_score`, '.0')), 'null'), ']'));
    END IF;
END;;
CREATE TRIGGER `marquee_{{TRIGGER}}` AFTER UPDATE ON `titles` FOR EACH ROW
BEGIN
    IF SUBSTRING_INDEX(USER(), '@', 1) = 'marquee_writer_{{NAME}}' THEN
        INSERT INTO `{{NAME}}_governance`.row_changes (connection_id, shape_id, before_image, after_image)
        VALUES (CONNECTION_ID(), 14, CONCAT('[', IFNULL(JSON_QUOTE(CONVERT(CAST(OLD.`id` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(OLD.`title` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(IF(OLD.`type_id` + 0 > 9223372036854775807, JSON_QUOTE(CAST(OLD.`type_id` + 0 AS CHAR)), OLD.`type_id` + 0), 'null'), ',', IFNULL(IF(OLD.`release_year` + 0 > 9223372036854775807, JSON_QUOTE(CAST(OLD.`release_year` + 0 AS CHAR)), OLD.`release_year` + 0), 'null'), ',', IFNULL(IF(OLD.`age_certification_id` + 0 > 9223372036854775807, JSON_QUOTE(CAST(OLD.`age_certification_id` + 0 AS CHAR)), OLD.`age_certification_id` + 0), 'null'), ',', IFNULL(IF(OLD.`runtime_minutes` + 0 > 9223372036854775807, JSON_QUOTE(CAST(OLD.`runtime_minutes` + 0 AS CHAR)), OLD.`runtime_minutes` + 0), 'null'), ',', IFNULL(IF(OLD.`seasons` + 0 > 9223372036854775807, JSON_QUOTE(CAST(OLD.`seasons` + 0 AS CHAR)), OLD.`seasons` + 0), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(OLD.`imdb_id` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(IF(LOCATE('.', OLD.`imdb_score`) OR LOCATE('e', OLD.`imdb_score`), OLD.`imdb_score`, CONCAT(OLD.`imdb_score`, '.0')), 'null'), ',', IFNULL(IF(OLD.`imdb_votes` + 0 > 9223372036854775807, JSON_QUOTE(CAST(OLD.`imdb_votes` + 0 AS CHAR)), OLD.`imdb_votes` + 0), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(OLD.`description` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(IF(LOCATE('.', OLD.`tmdb_popularity`) OR LOCATE('e', OLD.`tmdb_popularity`), OLD.`tmdb_popularity`, CONCAT(OLD.`tmdb_popularity`, '.0')), 'null'), ',', IFNULL(IF(LOCATE('.', OLD.`tmdb_score`) OR LOCATE('e', OLD.`tmdb_score`), OLD.`tmdb_score`, CONCAT(OLD.`tmdb_score`, '.0')), 'null'), ']'), CONCAT('[', IFNULL(JSON_QUOTE(CONVERT(CAST(NEW.`id` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(NEW.`title` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(IF(NEW.`type_id` + 0 > 9223372036854775807, JSON_QUOTE(CAST(NEW.`type_id` + 0 AS CHAR)), NEW.`type_id` + 0), 'null'), ',', IFNULL(IF(NEW.`release_year` + 0 > 9223372036854775807, JSON_QUOTE(CAST(NEW.`release_year` + 0 AS CHAR)), NEW.`release_year` + 0), 'null'), ',', IFNULL(IF(NEW.`age_certification_id` + 0 > 9223372036854775807, JSON_QUOTE(CAST(NEW.`age_certification_id` + 0 AS CHAR)), NEW.`age_certification_id` + 0), 'null'), ',', IFNULL(IF(NEW.`runtime_minutes` + 0 > 9223372036854775807, JSON_QUOTE(CAST(NEW.`runtime_minutes` + 0 AS CHAR)), NEW.`runtime_minutes` + 0), 'null'), ',', IFNULL(IF(NEW.`seasons` + 0 > 9223372036854775807, JSON_QUOTE(CAST(NEW.`seasons` + 0 AS CHAR)), NEW.`seasons` + 0), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(NEW.`imdb_id` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(IF(LOCATE('.', NEW.`imdb_score`) OR LOCATE('e', NEW.`imdb_score`), NEW.`imdb_score`, CONCAT(NEW.`imdb_score`, '.0')), 'null'), ',', IFNULL(IF(NEW.`imdb_votes` + 0 > 9223372036854775807, JSON_QUOTE(CAST(NEW.`imdb_votes` + 0 AS CHAR)), NEW.`imdb_votes` + 0), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(NEW.`description` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(IF(LOCATE('.', NEW.`tmdb_popularity`) OR LOCATE('e', NEW.`tmdb_popularity`), NEW.`tmdb_popularity`, CONCAT(NEW.`tmdb_popularity`, '.0')), 'null'), ',', IFNULL(IF(LOCATE('.', NEW.`tmdb_score`) OR LOCATE('e', NEW.`tmdb_score`), NEW.`tmdb_score`, CONCAT(NEW.`tmdb_score`, '.0')), 'null'), ']'));
    END IF;
END;;
CREATE TRIGGER `marquee_{{TRIGGER}}` AFTER DELETE ON `title_best_of` FOR EACH ROW
BEGIN
    IF SUBSTRING_INDEX(USER(), '@', 1) = 'marquee_writer_{{NAME}}' THEN
        INSERT INTO `{{NAME}}_governance`.row_changes (connection_id, shape_id, before_image, after_image)
        VALUES (CONNECTION_ID(), 7, CONCAT('[', IFNULL(IF(OLD.`best_of_list_id` + 0 > 9223372036854775807, JSON_QUOTE(CAST(OLD.`best_of_list_id` + 0 AS CHAR)), OLD.`best_of_list_id` + 0), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(OLD.`title_id` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(IF(OLD.`position` + 0 > 9223372036854775807, JSON_QUOTE(CAST(OLD.`position` + 0 AS CHAR)), OLD.`position` + 0), 'null'), ',', IFNULL(IF(LOCATE('.', OLD.`listed_score`) OR LOCATE('e', OLD.`listed_score`), OLD.`listed_score`, CONCAT(OLD.`listed_score`, '.0')), 'null'), ',', IFNULL(IF(OLD.`listed_votes` + 0 > 9223372036854775807, JSON_QUOTE(CAST(OLD.`listed_votes` + 0 AS CHAR)), OLD.`listed_votes` + 0), 'null'), ',', IFNULL(IF(OLD.`listed_runtime_minutes` + 0 > 9223372036854775807, JSON_QUOTE(CAST(OLD.`listed_runtime_minutes` + 0 AS CHAR)), OLD.`listed_runtime_minutes` + 0), 'null'), ',', IFNULL(IF(OLD.`listed_seasons` + 0 > 9223372036854775807, JSON_QUOTE(CAST(OLD.`listed_seasons` + 0 AS CHAR)), OLD.`listed_seasons` + 0), 'null'), ',', IFNULL(IF(OLD.`main_genre_id` + 0 > 9223372036854775807, JSON_QUOTE(CAST(OLD.`main_genre_id` + 0 AS CHAR)), OLD.`main_genre_id` + 0), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(OLD.`main_country_id` AS CHAR) USING utf8mb4)), 'null'), ']'), NULL);
    END IF;
END;;
CREATE TRIGGER `marquee_{{TRIGGER}}` AFTER INSERT ON `title_best_of` FOR EACH ROW
BEGIN
    IF SUBSTRING_INDEX(USER(), '@', 1) = 'marquee_writer_{{NAME}}' THEN
        INSERT INTO `{{NAME}}_governance`.row_changes (connection_id, shape_id, before_image, after_image)
        VALUES (CONNECTION_ID(), 7, NULL, CONCAT('[', IFNULL(IF(NEW.`best_of_list_id` + 0 > 9223372036854775807, JSON_QUOTE(CAST(NEW.`best_of_list_id` + 0 AS CHAR)), NEW.`best_of_list_id` + 0), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(NEW.`title_id` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(IF(NEW.`position` + 0 > 9223372036854775807, JSON_QUOTE(CAST(NEW.`position` + 0 AS CHAR)), NEW.`position` + 0), 'null'), ',', IFNULL(IF(LOCATE('.', NEW.`listed_score`) OR LOCATE('e', NEW.`listed_score`), NEW.`listed_score`, CONCAT(NEW.`listed_score`, '.0')), 'null'), ',', IFNULL(IF(NEW.`listed_votes` + 0 > 9223372036854775807, JSON_QUOTE(CAST(NEW.`listed_votes` + 0 AS CHAR)), NEW.`listed_votes` + 0), 'null'), ',', IFNULL(IF(NEW.`listed_runtime_minutes` + 0 > 9223372036854775807, JSON_QUOTE(CAST(NEW.`listed_runtime_minutes` + 0 AS CHAR)), NEW.`listed_runtime_minutes` + 0), 'null'), ',', IFNULL(IF(NEW.`listed_seasons` + 0 > 9223372036854775807, JSON_QUOTE(CAST(NEW.`listed_seasons` + 0 AS CHAR)), NEW.`listed_seasons` + 0), 'null'), ',', IFNULL(IF(NEW.`main_genre_id` + 0 > 9223372036854775807, JSON_QUOTE(CAST(NEW.`main_genre_id` + 0 AS CHAR)), NEW.`main_genre_id` + 0), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(NEW.`main_country_id` AS CHAR) USING utf8mb4)), 'null'), ']'));
    END IF;
END;;
CREATE TRIGGER `marquee_{{TRIGGER}}` AFTER UPDATE ON `title_best_of` FOR EACH ROW
BEGIN
    IF SUBSTRING_INDEX(USER(), '@', 1) = 'marquee_writer_{{NAME}}' THEN
        INSERT INTO `{{NAME}}_governance`.row_changes (connection_id, shape_id, before_image, after_image)
        VALUES (CONNECTION_ID(), 7, CONCAT('[', IFNULL(IF(OLD.`best_of_list_id` + 0 > 9223372036854775807, JSON_QUOTE(CAST(OLD.`best_of_list_id` + 0 AS CHAR)), OLD.`best_of_list_id` + 0), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(OLD.`title_id` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(IF(OLD.`position` + 0 > 9223372036854775807, JSON_QUOTE(CAST(OLD.`position` + 0 AS CHAR)), OLD.`position` + 0), 'null'), ',', IFNULL(IF(LOCATE('.', OLD.`listed_score`) OR LOCATE('e', OLD.`listed_score`), OLD.`listed_score`, CONCAT(OLD.`listed_score`, '.0')), 'null'), ',', IFNULL(IF(OLD.`listed_votes` + 0 > 9223372036854775807, JSON_QUOTE(CAST(OLD.`listed_votes` + 0 AS CHAR)), OLD.`listed_votes` + 0), 'null'), ',', IFNULL(IF(OLD.`listed_runtime_minutes` + 0 > 9223372036854775807, JSON_QUOTE(CAST(OLD.`listed_runtime_minutes` + 0 AS CHAR)), OLD.`listed_runtime_minutes` + 0), 'null'), ',', IFNULL(IF(OLD.`listed_seasons` + 0 > 9223372036854775807, JSON_QUOTE(CAST(OLD.`listed_seasons` + 0 AS CHAR)), OLD.`listed_seasons` + 0), 'null'), ',', IFNULL(IF(OLD.`main_genre_id` + 0 > 9223372036854775807, JSON_QUOTE(CAST(OLD.`main_genre_id` + 0 AS CHAR)), OLD.`main_genre_id` + 0), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(OLD.`main_country_id` AS CHAR) USING utf8mb4)), 'null'), ']'), CONCAT('[', IFNULL(IF(NEW.`best_of_list_id` + 0 > 9223372036854775807, JSON_QUOTE(CAST(NEW.`best_of_list_id` + 0 AS CHAR)), NEW.`best_of_list_id` + 0), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(NEW.`title_id` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(IF(NEW.`position` + 0 > 9223372036854775807, JSON_QUOTE(CAST(NEW.`position` + 0 AS CHAR)), NEW.`position` + 0), 'null'), ',', IFNULL(IF(LOCATE('.', NEW.`listed_score`) OR LOCATE('e', NEW.`listed_score`), NEW.`listed_score`, CONCAT(NEW.`listed_score`, '.0')), 'null'), ',', IFNULL(IF(NEW.`listed_votes` + 0 > 9223372036854775807, JSON_QUOTE(CAST(NEW.`listed_votes` + 0 AS CHAR)), NEW.`listed_votes` + 0), 'null'), ',', IFNULL(IF(NEW.`listed_runtime_minutes` + 0 > 9223372036854775807, JSON_QUOTE(CAST(NEW.`listed_runtime_minutes` + 0 AS CHAR)), NEW.`listed_runtime_minutes` + 0), 'null'), ',', IFNULL(IF(NEW.`listed_seasons` + 0 > 9223372036854775807, JSON_QUOTE(CAST(NEW.`listed_seasons` + 0 AS CHAR)), NEW.`listed_seasons` + 0), 'null'), ',', IFNULL(IF(NEW.`main_genre_id` + 0 > 9223372036854775807, JSON_QUOTE(CAST(NEW.`main_genre_id` + 0 AS CHAR)), NEW.`main_genre_id` + 0), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(NEW.`main_country_id` AS CHAR) USING utf8mb4)), 'null'), ']'));
    END IF;
END;;
CREATE TRIGGER `marquee_{{TRIGGER}}` AFTER DELETE ON `title_countries` FOR EACH ROW
BEGIN
    IF SUBSTRING_INDEX(USER(), '@', 1) = 'marquee_writer_{{NAME}}' THEN
        INSERT INTO `{{NAME}}_governance`.row_changes (connection_id, shape_id, before_image, after_image)
        VALUES (CONNECTION_ID(), 5, CONCAT('[', IFNULL(JSON_QUOTE(CONVERT(CAST(OLD.`title_id` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(OLD.`country_id` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(IF(OLD.`position` + 0 > 9223372036854775807, JSON_QUOTE(CAST(OLD.`position` + 0 AS CHAR)), OLD.`position` + 0), 'null'), ']'), NULL);
    END IF;
END;;
CREATE TRIGGER `marquee_{{TRIGGER}}` AFTER INSERT ON `title_countries` FOR EACH ROW
BEGIN
    IF SUBSTRING_INDEX(USER(), '@', 1) = 'marquee_writer_{{NAME}}' THEN
        INSERT INTO `{{NAME}}_governance`.row_changes (connection_id, shape_id, before_image, after_image)
        VALUES (CONNECTION_ID(), 5, NULL, CONCAT('[', IFNULL(JSON_QUOTE(CONVERT(CAST(NEW.`title_id` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(NEW.`country_id` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(IF(NEW.`position` + 0 > 9223372036854775807, JSON_QUOTE(CAST(NEW.`position` + 0 AS CHAR)), NEW.`position` + 0), 'null'), ']'));
    END IF;
END;;
CREATE TRIGGER `marquee_{{TRIGGER}}` AFTER UPDATE ON `title_countries` FOR EACH ROW
BEGIN
    IF SUBSTRING_INDEX(USER(), '@', 1) = 'marquee_writer_{{NAME}}' THEN
        INSERT INTO `{{NAME}}_governance`.row_changes (connection_id, shape_id, before_image, after_image)
        VALUES (CONNECTION_ID(), 5, CONCAT('[', IFNULL(JSON_QUOTE(CONVERT(CAST(OLD.`title_id` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(OLD.`country_id` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(IF(OLD.`position` + 0 > 9223372036854775807, JSON_QUOTE(CAST(OLD.`position` + 0 AS CHAR)), OLD.`position` + 0), 'null'), ']'), CONCAT('[', IFNULL(JSON_QUOTE(CONVERT(CAST(NEW.`title_id` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(NEW.`country_id` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(IF(NEW.`position` + 0 > 9223372036854775807, JSON_QUOTE(CAST(NEW.`position` + 0 AS CHAR)), NEW.`position` + 0), 'null'), ']'));
    END IF;
END;;
CREATE TRIGGER `marquee_{{TRIGGER}}` AFTER DELETE ON `title_genres` FOR EACH ROW
BEGIN
    IF SUBSTRING_INDEX(USER(), '@', 1) = 'marquee_writer_{{NAME}}' THEN
        INSERT INTO `{{NAME}}_governance`.row_changes (connection_id, shape_id, before_image, after_image)
        VALUES (CONNECTION_ID(), 6, CONCAT('[', IFNULL(JSON_QUOTE(CONVERT(CAST(OLD.`title_id` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(IF(OLD.`genre_id` + 0 > 9223372036854775807, JSON_QUOTE(CAST(OLD.`genre_id` + 0 AS CHAR)), OLD.`genre_id` + 0), 'null'), ',', IFNULL(IF(OLD.`position` + 0 > 9223372036854775807, JSON_QUOTE(CAST(OLD.`position` + 0 AS CHAR)), OLD.`position` + 0), 'null'), ']'), NULL);
    END IF;
END;;
CREATE TRIGGER `marquee_{{TRIGGER}}` AFTER INSERT ON `title_genres` FOR EACH ROW
BEGIN
    IF SUBSTRING_INDEX(USER(), '@', 1) = 'marquee_writer_{{NAME}}' THEN
        INSERT INTO `{{NAME}}_governance`.row_changes (connection_id, shape_id, before_image, after_image)
        VALUES (CONNECTION_ID(), 6, NULL, CONCAT('[', IFNULL(JSON_QUOTE(CONVERT(CAST(NEW.`title_id` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(IF(NEW.`genre_id` + 0 > 9223372036854775807, JSON_QUOTE(CAST(NEW.`genre_id` + 0 AS CHAR)), NEW.`genre_id` + 0), 'null'), ',', IFNULL(IF(NEW.`position` + 0 > 9223372036854775807, JSON_QUOTE(CAST(NEW.`position` + 0 AS CHAR)), NEW.`position` + 0), 'null'), ']'));
    END IF;
END;;
CREATE TRIGGER `marquee_{{TRIGGER}}` AFTER UPDATE ON `title_genres` FOR EACH ROW
BEGIN
    IF SUBSTRING_INDEX(USER(), '@', 1) = 'marquee_writer_{{NAME}}' THEN
        INSERT INTO `{{NAME}}_governance`.row_changes (connection_id, shape_id, before_image, after_image)
        VALUES (CONNECTION_ID(), 6, CONCAT('[', IFNULL(JSON_QUOTE(CONVERT(CAST(OLD.`title_id` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(IF(OLD.`genre_id` + 0 > 9223372036854775807, JSON_QUOTE(CAST(OLD.`genre_id` + 0 AS CHAR)), OLD.`genre_id` + 0), 'null'), ',', IFNULL(IF(OLD.`position` + 0 > 9223372036854775807, JSON_QUOTE(CAST(OLD.`position` + 0 AS CHAR)), OLD.`position` + 0), 'null'), ']'), CONCAT('[', IFNULL(JSON_QUOTE(CONVERT(CAST(NEW.`title_id` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(IF(NEW.`genre_id` + 0 > 9223372036854775807, JSON_QUOTE(CAST(NEW.`genre_id` + 0 AS CHAR)), NEW.`genre_id` + 0), 'null'), ',', IFNULL(IF(NEW.`position` + 0 > 9223372036854775807, JSON_QUOTE(CAST(NEW.`position` + 0 AS CHAR)), NEW.`position` + 0), 'null'), ']'));
    END IF;
END;;
CREATE TRIGGER `marquee_{{TRIGGER}}` AFTER DELETE ON `title_types` FOR EACH ROW
BEGIN
    IF SUBSTRING_INDEX(USER(), '@', 1) = 'marquee_writer_{{NAME}}' THEN
        INSERT INTO `{{NAME}}_governance`.row_changes (connection_id, shape_id, before_image, after_image)
        VALUES (CONNECTION_ID(), 13, CONCAT('[', IFNULL(IF(OLD.`id` + 0 > 9223372036854775807, JSON_QUOTE(CAST(OLD.`id` + 0 AS CHAR)), OLD.`id` + 0), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(OLD.`name` AS CHAR) USING utf8mb4)), 'null'), ']'), NULL);
    END IF;
END;;
CREATE TRIGGER `marquee_{{TRIGGER}}` AFTER INSERT ON `title_types` FOR EACH ROW
BEGIN
    IF SUBSTRING_INDEX(USER(), '@', 1) = 'marquee_writer_{{NAME}}' THEN
        INSERT INTO `{{NAME}}_governance`.row_changes (connection_id, shape_id, before_image, after_image)
        VALUES (CONNECTION_ID(), 13, NULL, CONCAT('[', IFNULL(IF(NEW.`id` + 0 > 9223372036854775807, JSON_QUOTE(CAST(NEW.`id` + 0 AS CHAR)), NEW.`id` + 0), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(NEW.`name` AS CHAR) USING utf8mb4)), 'null'), ']'));
    END IF;
END;;
CREATE TRIGGER `marquee_{{TRIGGER}}` AFTER UPDATE ON `title_types` FOR EACH ROW
BEGIN
    IF SUBSTRING_INDEX(USER(), '@', 1) = 'marquee_writer_{{NAME}}' THEN
        INSERT INTO `{{NAME}}_governance`.row_changes (connection_id, shape_id, before_image, after_image)
        VALUES (CONNECTION_ID(), 13, CONCAT('[', IFNULL(IF(OLD.`id` + 0 > 9223372036854775807, JSON_QUOTE(CAST(OLD.`id` + 0 AS CHAR)), OLD.`id` + 0), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(OLD.`name` AS CHAR) USING utf8mb4)), 'null'), ']'), CONCAT('[', IFNULL(IF(NEW.`id` + 0 > 9223372036854775807, JSON_QUOTE(CAST(NEW.`id` + 0 AS CHAR)), NEW.`id` + 0), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(NEW.`name` AS CHAR) USING utf8mb4)), 'null'), ']'));
    END IF;
END;;
DELIMITER ;

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

CREATE TABLE `change_shapes` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT,
  `table_name` varchar(128) NOT NULL,
  `columns` mediumtext NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB AUTO_INCREMENT=16 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

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
  `database_account` varchar(80) DEFAULT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `principals_name_unique` (`name`)
) ENGINE=InnoDB AUTO_INCREMENT=7 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `promotions` (
  `request_id` varchar(64) NOT NULL,
  `after_entry` bigint(20) NOT NULL,
  `tables` mediumtext NOT NULL,
  PRIMARY KEY (`request_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `row_changes` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT,
  `connection_id` bigint(20) NOT NULL,
  `shape_id` bigint(20) NOT NULL,
  `before_image` mediumtext DEFAULT NULL,
  `after_image` mediumtext DEFAULT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB AUTO_INCREMENT=22 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `row_recording` (
  `id` bigint(20) NOT NULL,
  `is_on` bigint(20) NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `sandboxes` (
  `id` varchar(32) NOT NULL,
  `owner` varchar(64) NOT NULL,
  `name` varchar(64) NOT NULL,
  `state` varchar(16) NOT NULL,
  `created_at` datetime(3) NOT NULL,
  `expires_at` datetime(3) NOT NULL,
  `largest` bigint(20) NOT NULL,
  PRIMARY KEY (`id`)
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

CREATE TABLE `undo_logs` (
  `audit_id` bigint(20) NOT NULL,
  `connection_id` bigint(20) NOT NULL,
  `first_change` bigint(20) NOT NULL,
  `last_change` bigint(20) NOT NULL,
  `changes` bigint(20) NOT NULL,
  `obstacle` mediumtext DEFAULT NULL,
  `undoes` bigint(20) DEFAULT NULL,
  PRIMARY KEY (`audit_id`),
  KEY `undo_logs_undoes` (`undoes`),
  CONSTRAINT `undo_logs_audit_id_fk` FOREIGN KEY (`audit_id`) REFERENCES `audit_log` (`id`),
  CONSTRAINT `undo_logs_undoes_fk` FOREIGN KEY (`undoes`) REFERENCES `audit_log` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

INSERT INTO `audit_head` VALUES
(1,25,'baeae197ca1f6227746fed4391b3f3fac029916fc8f93492ebe258e200ff5a7b');
INSERT INTO `audit_log` VALUES
(1,'2026-11-30 20:54:35.299','root','engineer',NULL,'local','cli-87a954d2-4e78','user-add','ann as analyst',NULL,1,0,'committed',NULL,'0000000000000000000000000000000000000000000000000000000000000000','202256adfb43e359c47853185a03f953777404e5bdfb65630e53540b543bf730'),
(2,'2026-11-30 20:54:35.403','root','engineer',NULL,'local','cli-b0ac6787-4381','user-add','sue as scientist',NULL,1,0,'committed',NULL,'202256adfb43e359c47853185a03f953777404e5bdfb65630e53540b543bf730','108fc08a3587bad5737298188bb283e5f9ef1127603f88321cf718e4e80ded81'),
(3,'2026-11-30 20:54:35.497','root','engineer',NULL,'local','cli-89d5ebd7-45d9','user-add','eve as engineer',NULL,1,0,'committed',NULL,'108fc08a3587bad5737298188bb283e5f9ef1127603f88321cf718e4e80ded81','f87b8be651d024e4c52a6583c63a86a547565c4c96c51cc2e48cb70ec1428464'),
(4,'2026-11-30 20:54:35.583','root','engineer',NULL,'local','cli-92e1aebd-6c88','user-add','rob as analyst',NULL,1,0,'committed',NULL,'f87b8be651d024e4c52a6583c63a86a547565c4c96c51cc2e48cb70ec1428464','99486db895dba7378ceb3de8787f32182c7183cddff1c08b94ac1a5555318f6b'),
(5,'2026-11-30 20:54:35.692','root','engineer',NULL,'local','cli-b1933f0b-8d9e','user-add','tim as analyst',NULL,1,0,'committed',NULL,'99486db895dba7378ceb3de8787f32182c7183cddff1c08b94ac1a5555318f6b','80dd6360a06dc22c1b38f307cb9c5e9fdca5655d49c7db6e51ec239afcdf792b'),
(6,'2026-11-30 20:54:35.780','root','engineer',NULL,'local','cli-86e52ede-1359','user-revoke','rob',NULL,1,0,'committed',NULL,'80dd6360a06dc22c1b38f307cb9c5e9fdca5655d49c7db6e51ec239afcdf792b','13d43df9330a33f01442a086423c8a661b94ab576749955c37726a1cde82f94e'),
(7,'2026-11-30 20:54:35.969','root','engineer',NULL,'local','cli-cfc0929b-60f7','user-add','dan as analyst',NULL,1,0,'committed',NULL,'13d43df9330a33f01442a086423c8a661b94ab576749955c37726a1cde82f94e','6b29e99ad2aac0b71075222b63e9e0fdcb652e31feb85b736c6154ab97dfeaad'),
(8,'2026-11-30 20:54:36.201','sue','scientist',2,'127.0.0.1','7fe8a9459c8db3a1','write','CREATE TABLE shelf (title_id VARCHAR(64) PRIMARY KEY, stars INTEGER, weight DOUBLE, note TEXT, cover BLOB, FOREIGN KEY (title_id) REFERENCES titles (id))','68db26e3c39787f80f75a1a7203686e17626fd6bcdc0ad2b7c139fcb5997a398',0,0,'begun',NULL,'6b29e99ad2aac0b71075222b63e9e0fdcb652e31feb85b736c6154ab97dfeaad','ea94aefd95b12b49a62a4c4799b3fdc47473e2af76f49ea81073936d5812d6e0'),
(9,'2026-11-30 20:54:36.215','sue','scientist',2,'127.0.0.1','7fe8a9459c8db3a1','write','CREATE TABLE shelf (title_id VARCHAR(64) PRIMARY KEY, stars INTEGER, weight DOUBLE, note TEXT, cover BLOB, FOREIGN KEY (title_id) REFERENCES titles (id))','68db26e3c39787f80f75a1a7203686e17626fd6bcdc0ad2b7c139fcb5997a398',0,13,'committed',NULL,'ea94aefd95b12b49a62a4c4799b3fdc47473e2af76f49ea81073936d5812d6e0','f1ed063f2dbcf1e5074ba7ae3a52e6ca2313ad016ca3a1a4dbc2aeb725d95c2c'),
(10,'2026-11-30 20:54:36.245','sue','scientist',2,'127.0.0.1','4c3601d0578e4f48','write','CREATE TABLE remarks (id INTEGER PRIMARY KEY, title_id VARCHAR(64), remark TEXT, FOREIGN KEY (title_id) REFERENCES shelf (title_id) ON DELETE CASCADE)','68db26e3c39787f80f75a1a7203686e17626fd6bcdc0ad2b7c139fcb5997a398',0,0,'begun',NULL,'f1ed063f2dbcf1e5074ba7ae3a52e6ca2313ad016ca3a1a4dbc2aeb725d95c2c','af9fd6e64fe6e4f6e72983355a240730b96f29f24e2660ebf614220ad4bf5782'),
(11,'2026-11-30 20:54:36.281','sue','scientist',2,'127.0.0.1','4c3601d0578e4f48','write','CREATE TABLE remarks (id INTEGER PRIMARY KEY, title_id VARCHAR(64), remark TEXT, FOREIGN KEY (title_id) REFERENCES shelf (title_id) ON DELETE CASCADE)','68db26e3c39787f80f75a1a7203686e17626fd6bcdc0ad2b7c139fcb5997a398',0,35,'committed',NULL,'af9fd6e64fe6e4f6e72983355a240730b96f29f24e2660ebf614220ad4bf5782','36928c985aba7ea848bfaf4c56facc94a94e236df83cb5fa86b5c44b3ce57b8a'),
(12,'2026-11-30 20:54:36.303','sue','scientist',2,'127.0.0.1','b8ee91e7d4bf3fc3','write','CREATE TABLE marks (id INT AUTO_INCREMENT PRIMARY KEY, who VARCHAR(20) NOT NULL, mark DOUBLE)','68db26e3c39787f80f75a1a7203686e17626fd6bcdc0ad2b7c139fcb5997a398',0,0,'begun',NULL,'36928c985aba7ea848bfaf4c56facc94a94e236df83cb5fa86b5c44b3ce57b8a','d5007cd730b85acfe66e473fd815b1f37bf3510fbda508f177cefa29f3e73d35'),
(13,'2026-11-30 20:54:36.318','sue','scientist',2,'127.0.0.1','b8ee91e7d4bf3fc3','write','CREATE TABLE marks (id INT AUTO_INCREMENT PRIMARY KEY, who VARCHAR(20) NOT NULL, mark DOUBLE)','68db26e3c39787f80f75a1a7203686e17626fd6bcdc0ad2b7c139fcb5997a398',0,14,'committed',NULL,'d5007cd730b85acfe66e473fd815b1f37bf3510fbda508f177cefa29f3e73d35','14b41069869eba19ac3dd93739319e0f34bbe98bc4279d4e946dd18b8c7a8477'),
(14,'2026-11-30 20:54:36.344','sue','scientist',2,'127.0.0.1','5a1227bdd1da20da','write','CREATE VIEW best_shelf AS SELECT s.title_id, t.title, s.stars FROM shelf s JOIN titles t ON t.id = s.title_id','68db26e3c39787f80f75a1a7203686e17626fd6bcdc0ad2b7c139fcb5997a398',0,0,'begun',NULL,'14b41069869eba19ac3dd93739319e0f34bbe98bc4279d4e946dd18b8c7a8477','050e63b1b8b91ea72795d75eb6fe5ce7d315ed1413aa579e832780ed26e2cc28'),
(15,'2026-11-30 20:54:36.362','sue','scientist',2,'127.0.0.1','5a1227bdd1da20da','write','CREATE VIEW best_shelf AS SELECT s.title_id, t.title, s.stars FROM shelf s JOIN titles t ON t.id = s.title_id','68db26e3c39787f80f75a1a7203686e17626fd6bcdc0ad2b7c139fcb5997a398',0,18,'committed',NULL,'050e63b1b8b91ea72795d75eb6fe5ce7d315ed1413aa579e832780ed26e2cc28','eeffc5b5c0b5db247b8fe9e88de7a1ecc0c9c1a89144fdc30cccde68020b87da'),
(16,'2026-11-30 20:54:37.023','sue','scientist',2,'127.0.0.1','4f5ce4fc51bf9507','write','INSERT INTO shelf (title_id, stars, weight, note, cover) VALUES (?, ?, ?, ?, ?);\nINSERT INTO shelf (title_id, stars, weight, note, cover) VALUES (?, ?, ?, ?, ?);\nINSERT INTO shelf (title_id, stars, weight, note, cover) VALUES (?, ?, ?, ?, ?);\nINSERT INTO remarks (id, title_id, remark) VALUES (1, \'ts203\', \'goes along\'), (2, \'tm201\', \'stays\')','a41cd3d4a57cb42315a976b87e99b2b28907ee701f52be098702aef9cf4dc461',5,647,'committed',NULL,'eeffc5b5c0b5db247b8fe9e88de7a1ecc0c9c1a89144fdc30cccde68020b87da','7fdfc9957a2dd63e301d485151d876f43ee9e23e28ddfa19ea5d1459e84b7d86'),
(17,'2026-11-30 20:54:37.042','sue','scientist',2,'127.0.0.1','ec8921ee9d38a2ab','write','INSERT INTO genres (name) VALUES (\'from before\')','68db26e3c39787f80f75a1a7203686e17626fd6bcdc0ad2b7c139fcb5997a398',1,5,'committed',NULL,'7fdfc9957a2dd63e301d485151d876f43ee9e23e28ddfa19ea5d1459e84b7d86','d206d3d0026daf7c6d878e9f0e39618ae8e760071af473444ff129aac5d8d109'),
(18,'2026-11-30 20:54:37.054','sue','scientist',2,'127.0.0.1','259761920059b632','dry-run','DELETE FROM title_genres','68db26e3c39787f80f75a1a7203686e17626fd6bcdc0ad2b7c139fcb5997a398',6,4,'rolled-back',NULL,'d206d3d0026daf7c6d878e9f0e39618ae8e760071af473444ff129aac5d8d109','703d9d18d7353d71ba00189feb49d0f357d62cbf2597ace902eea6a6b7fb5ae5'),
(19,'2026-11-30 20:54:37.065','ann','analyst',1,'127.0.0.1','2e4d5e4022fa1bfd','write','DELETE FROM title_genres','68db26e3c39787f80f75a1a7203686e17626fd6bcdc0ad2b7c139fcb5997a398',0,0,'refused','MQ203','703d9d18d7353d71ba00189feb49d0f357d62cbf2597ace902eea6a6b7fb5ae5','45f1555ec740ff72a5cbfac2b9fb99514847f01cb78bb2352f64b0c903d70ac4'),
(20,'2026-11-30 20:54:37.085','sue','scientist',2,'127.0.0.1','711e6d244f310588','write','UPDATE titles SET imdb_votes = 1 WHERE id = \'tm202\'','68db26e3c39787f80f75a1a7203686e17626fd6bcdc0ad2b7c139fcb5997a398',1,12,'committed',NULL,'45f1555ec740ff72a5cbfac2b9fb99514847f01cb78bb2352f64b0c903d70ac4','6d313bc9cb43375619d98f2b09f4e8e8727009e131025722a206a496c930c3de'),
(21,'2026-11-30 20:54:37.164','sue','scientist',2,'127.0.0.1','43a2a99bda5d967e','undo','undo of entry 20',NULL,1,66,'committed',NULL,'6d313bc9cb43375619d98f2b09f4e8e8727009e131025722a206a496c930c3de','1901dccb5470d0e7f37eb06ed1f161d842b987ef6806eccf826947fc00b88a1f'),
(22,'2026-11-30 20:54:37.193','sue','scientist',2,'127.0.0.1','99997d5b608a80f4','write','UPDATE shelf SET stars = 4, note = \'changed\', cover = NULL WHERE title_id <> \'ts203\';\nDELETE FROM shelf WHERE title_id = \'ts203\';\nINSERT INTO shelf (title_id, stars) VALUES (\'tm204\', 1);\nUPDATE titles SET imdb_score = 9.9 WHERE id = \'tm201\'','f5c8f9df9398edd8afce56ecff9c06ce44dcce26ecf63fff384607086e0b7c0f',5,9,'committed',NULL,'1901dccb5470d0e7f37eb06ed1f161d842b987ef6806eccf826947fc00b88a1f','bc848fb08df921fc06ff5fdbdfac7a63c6c490930a1827c10143cf65bc357c7b'),
(23,'2026-11-30 20:54:37.298','sue','scientist',2,'127.0.0.1','eab200a9342b46e4','insert','INSERT INTO marks (id, who, mark)','e8418b0f6b642011497283ca0272d8bb4db8652a4d01a32182e1db74b990a114',3,34,'committed',NULL,'bc848fb08df921fc06ff5fdbdfac7a63c6c490930a1827c10143cf65bc357c7b','1ccada6ae48a36f887cd6e5a01729aa8dd17bc7f4669b3c638ce037ea73e94df'),
(24,'2026-11-30 20:54:37.329','sue','scientist',2,'127.0.0.1','968ae099e6666d19','recommend','INSERT INTO recommendation_runs, recommendations','d707144e7663a1bf08e9bcea5c2e1b9ae116eff02f5c895d8a4dc523fea9728b',3,3,'committed',NULL,'1ccada6ae48a36f887cd6e5a01729aa8dd17bc7f4669b3c638ce037ea73e94df','16caf061c6bf4d6fef3b4f9582c72ef85d619f5356b68923386d9280b1c84757'),
(25,'2026-11-30 20:54:38.141','sue','scientist',2,'127.0.0.1','0d71bc55ce297e75','sandbox-create','sue/trial',NULL,0,789,'committed',NULL,'16caf061c6bf4d6fef3b4f9582c72ef85d619f5356b68923386d9280b1c84757','baeae197ca1f6227746fed4391b3f3fac029916fc8f93492ebe258e200ff5a7b');
INSERT INTO `change_shapes` VALUES
(1,'roles','[\"id\",\"name\"]'),
(2,'shelf','[\"title_id\",\"stars\",\"weight\",\"note\",\"cover\"]'),
(3,'remarks','[\"id\",\"title_id\",\"remark\"]'),
(4,'best_of_lists','[\"id\",\"name\"]'),
(5,'title_countries','[\"title_id\",\"country_id\",\"position\"]'),
(6,'title_genres','[\"title_id\",\"genre_id\",\"position\"]'),
(7,'title_best_of','[\"best_of_list_id\",\"title_id\",\"position\",\"listed_score\",\"listed_votes\",\"listed_runtime_minutes\",\"listed_seasons\",\"main_genre_id\",\"main_country_id\"]'),
(8,'age_certifications','[\"id\",\"name\"]'),
(9,'marks','[\"id\",\"who\",\"mark\"]'),
(10,'countries','[\"id\",\"name\",\"status\"]'),
(11,'credits','[\"id\",\"title_id\",\"person_id\",\"role_id\",\"character_name\",\"position\"]'),
(12,'persons','[\"id\",\"name\"]'),
(13,'title_types','[\"id\",\"name\"]'),
(14,'titles','[\"id\",\"title\",\"type_id\",\"release_year\",\"age_certification_id\",\"runtime_minutes\",\"seasons\",\"imdb_id\",\"imdb_score\",\"imdb_votes\",\"description\",\"tmdb_popularity\",\"tmdb_score\"]'),
(15,'genres','[\"id\",\"name\"]');
INSERT INTO `database_accounts` VALUES
('loader','marquee_loader_{{NAME}}','loader-password'),
('reader','marquee_reader_{{NAME}}','reader-password'),
('writer','marquee_writer_{{NAME}}','writer-password');
INSERT INTO `governance_versions` VALUES
(3,'2026-11-30 20:54:35.289');
INSERT INTO `principals` VALUES
(1,'ann','analyst','2026-11-30 20:54:35.297',NULL),
(2,'sue','scientist','2026-11-30 20:54:35.396',NULL),
(3,'eve','engineer','2026-11-30 20:54:35.491',NULL),
(4,'rob','analyst','2026-11-30 20:54:35.581',NULL),
(5,'tim','analyst','2026-11-30 20:54:35.689',NULL),
(6,'dan','analyst','2026-11-30 20:54:35.967','dan_{{NAME}}');
INSERT INTO `row_changes` VALUES
(1,966,2,NULL,'[\"tm201\",5,0.1,\"naïve \\\"quote\\\" \\\\ 電\",{\"hex\":\"00FF41\"}]'),
(2,966,2,NULL,'[\"tm202\",-3,12345678901.5,\"\",{\"hex\":\"\"}]'),
(3,966,2,NULL,'[\"ts203\",null,0.0000001,null,null]'),
(4,966,3,NULL,'[1,\"ts203\",\"goes along\"]'),
(5,966,3,NULL,'[2,\"tm201\",\"stays\"]'),
(6,974,15,NULL,'[5,\"from before\"]'),
(13,974,14,'[\"tm202\",\"Zug nach Süden\",1,2006,null,88,null,\"tt9000202\",6.1,340,null,null,null]','[\"tm202\",\"Zug nach Süden\",1,2006,null,88,null,\"tt9000202\",6.1,1,null,null,null]'),
(14,982,14,'[\"tm202\",\"Zug nach Süden\",1,2006,null,88,null,\"tt9000202\",6.1,1,null,null,null]','[\"tm202\",\"Zug nach Süden\",1,2006,null,88,null,\"tt9000202\",6.1,340,null,null,null]'),
(15,966,2,'[\"tm201\",5,0.1,\"naïve \\\"quote\\\" \\\\ 電\",{\"hex\":\"00FF41\"}]','[\"tm201\",4,0.1,\"changed\",null]'),
(16,966,2,'[\"tm202\",-3,12345678901.5,\"\",{\"hex\":\"\"}]','[\"tm202\",4,12345678901.5,\"changed\",null]'),
(17,966,3,'[1,\"ts203\",\"goes along\"]',NULL),
(18,966,2,'[\"ts203\",null,0.0000001,null,null]',NULL),
(19,966,2,NULL,'[\"tm204\",1,null,null,null]'),
(20,966,14,'[\"tm201\",\"Glass \\\"Harbour\\\"\",1,1998,1,101,null,\"tt9000201\",7.4,5120,\"A pilot\\nloses her ship.\",null,null]','[\"tm201\",\"Glass \\\"Harbour\\\"\",1,1998,1,101,null,\"tt9000201\",9.9,5120,\"A pilot\\nloses her ship.\",null,null]'),
(21,1000,9,NULL,'[[1,\"ann\",1.5],[2,\"b, \\\"c\\\"\",2.0],[3,\"d\",null]]');
INSERT INTO `row_recording` VALUES
(1,1);
INSERT INTO `sandboxes` VALUES
('1x710r0ar6ull','sue','trial','ready','2026-11-30 20:54:37.348','2999-01-01 00:00:00.000',1078034432);
INSERT INTO `access_tokens` VALUES
(1,1,'72cd6e8422c407fb6d098690f1130b7ded7ec2f7f5e1d30bd9d521f015363793','2026-11-30 20:54:35.299',NULL,NULL),
(2,2,'75877bb41d393b5fb8455ce60ecd8dda001d06316496b14dfa7f895656eeca4a','2026-11-30 20:54:35.398',NULL,NULL),
(3,3,'648aa5c579fb30f38af744d97d6ec840c7a91277a499a0d780f3e7314eca090b','2026-11-30 20:54:35.497',NULL,NULL),
(4,4,'9f4fb68f3e1dac82202f9aa581ce0bbf1f765df0e9ac3c8c57e20f685abab8ed','2026-11-30 20:54:35.582',NULL,'2026-11-30 20:54:35.779'),
(5,5,'f849d67325facf04177bc663b2dc544051831c589ef581d412f2eba44834e77c','2026-11-30 20:54:35.691','2026-11-30 20:54:35.691',NULL),
(6,6,'e802086ad6a1e16b78352ad7296d2aabd835b1b16dbe951e1135b97c68e29d81','2026-11-30 20:54:35.969',NULL,NULL);
INSERT INTO `idempotency_keys` VALUES
(2,'from-before','6f6241b58bca557520d904591020ffed8f26bb8674f93f4dac1c052cb902eee2','2026-11-30 20:54:37.042',200,'{\"outcome\":\"committed\",\"statements\":[{\"rows_affected\":1}],\"rows_affected\":1,\"audit_id\":17,\"request_id\":\"ec8921ee9d38a2ab\"}');
INSERT INTO `undo_logs` VALUES
(9,0,0,0,0,'it changed the shape of tables or views, which can\'t be taken back',NULL),
(11,0,0,0,0,'it changed the shape of tables or views, which can\'t be taken back',NULL),
(13,0,0,0,0,'it changed the shape of tables or views, which can\'t be taken back',NULL),
(15,0,0,0,0,'it changed the shape of tables or views, which can\'t be taken back',NULL),
(16,966,1,5,5,NULL,NULL),
(17,974,6,6,1,NULL,NULL),
(20,974,13,13,1,NULL,NULL),
(21,982,14,14,1,NULL,20),
(22,966,15,20,6,NULL,NULL),
(23,1000,21,21,3,NULL,NULL),
(24,974,0,0,0,NULL,NULL);

DELIMITER ;;
CREATE PROCEDURE `seal_write_3`(
    permit VARCHAR(64), canonical LONGTEXT, e_at DATETIME(3), e_principal VARCHAR(64), e_role VARCHAR(16), e_token_id BIGINT, e_address VARCHAR(64), e_request_id VARCHAR(64), e_action VARCHAR(32), e_statement MEDIUMTEXT, e_parameters_hash VARCHAR(64), e_rows_affected BIGINT, e_milliseconds BIGINT, e_outcome VARCHAR(16), e_error_code VARCHAR(8), k_principal BIGINT, k_key VARCHAR(128),
    k_request VARCHAR(64), k_status BIGINT, k_response MEDIUMTEXT, c_floor BIGINT, c_more BIGINT,
    c_obstacle TEXT, c_undoes BIGINT)
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
    INSERT INTO undo_logs
        (audit_id, connection_id, first_change, last_change, changes, obstacle, undoes)
    SELECT number, CONNECTION_ID(), COALESCE(MIN(id), 0), COALESCE(MAX(id), 0), COUNT(*) + c_more,
        c_obstacle, c_undoes
    FROM row_changes WHERE id > c_floor AND connection_id = CONNECTION_ID();
    IF k_key IS NOT NULL THEN
        INSERT INTO idempotency_keys
            (principal_id, idempotency_key, request_hash, created_at, status, response)
        VALUES (k_principal, k_key, k_request, e_at, k_status,
            REPLACE(k_response, '"audit_id":null', CONCAT('"audit_id":', number)));
    END IF;
    SELECT number;
END;;
DELIMITER ;

USE `marquee_sandbox_{{FINGERPRINT}}_1x710r0ar6ull`;

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

CREATE TABLE `marks` (
  `id` int(11) NOT NULL AUTO_INCREMENT,
  `who` varchar(20) NOT NULL,
  `mark` double DEFAULT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB AUTO_INCREMENT=4 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `persons` (
  `id` bigint(20) NOT NULL,
  `name` mediumtext DEFAULT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

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

CREATE TABLE `ideas` (
  `id` int(11) NOT NULL,
  `idea` text DEFAULT NULL,
  PRIMARY KEY (`id`)
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

CREATE TABLE `remarks` (
  `id` int(11) NOT NULL,
  `title_id` varchar(64) DEFAULT NULL,
  `remark` text DEFAULT NULL,
  PRIMARY KEY (`id`),
  KEY `title_id` (`title_id`),
  CONSTRAINT `remarks_ibfk_1` FOREIGN KEY (`title_id`) REFERENCES `shelf` (`title_id`) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE ALGORITHM=UNDEFINED SQL SECURITY INVOKER VIEW `best_shelf` AS select `s`.`title_id` AS `title_id`,`t`.`title` AS `title`,`s`.`stars` AS `stars` from (`shelf` `s` join `titles` `t` on(`t`.`id` = `s`.`title_id`));

CREATE ALGORITHM=UNDEFINED SQL SECURITY INVOKER VIEW `catalog` AS select `t`.`id` AS `id`,`t`.`title` AS `title`,`y`.`name` AS `type`,`t`.`release_year` AS `release_year`,`a`.`name` AS `age_certification`,`t`.`runtime_minutes` AS `runtime_minutes`,(select group_concat(`g`.`name` order by `x`.`position` ASC separator ', ') from (`title_genres` `x` join `genres` `g` on(`g`.`id` = `x`.`genre_id`)) where `x`.`title_id` = `t`.`id`) AS `genres`,(select group_concat(`x`.`country_id` order by `x`.`position` ASC separator ', ') from `title_countries` `x` where `x`.`title_id` = `t`.`id`) AS `countries`,`t`.`seasons` AS `seasons`,`t`.`imdb_id` AS `imdb_id`,`t`.`imdb_score` AS `imdb_score`,`t`.`imdb_votes` AS `imdb_votes`,`t`.`description` AS `description`,`t`.`tmdb_popularity` AS `tmdb_popularity`,`t`.`tmdb_score` AS `tmdb_score`,exists(select 1 from (`title_best_of` `b` join `best_of_lists` `l` on(`l`.`id` = `b`.`best_of_list_id`)) where `b`.`title_id` = `t`.`id` and `l`.`name` = 'best_movies' limit 1) AS `best_movies`,exists(select 1 from (`title_best_of` `b` join `best_of_lists` `l` on(`l`.`id` = `b`.`best_of_list_id`)) where `b`.`title_id` = `t`.`id` and `l`.`name` = 'best_shows' limit 1) AS `best_shows`,exists(select 1 from (`title_best_of` `b` join `best_of_lists` `l` on(`l`.`id` = `b`.`best_of_list_id`)) where `b`.`title_id` = `t`.`id` and `l`.`name` = 'best_movies_by_year' limit 1) AS `best_movies_by_year`,exists(select 1 from (`title_best_of` `b` join `best_of_lists` `l` on(`l`.`id` = `b`.`best_of_list_id`)) where `b`.`title_id` = `t`.`id` and `l`.`name` = 'best_shows_by_year' limit 1) AS `best_shows_by_year` from ((`titles` `t` join `title_types` `y` on(`y`.`id` = `t`.`type_id`)) left join `age_certifications` `a` on(`a`.`id` = `t`.`age_certification_id`));

CREATE ALGORITHM=UNDEFINED SQL SECURITY INVOKER VIEW `titles_imputed` AS with scores as (select `titles`.`imdb_score` AS `imdb_score`,row_number() over ( order by `titles`.`imdb_score`) AS `place`,count(0) over () AS `n` from `titles` where `titles`.`imdb_score` is not null), votes as (select `titles`.`imdb_votes` AS `imdb_votes`,row_number() over ( order by `titles`.`imdb_votes`) AS `place`,count(0) over () AS `n` from `titles` where `titles`.`imdb_votes` is not null), medians as (select (select avg(`scores`.`imdb_score`) from `scores` where `scores`.`place` between `scores`.`n` / 2.0 and `scores`.`n` / 2.0 + 1) AS `score`,(select avg(`votes`.`imdb_votes`) from `votes` where `votes`.`place` between `votes`.`n` / 2.0 and `votes`.`n` / 2.0 + 1) AS `votes`)select `t`.`id` AS `id`,`t`.`title` AS `title`,`t`.`type_id` AS `type_id`,`t`.`release_year` AS `release_year`,`t`.`age_certification_id` AS `age_certification_id`,`t`.`runtime_minutes` AS `runtime_minutes`,coalesce(`t`.`seasons`,0) AS `seasons`,`t`.`seasons` is null AS `seasons_imputed`,`t`.`imdb_id` AS `imdb_id`,coalesce(`t`.`imdb_score`,`m`.`score`) AS `imdb_score`,`t`.`imdb_score` is null AS `imdb_score_imputed`,coalesce(`t`.`imdb_votes`,`m`.`votes`) AS `imdb_votes`,`t`.`imdb_votes` is null AS `imdb_votes_imputed`,`t`.`description` AS `description`,`t`.`tmdb_popularity` AS `tmdb_popularity`,`t`.`tmdb_score` AS `tmdb_score` from (`titles` `t` join `medians` `m`);

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
(1,'2026-11-30 20:54:34.595','2026-11-30 20:54:34.989','0.1.0',0,42311680);
INSERT INTO `marks` VALUES
(1,'ann',1.5),
(2,'b, \"c\"',2),
(3,'d',NULL);
INSERT INTO `persons` VALUES
(1,'Ida Berg'),
(2,'Tom Hale'),
(3,'Jürgen Ast');
INSERT INTO `recommendation_runs` VALUES
(1796072077327647,'2026-11-30 20:54:37.327','sue','{\"ids\":[\"tm201\"],\"avoid\":[],\"k\":2,\"where\":null,\"diversity\":0.0,\"each\":false}','{\"weight_genres\":0.0668,\"weight_cast\":0.0829,\"weight_directors\":0.0817,\"weight_countries\":0.081,\"weight_title_words\":0.0843,\"weight_description_words\":0.0904,\"weight_release_year\":0.1242,\"weight_type\":0.0897,\"weight_age_certification\":0.0161,\"weight_runtime\":0.0129,\"weight_best_of\":0.0175,\"weight_popularity\":0.0845,\"weight_rating\":0.1679,\"year_scale\":12.0,\"runtime_scale\":0.3,\"votes_from\":1000.0,\"votes_to\":2500000.0,\"score_from\":6.0,\"score_to\":9.0,\"prior_votes\":1000.0,\"prior_floor\":0.15,\"avoidance\":0.5}','1','c0bbe3505852cb532a52b3d84d985a5d33f517e3568666c48800f8980506526c5a38b24cd848bdbdc890240d2b71e86f',NULL,'a1481c0d61fb1b5869b5e1eea2400044c8a7077e1bd5f927f7eb83dbe61d1777');
INSERT INTO `roles` VALUES
(1,'ACTOR'),
(2,'DIRECTOR');
INSERT INTO `schema_versions` VALUES
(2,'2026-11-30 20:54:34.956');
INSERT INTO `title_types` VALUES
(1,'MOVIE'),
(2,'SHOW');
INSERT INTO `ideas` VALUES
(1,'more of these');
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
(1,'load',0.023753436),
(1,'read',0.0074517820000000005);
INSERT INTO `titles` VALUES
('tm201','Glass \"Harbour\"',1,1998,1,101,NULL,'tt9000201',9.9,5120,'A pilot\nloses her ship.',NULL,NULL),
('tm202','Zug nach Süden',1,2006,NULL,88,NULL,'tt9000202',6.1,340,NULL,NULL,NULL),
('tm204','Bare Facts',1,2019,2,95,NULL,'tt9000204',6.5,NULL,NULL,NULL,NULL),
('ts203','Long Shift',2,2015,3,45,2,'tt9000203',8.3,990,NULL,NULL,NULL);
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
(1796072077327647,1,1,'tm201','ts203',0.29232707,'[{\"feature\":\"genres\",\"score\":0.04723849,\"shared\":1,\"of\":2,\"values\":[\"drama\"]},{\"feature\":\"cast\",\"score\":0.08290829,\"shared\":1,\"of\":1,\"values\":[\"Ida Berg\"]},{\"feature\":\"release_year\",\"score\":0.03012413,\"shared\":0,\"of\":0,\"values\":[]},{\"feature\":\"age_certification\",\"score\":0.00805081,\"shared\":0,\"of\":0,\"values\":[]},{\"feature\":\"runtime\",\"score\":0.00089643,\"shared\":0,\"of\":0,\"values\":[]},{\"feature\":\"rating\",\"score\":0.12310892,\"shared\":0,\"of\":0,\"values\":[]}]'),
(1796072077327647,1,2,'tm201','tm204',0.2682113,'[{\"feature\":\"genres\",\"score\":0.02845294,\"shared\":1,\"of\":2,\"values\":[\"crime\"]},{\"feature\":\"release_year\",\"score\":0.02158488,\"shared\":0,\"of\":0,\"values\":[]},{\"feature\":\"type\",\"score\":0.08970897,\"shared\":0,\"of\":0,\"values\":[]},{\"feature\":\"runtime\",\"score\":0.01092071,\"shared\":0,\"of\":0,\"values\":[]},{\"feature\":\"rating\",\"score\":0.1175438,\"shared\":0,\"of\":0,\"values\":[]}]');
INSERT INTO `shelf` VALUES
('tm201',4,0.1,'changed',NULL),
('tm202',4,12345678901.5,'changed',NULL),
('tm204',1,NULL,NULL,NULL);
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
INSERT INTO `remarks` VALUES
(2,'tm201','stays');

DELIMITER ;;
CREATE TRIGGER `marquee_{{TRIGGER}}` AFTER DELETE ON `ideas` FOR EACH ROW
BEGIN
    IF SUBSTRING_INDEX(USER(), '@', 1) = 'marquee_writer_marquee_sandbox_{{FINGERPRINT}}_1x710r0ar6ull' THEN
        INSERT INTO `marquee_sandbox_{{FINGERPRINT}}_1x710r0ar6ull_governance`.row_changes (connection_id, shape_id, before_image, after_image)
        VALUES (CONNECTION_ID(), 27, CONCAT('[', IFNULL(OLD.`id` + 0, 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(OLD.`idea` AS CHAR) USING utf8mb4)), 'null'), ']'), NULL);
    END IF;
END;;
CREATE TRIGGER `marquee_{{TRIGGER}}` AFTER INSERT ON `ideas` FOR EACH ROW
BEGIN
    IF SUBSTRING_INDEX(USER(), '@', 1) = 'marquee_writer_marquee_sandbox_{{FINGERPRINT}}_1x710r0ar6ull' THEN
        INSERT INTO `marquee_sandbox_{{FINGERPRINT}}_1x710r0ar6ull_governance`.row_changes (connection_id, shape_id, before_image, after_image)
        VALUES (CONNECTION_ID(), 27, NULL, CONCAT('[', IFNULL(NEW.`id` + 0, 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(NEW.`idea` AS CHAR) USING utf8mb4)), 'null'), ']'));
    END IF;
END;;
CREATE TRIGGER `marquee_{{TRIGGER}}` AFTER UPDATE ON `ideas` FOR EACH ROW
BEGIN
    IF SUBSTRING_INDEX(USER(), '@', 1) = 'marquee_writer_marquee_sandbox_{{FINGERPRINT}}_1x710r0ar6ull' THEN
        INSERT INTO `marquee_sandbox_{{FINGERPRINT}}_1x710r0ar6ull_governance`.row_changes (connection_id, shape_id, before_image, after_image)
        VALUES (CONNECTION_ID(), 27, CONCAT('[', IFNULL(OLD.`id` + 0, 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(OLD.`idea` AS CHAR) USING utf8mb4)), 'null'), ']'), CONCAT('[', IFNULL(NEW.`id` + 0, 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(NEW.`idea` AS CHAR) USING utf8mb4)), 'null'), ']'));
    END IF;
END;;
CREATE TRIGGER `marquee_{{TRIGGER}}` AFTER DELETE ON `marks` FOR EACH ROW
BEGIN
    IF SUBSTRING_INDEX(USER(), '@', 1) = 'marquee_writer_marquee_sandbox_{{FINGERPRINT}}_1x710r0ar6ull' THEN
        INSERT INTO `marquee_sandbox_{{FINGERPRINT}}_1x710r0ar6ull_governance`.row_changes (connection_id, shape_id, before_image, after_image)
        VALUES (CONNECTION_ID(), 19, CONCAT('[', IFNULL(OLD.`id` + 0, 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(OLD.`who` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(IF(LOCATE('.', OLD.`mark`) OR LOCATE('e', OLD.`mark`), OLD.`mark`, CONCAT(OLD.`mark`, '.0')), 'null'), ']'), NULL);
    END IF;
END;;
CREATE TRIGGER `marquee_{{TRIGGER}}` AFTER INSERT ON `marks` FOR EACH ROW
BEGIN
    IF SUBSTRING_INDEX(USER(), '@', 1) = 'marquee_writer_marquee_sandbox_{{FINGERPRINT}}_1x710r0ar6ull' THEN
        INSERT INTO `marquee_sandbox_{{FINGERPRINT}}_1x710r0ar6ull_governance`.row_changes (connection_id, shape_id, before_image, after_image)
        VALUES (CONNECTION_ID(), 19, NULL, CONCAT('[', IFNULL(NEW.`id` + 0, 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(NEW.`who` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(IF(LOCATE('.', NEW.`mark`) OR LOCATE('e', NEW.`mark`), NEW.`mark`, CONCAT(NEW.`mark`, '.0')), 'null'), ']'));
    END IF;
END;;
CREATE TRIGGER `marquee_{{TRIGGER}}` AFTER UPDATE ON `marks` FOR EACH ROW
BEGIN
    IF SUBSTRING_INDEX(USER(), '@', 1) = 'marquee_writer_marquee_sandbox_{{FINGERPRINT}}_1x710r0ar6ull' THEN
        INSERT INTO `marquee_sandbox_{{FINGERPRINT}}_1x710r0ar6ull_governance`.row_changes (connection_id, shape_id, before_image, after_image)
        VALUES (CONNECTION_ID(), 19, CONCAT('[', IFNULL(OLD.`id` + 0, 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(OLD.`who` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(IF(LOCATE('.', OLD.`mark`) OR LOCATE('e', OLD.`mark`), OLD.`mark`, CONCAT(OLD.`mark`, '.0')), 'null'), ']'), CONCAT('[', IFNULL(NEW.`id` + 0, 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(NEW.`who` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(IF(LOCATE('.', NEW.`mark`) OR LOCATE('e', NEW.`mark`), NEW.`mark`, CONCAT(NEW.`mark`, '.0')), 'null'), ']'));
    END IF;
END;;
CREATE TRIGGER `marquee_{{TRIGGER}}` AFTER DELETE ON `shelf` FOR EACH ROW
BEGIN
    IF SUBSTRING_INDEX(USER(), '@', 1) = 'marquee_writer_marquee_sandbox_{{FINGERPRINT}}_1x710r0ar6ull' THEN
        INSERT INTO `marquee_sandbox_{{FINGERPRINT}}_1x710r0ar6ull_governance`.row_changes (connection_id, shape_id, before_image, after_image)
        VALUES (CONNECTION_ID(), 2, CONCAT('[', IFNULL(JSON_QUOTE(CONVERT(CAST(OLD.`title_id` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(OLD.`stars` + 0, 'null'), ',', IFNULL(IF(LOCATE('.', OLD.`weight`) OR LOCATE('e', OLD.`weight`), OLD.`weight`, CONCAT(OLD.`weight`, '.0')), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(OLD.`note` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(CONCAT('{"hex":"', HEX(OLD.`cover`), '"}'), 'null'), ']'), NULL);
    END IF;
END;;
CREATE TRIGGER `marquee_{{TRIGGER}}` AFTER INSERT ON `shelf` FOR EACH ROW
BEGIN
    IF SUBSTRING_INDEX(USER(), '@', 1) = 'marquee_writer_marquee_sandbox_{{FINGERPRINT}}_1x710r0ar6ull' THEN
        INSERT INTO `marquee_sandbox_{{FINGERPRINT}}_1x710r0ar6ull_governance`.row_changes (connection_id, shape_id, before_image, after_image)
        VALUES (CONNECTION_ID(), 2, NULL, CONCAT('[', IFNULL(JSON_QUOTE(CONVERT(CAST(NEW.`title_id` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(NEW.`stars` + 0, 'null'), ',', IFNULL(IF(LOCATE('.', NEW.`weight`) OR LOCATE('e', NEW.`weight`), NEW.`weight`, CONCAT(NEW.`weight`, '.0')), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(NEW.`note` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(CONCAT('{"hex":"', HEX(NEW.`cover`), '"}'), 'null'), ']'));
    END IF;
END;;
CREATE TRIGGER `marquee_{{TRIGGER}}` AFTER UPDATE ON `shelf` FOR EACH ROW
BEGIN
    IF SUBSTRING_INDEX(USER(), '@', 1) = 'marquee_writer_marquee_sandbox_{{FINGERPRINT}}_1x710r0ar6ull' THEN
        INSERT INTO `marquee_sandbox_{{FINGERPRINT}}_1x710r0ar6ull_governance`.row_changes (connection_id, shape_id, before_image, after_image)
        VALUES (CONNECTION_ID(), 2, CONCAT('[', IFNULL(JSON_QUOTE(CONVERT(CAST(OLD.`title_id` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(OLD.`stars` + 0, 'null'), ',', IFNULL(IF(LOCATE('.', OLD.`weight`) OR LOCATE('e', OLD.`weight`), OLD.`weight`, CONCAT(OLD.`weight`, '.0')), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(OLD.`note` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(CONCAT('{"hex":"', HEX(OLD.`cover`), '"}'), 'null'), ']'), CONCAT('[', IFNULL(JSON_QUOTE(CONVERT(CAST(NEW.`title_id` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(NEW.`stars` + 0, 'null'), ',', IFNULL(IF(LOCATE('.', NEW.`weight`) OR LOCATE('e', NEW.`weight`), NEW.`weight`, CONCAT(NEW.`weight`, '.0')), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(NEW.`note` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(CONCAT('{"hex":"', HEX(NEW.`cover`), '"}'), 'null'), ']'));
    END IF;
END;;
CREATE TRIGGER `marquee_{{TRIGGER}}` BEFORE DELETE ON `shelf` FOR EACH ROW
BEGIN
    IF SUBSTRING_INDEX(USER(), '@', 1) = 'marquee_writer_marquee_sandbox_{{FINGERPRINT}}_1x710r0ar6ull' THEN
        INSERT INTO `marquee_sandbox_{{FINGERPRINT}}_1x710r0ar6ull_governance`.row_changes (connection_id, shape_id, before_image, after_image)
        SELECT CONNECTION_ID(), 6, CONCAT('[', IFNULL(`remarks`.`id` + 0, 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(`remarks`.`title_id` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(`remarks`.`remark` AS CHAR) USING utf8mb4)), 'null'), ']'), NULL
        FROM `remarks` WHERE `remarks`.`title_id` = OLD.`title_id`;
    END IF;
END;;
CREATE TRIGGER `marquee_{{TRIGGER}}` AFTER DELETE ON `titles` FOR EACH ROW
BEGIN
    IF SUBSTRING_INDEX(USER(), '@', 1) = 'marquee_writer_marquee_sandbox_{{FINGERPRINT}}_1x710r0ar6ull' THEN
        INSERT INTO `marquee_sandbox_{{FINGERPRINT}}_1x710r0ar6ull_governance`.row_changes (connection_id, shape_id, before_image, after_image)
        VALUES (CONNECTION_ID(), 24, CONCAT('[', IFNULL(JSON_QUOTE(CONVERT(CAST(OLD.`id` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(OLD.`title` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(IF(OLD.`type_id` + 0 > 9223372036854775807, JSON_QUOTE(CAST(OLD.`type_id` + 0 AS CHAR)), OLD.`type_id` + 0), 'null'), ',', IFNULL(IF(OLD.`release_year` + 0 > 9223372036854775807, JSON_QUOTE(CAST(OLD.`release_year` + 0 AS CHAR)), OLD.`release_year` + 0), 'null'), ',', IFNULL(IF(OLD.`age_certification_id` + 0 > 9223372036854775807, JSON_QUOTE(CAST(OLD.`age_certification_id` + 0 AS CHAR)), OLD.`age_certification_id` + 0), 'null'), ',', IFNULL(IF(OLD.`runtime_minutes` + 0 > 9223372036854775807, JSON_QUOTE(CAST(OLD.`runtime_minutes` + 0 AS CHAR)), OLD.`runtime_minutes` + 0), 'null'), ',', IFNULL(IF(OLD.`seasons` + 0 > 9223372036854775807, JSON_QUOTE(CAST(OLD.`seasons` + 0 AS CHAR)), OLD.`seasons` + 0), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(OLD.`imdb_id` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(IF(LOCATE('.', OLD.`imdb_score`) OR LOCATE('e', OLD.`imdb_score`), OLD.`imdb_score`, CONCAT(OLD.`imdb_score`, '.0')), 'null'), ',', IFNULL(IF(OLD.`imdb_votes` + 0 > 9223372036854775807, JSON_QUOTE(CAST(OLD.`imdb_votes` + 0 AS CHAR)), OLD.`imdb_votes` + 0), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(OLD.`description` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(IF(LOCATE('.', OLD.`tmdb_popularity`) OR LOCATE('e', OLD.`tmdb_popularity`), OLD.`tmdb_popularity`, CONCAT(OLD.`tmdb_popularity`, '.0')), 'null'), ',', IFNULL(IF(LOCATE('.', OLD.`tmdb_score`) OR LOCATE('e', OLD.`tmdb_score`), OLD.`tmdb_score`, CONCAT(OLD.`tmdb_score`, '.0')), 'null'), ']'), NULL);
    END IF;
END;;
CREATE TRIGGER `marquee_{{TRIGGER}}` AFTER INSERT ON `titles` FOR EACH ROW
BEGIN
    IF SUBSTRING_INDEX(USER(), '@', 1) = 'marquee_writer_marquee_sandbox_{{FINGERPRINT}}_1x710r0ar6ull' THEN
        INSERT INTO `marquee_sandbox_{{FINGERPRINT}}_1x710r0ar6ull_governance`.row_changes (connection_id, shape_id, before_image, after_image)
        VALUES (CONNECTION_ID(), 24, NULL, CONCAT('[', IFNULL(JSON_QUOTE(CONVERT(CAST(NEW.`id` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(NEW.`title` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(IF(NEW.`type_id` + 0 > 9223372036854775807, JSON_QUOTE(CAST(NEW.`type_id` + 0 AS CHAR)), NEW.`type_id` + 0), 'null'), ',', IFNULL(IF(NEW.`release_year` + 0 > 9223372036854775807, JSON_QUOTE(CAST(NEW.`release_year` + 0 AS CHAR)), NEW.`release_year` + 0), 'null'), ',', IFNULL(IF(NEW.`age_certification_id` + 0 > 9223372036854775807, JSON_QUOTE(CAST(NEW.`age_certification_id` + 0 AS CHAR)), NEW.`age_certification_id` + 0), 'null'), ',', IFNULL(IF(NEW.`runtime_minutes` + 0 > 9223372036854775807, JSON_QUOTE(CAST(NEW.`runtime_minutes` + 0 AS CHAR)), NEW.`runtime_minutes` + 0), 'null'), ',', IFNULL(IF(NEW.`seasons` + 0 > 9223372036854775807, JSON_QUOTE(CAST(NEW.`seasons` + 0 AS CHAR)), NEW.`seasons` + 0), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(NEW.`imdb_id` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(IF(LOCATE('.', NEW.`imdb_score`) OR LOCATE('e', NEW.`imdb_score`), NEW.`imdb_score`, CONCAT(NEW.`imdb_score`, '.0')), 'null'), ',', IFNULL(IF(NEW.`imdb_votes` + 0 > 9223372036854775807, JSON_QUOTE(CAST(NEW.`imdb_votes` + 0 AS CHAR)), NEW.`imdb_votes` + 0), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(NEW.`description` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(IF(LOCATE('.', NEW.`tmdb_popularity`) OR LOCATE('e', NEW.`tmdb_popularity`), NEW.`tmdb_popularity`, CONCAT(NEW.`tmdb_popularity`, '.0')), 'null'), ',', IFNULL(IF(LOCATE('.', NEW.`tmdb_score`) OR LOCATE('e', NEW.`tmdb_score`), NEW.`tmdb_score`, CONCAT(NEW.`tmdb_score`, '.0')), 'null'), ']'));
    END IF;
END;;
CREATE TRIGGER `marquee_{{TRIGGER}}` AFTER UPDATE ON `titles` FOR EACH ROW
BEGIN
    IF SUBSTRING_INDEX(USER(), '@', 1) = 'marquee_writer_marquee_sandbox_{{FINGERPRINT}}_1x710r0ar6ull' THEN
        INSERT INTO `marquee_sandbox_{{FINGERPRINT}}_1x710r0ar6ull_governance`.row_changes (connection_id, shape_id, before_image, after_image)
        VALUES (CONNECTION_ID(), 24, CONCAT('[', IFNULL(JSON_QUOTE(CONVERT(CAST(OLD.`id` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(OLD.`title` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(IF(OLD.`type_id` + 0 > 9223372036854775807, JSON_QUOTE(CAST(OLD.`type_id` + 0 AS CHAR)), OLD.`type_id` + 0), 'null'), ',', IFNULL(IF(OLD.`release_year` + 0 > 9223372036854775807, JSON_QUOTE(CAST(OLD.`release_year` + 0 AS CHAR)), OLD.`release_year` + 0), 'null'), ',', IFNULL(IF(OLD.`age_certification_id` + 0 > 9223372036854775807, JSON_QUOTE(CAST(OLD.`age_certification_id` + 0 AS CHAR)), OLD.`age_certification_id` + 0), 'null'), ',', IFNULL(IF(OLD.`runtime_minutes` + 0 > 9223372036854775807, JSON_QUOTE(CAST(OLD.`runtime_minutes` + 0 AS CHAR)), OLD.`runtime_minutes` + 0), 'null'), ',', IFNULL(IF(OLD.`seasons` + 0 > 9223372036854775807, JSON_QUOTE(CAST(OLD.`seasons` + 0 AS CHAR)), OLD.`seasons` + 0), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(OLD.`imdb_id` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(IF(LOCATE('.', OLD.`imdb_score`) OR LOCATE('e', OLD.`imdb_score`), OLD.`imdb_score`, CONCAT(OLD.`imdb_score`, '.0')), 'null'), ',', IFNULL(IF(OLD.`imdb_votes` + 0 > 9223372036854775807, JSON_QUOTE(CAST(OLD.`imdb_votes` + 0 AS CHAR)), OLD.`imdb_votes` + 0), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(OLD.`description` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(IF(LOCATE('.', OLD.`tmdb_popularity`) OR LOCATE('e', OLD.`tmdb_popularity`), OLD.`tmdb_popularity`, CONCAT(OLD.`tmdb_popularity`, '.0')), 'null'), ',', IFNULL(IF(LOCATE('.', OLD.`tmdb_score`) OR LOCATE('e', OLD.`tmdb_score`), OLD.`tmdb_score`, CONCAT(OLD.`tmdb_score`, '.0')), 'null'), ']'), CONCAT('[', IFNULL(JSON_QUOTE(CONVERT(CAST(NEW.`id` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(NEW.`title` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(IF(NEW.`type_id` + 0 > 9223372036854775807, JSON_QUOTE(CAST(NEW.`type_id` + 0 AS CHAR)), NEW.`type_id` + 0), 'null'), ',', IFNULL(IF(NEW.`release_year` + 0 > 9223372036854775807, JSON_QUOTE(CAST(NEW.`release_year` + 0 AS CHAR)), NEW.`release_year` + 0), 'null'), ',', IFNULL(IF(NEW.`age_certification_id` + 0 > 9223372036854775807, JSON_QUOTE(CAST(NEW.`age_certification_id` + 0 AS CHAR)), NEW.`age_certification_id` + 0), 'null'), ',', IFNULL(IF(NEW.`runtime_minutes` + 0 > 9223372036854775807, JSON_QUOTE(CAST(NEW.`runtime_minutes` + 0 AS CHAR)), NEW.`runtime_minutes` + 0), 'null'), ',', IFNULL(IF(NEW.`seasons` + 0 > 9223372036854775807, JSON_QUOTE(CAST(NEW.`seasons` + 0 AS CHAR)), NEW.`seasons` + 0), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(NEW.`imdb_id` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(IF(LOCATE('.', NEW.`imdb_score`) OR LOCATE('e', NEW.`imdb_score`), NEW.`imdb_score`, CONCAT(NEW.`imdb_score`, '.0')), 'null'), ',', IFNULL(IF(NEW.`imdb_votes` + 0 > 9223372036854775807, JSON_QUOTE(CAST(NEW.`imdb_votes` + 0 AS CHAR)), NEW.`imdb_votes` + 0), 'null'), ',', IFNULL(JSON_QUOTE(CONVERT(CAST(NEW.`description` AS CHAR) USING utf8mb4)), 'null'), ',', IFNULL(IF(LOCATE('.', NEW.`tmdb_popularity`) OR LOCATE('e', NEW.`tmdb_popularity`), NEW.`tmdb_popularity`, CONCAT(NEW.`tmdb_popularity`, '.0')), 'null'), ',', IFNULL(IF(LOCATE('.', NEW.`tmdb_score`) OR LOCATE('e', NEW.`tmdb_score`), NEW.`tmdb_score`, CONCAT(NEW.`tmdb_score`, '.0')), 'null'), ']'));
    END IF;
END;;
DELIMITER ;

USE `marquee_sandbox_{{FINGERPRINT}}_1x710r0ar6ull_base`;

CREATE TABLE `age_certifications` (
  `id` bigint(20) NOT NULL,
  `name` varchar(64) NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `best_of_lists` (
  `id` bigint(20) NOT NULL,
  `name` varchar(64) NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `claim_outcomes` (
  `run_id` bigint(20) NOT NULL,
  `position` bigint(20) NOT NULL,
  `claim` mediumtext NOT NULL,
  `verdict` varchar(32) NOT NULL,
  `found` mediumtext DEFAULT NULL,
  PRIMARY KEY (`run_id`,`position`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `countries` (
  `id` varchar(64) NOT NULL,
  `name` mediumtext DEFAULT NULL,
  `status` varchar(16) NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `credits` (
  `id` bigint(20) NOT NULL,
  `title_id` varchar(64) NOT NULL,
  `person_id` bigint(20) NOT NULL,
  `role_id` bigint(20) NOT NULL,
  `character_name` mediumtext DEFAULT NULL,
  `position` bigint(20) NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `genres` (
  `id` bigint(20) NOT NULL,
  `name` varchar(64) NOT NULL,
  PRIMARY KEY (`id`)
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
  PRIMARY KEY (`run_id`,`table_name`,`column_name`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `import_distributions` (
  `run_id` bigint(20) NOT NULL,
  `column_name` varchar(64) NOT NULL,
  `position` bigint(20) NOT NULL,
  `number_value` double DEFAULT NULL,
  `text_value` varchar(64) DEFAULT NULL,
  `titles` bigint(20) NOT NULL,
  PRIMARY KEY (`run_id`,`column_name`,`position`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `import_files` (
  `id` bigint(20) NOT NULL,
  `run_id` bigint(20) NOT NULL,
  `name` mediumtext NOT NULL,
  `layout` varchar(32) NOT NULL,
  `header` mediumtext NOT NULL,
  `bytes` bigint(20) NOT NULL,
  `rows_read` bigint(20) NOT NULL,
  `rows_loaded` bigint(20) NOT NULL,
  `rows_merged` bigint(20) NOT NULL,
  `rows_rejected` bigint(20) NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `import_findings` (
  `id` bigint(20) NOT NULL,
  `file_id` bigint(20) NOT NULL,
  `line` bigint(20) NOT NULL,
  `column_name` varchar(64) DEFAULT NULL,
  `rule` varchar(64) NOT NULL,
  `disposition` varchar(16) NOT NULL,
  `original` mediumtext NOT NULL,
  `proposal` mediumtext DEFAULT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `import_rejects` (
  `id` bigint(20) NOT NULL,
  `file_id` bigint(20) NOT NULL,
  `line` bigint(20) NOT NULL,
  `line_column` bigint(20) NOT NULL,
  `column_name` varchar(64) DEFAULT NULL,
  `rule` varchar(64) NOT NULL,
  `message` mediumtext NOT NULL,
  `original` longblob NOT NULL,
  `resolved_by_run_id` bigint(20) DEFAULT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `import_rule_counts` (
  `file_id` bigint(20) NOT NULL,
  `rule` varchar(64) NOT NULL,
  `disposition` varchar(16) NOT NULL,
  `occurrences` bigint(20) NOT NULL,
  PRIMARY KEY (`file_id`,`rule`,`disposition`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `import_runs` (
  `id` bigint(20) NOT NULL,
  `started_at` datetime(3) NOT NULL,
  `finished_at` datetime(3) NOT NULL,
  `program_version` varchar(32) NOT NULL,
  `pruned` bigint(20) NOT NULL CHECK (`pruned` between 0 and 1),
  `peak_memory_bytes` bigint(20) NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `import_timings` (
  `run_id` bigint(20) NOT NULL,
  `stage` varchar(32) NOT NULL,
  `seconds` double NOT NULL,
  PRIMARY KEY (`run_id`,`stage`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `marks` (
  `id` int(11) NOT NULL,
  `who` varchar(20) NOT NULL,
  `mark` double DEFAULT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `persons` (
  `id` bigint(20) NOT NULL,
  `name` mediumtext DEFAULT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `recommendations` (
  `run_id` bigint(20) NOT NULL,
  `list_number` bigint(20) NOT NULL,
  `position` bigint(20) NOT NULL,
  `source_title_id` varchar(64) DEFAULT NULL,
  `title_id` varchar(64) NOT NULL,
  `score` double NOT NULL,
  `reasons` mediumtext NOT NULL,
  PRIMARY KEY (`run_id`,`list_number`,`position`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

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

CREATE TABLE `remarks` (
  `id` int(11) NOT NULL,
  `title_id` varchar(64) DEFAULT NULL,
  `remark` text DEFAULT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `roles` (
  `id` bigint(20) NOT NULL,
  `name` varchar(64) NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `schema_versions` (
  `version` bigint(20) NOT NULL,
  `applied_at` datetime(3) NOT NULL,
  PRIMARY KEY (`version`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `shelf` (
  `title_id` varchar(64) NOT NULL,
  `stars` int(11) DEFAULT NULL,
  `weight` double DEFAULT NULL,
  `note` text DEFAULT NULL,
  `cover` blob DEFAULT NULL,
  PRIMARY KEY (`title_id`)
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
  PRIMARY KEY (`id`)
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
  PRIMARY KEY (`best_of_list_id`,`title_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `title_countries` (
  `title_id` varchar(64) NOT NULL,
  `country_id` varchar(64) NOT NULL,
  `position` bigint(20) NOT NULL,
  PRIMARY KEY (`title_id`,`country_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `title_genres` (
  `title_id` varchar(64) NOT NULL,
  `genre_id` bigint(20) NOT NULL,
  `position` bigint(20) NOT NULL,
  PRIMARY KEY (`title_id`,`genre_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `title_types` (
  `id` bigint(20) NOT NULL,
  `name` varchar(32) NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

INSERT INTO `age_certifications` VALUES
(1,'PG'),
(2,'R'),
(3,'TV-14');
INSERT INTO `best_of_lists` VALUES
(1,'best_movies');
INSERT INTO `claim_outcomes` VALUES
(1,1,'The oldest title is of 1998','holds','1998');
INSERT INTO `countries` VALUES
('AT','Austria','assigned'),
('DE','Germany','assigned'),
('FR','France','assigned'),
('GB','United Kingdom','assigned'),
('US','United States','assigned');
INSERT INTO `credits` VALUES
(1,'tm201',1,1,'Anna',1),
(2,'tm201',2,2,NULL,2),
(3,'tm202',3,1,'Schaffner',1),
(4,'ts203',1,1,'Nurse',1);
INSERT INTO `genres` VALUES
(1,'comedy'),
(2,'crime'),
(3,'documentation'),
(4,'drama'),
(5,'from before');
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
INSERT INTO `import_runs` VALUES
(1,'2026-11-30 20:54:34.595','2026-11-30 20:54:34.989','0.1.0',0,42311680);
INSERT INTO `import_timings` VALUES
(1,'load',0.023753436),
(1,'read',0.0074517820000000005);
INSERT INTO `marks` VALUES
(1,'ann',1.5),
(2,'b, \"c\"',2),
(3,'d',NULL);
INSERT INTO `persons` VALUES
(1,'Ida Berg'),
(2,'Tom Hale'),
(3,'Jürgen Ast');
INSERT INTO `recommendations` VALUES
(1796072077327647,1,1,'tm201','ts203',0.29232707,'[{\"feature\":\"genres\",\"score\":0.04723849,\"shared\":1,\"of\":2,\"values\":[\"drama\"]},{\"feature\":\"cast\",\"score\":0.08290829,\"shared\":1,\"of\":1,\"values\":[\"Ida Berg\"]},{\"feature\":\"release_year\",\"score\":0.03012413,\"shared\":0,\"of\":0,\"values\":[]},{\"feature\":\"age_certification\",\"score\":0.00805081,\"shared\":0,\"of\":0,\"values\":[]},{\"feature\":\"runtime\",\"score\":0.00089643,\"shared\":0,\"of\":0,\"values\":[]},{\"feature\":\"rating\",\"score\":0.12310892,\"shared\":0,\"of\":0,\"values\":[]}]'),
(1796072077327647,1,2,'tm201','tm204',0.2682113,'[{\"feature\":\"genres\",\"score\":0.02845294,\"shared\":1,\"of\":2,\"values\":[\"crime\"]},{\"feature\":\"release_year\",\"score\":0.02158488,\"shared\":0,\"of\":0,\"values\":[]},{\"feature\":\"type\",\"score\":0.08970897,\"shared\":0,\"of\":0,\"values\":[]},{\"feature\":\"runtime\",\"score\":0.01092071,\"shared\":0,\"of\":0,\"values\":[]},{\"feature\":\"rating\",\"score\":0.1175438,\"shared\":0,\"of\":0,\"values\":[]}]');
INSERT INTO `recommendation_runs` VALUES
(1796072077327647,'2026-11-30 20:54:37.327','sue','{\"ids\":[\"tm201\"],\"avoid\":[],\"k\":2,\"where\":null,\"diversity\":0.0,\"each\":false}','{\"weight_genres\":0.0668,\"weight_cast\":0.0829,\"weight_directors\":0.0817,\"weight_countries\":0.081,\"weight_title_words\":0.0843,\"weight_description_words\":0.0904,\"weight_release_year\":0.1242,\"weight_type\":0.0897,\"weight_age_certification\":0.0161,\"weight_runtime\":0.0129,\"weight_best_of\":0.0175,\"weight_popularity\":0.0845,\"weight_rating\":0.1679,\"year_scale\":12.0,\"runtime_scale\":0.3,\"votes_from\":1000.0,\"votes_to\":2500000.0,\"score_from\":6.0,\"score_to\":9.0,\"prior_votes\":1000.0,\"prior_floor\":0.15,\"avoidance\":0.5}','1','c0bbe3505852cb532a52b3d84d985a5d33f517e3568666c48800f8980506526c5a38b24cd848bdbdc890240d2b71e86f',NULL,'a1481c0d61fb1b5869b5e1eea2400044c8a7077e1bd5f927f7eb83dbe61d1777');
INSERT INTO `remarks` VALUES
(2,'tm201','stays');
INSERT INTO `roles` VALUES
(1,'ACTOR'),
(2,'DIRECTOR');
INSERT INTO `schema_versions` VALUES
(2,'2026-11-30 20:54:34.956');
INSERT INTO `shelf` VALUES
('tm201',4,0.1,'changed',NULL),
('tm202',4,12345678901.5,'changed',NULL),
('tm204',1,NULL,NULL,NULL);
INSERT INTO `titles` VALUES
('tm201','Glass \"Harbour\"',1,1998,1,101,NULL,'tt9000201',9.9,5120,'A pilot\nloses her ship.',NULL,NULL),
('tm202','Zug nach Süden',1,2006,NULL,88,NULL,'tt9000202',6.1,340,NULL,NULL,NULL),
('tm204','Bare Facts',1,2019,2,95,NULL,'tt9000204',NULL,NULL,NULL,NULL,NULL),
('ts203','Long Shift',2,2015,3,45,2,'tt9000203',8.3,990,NULL,NULL,NULL);
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
INSERT INTO `title_types` VALUES
(1,'MOVIE'),
(2,'SHOW');

USE `marquee_sandbox_{{FINGERPRINT}}_1x710r0ar6ull_governance`;

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

CREATE TABLE `change_shapes` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT,
  `table_name` varchar(128) NOT NULL,
  `columns` mediumtext NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB AUTO_INCREMENT=28 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `database_accounts` (
  `purpose` varchar(16) NOT NULL,
  `name` varchar(80) NOT NULL,
  `password` varchar(64) NOT NULL,
  PRIMARY KEY (`purpose`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `promotions` (
  `request_id` varchar(64) NOT NULL,
  `after_entry` bigint(20) NOT NULL,
  `tables` mediumtext NOT NULL,
  PRIMARY KEY (`request_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `row_changes` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT,
  `connection_id` bigint(20) NOT NULL,
  `shape_id` bigint(20) NOT NULL,
  `before_image` mediumtext DEFAULT NULL,
  `after_image` mediumtext DEFAULT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB AUTO_INCREMENT=3 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `row_recording` (
  `id` bigint(20) NOT NULL,
  `is_on` bigint(20) NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `sandboxes` (
  `id` varchar(32) NOT NULL,
  `owner` varchar(64) NOT NULL,
  `name` varchar(64) NOT NULL,
  `state` varchar(16) NOT NULL,
  `created_at` datetime(3) NOT NULL,
  `expires_at` datetime(3) NOT NULL,
  `largest` bigint(20) NOT NULL,
  PRIMARY KEY (`id`)
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
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

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

CREATE TABLE `undo_logs` (
  `audit_id` bigint(20) NOT NULL,
  `connection_id` bigint(20) NOT NULL,
  `first_change` bigint(20) NOT NULL,
  `last_change` bigint(20) NOT NULL,
  `changes` bigint(20) NOT NULL,
  `obstacle` mediumtext DEFAULT NULL,
  `undoes` bigint(20) DEFAULT NULL,
  PRIMARY KEY (`audit_id`),
  KEY `undo_logs_undoes` (`undoes`),
  CONSTRAINT `undo_logs_audit_id_fk` FOREIGN KEY (`audit_id`) REFERENCES `audit_log` (`id`),
  CONSTRAINT `undo_logs_undoes_fk` FOREIGN KEY (`undoes`) REFERENCES `audit_log` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

INSERT INTO `audit_head` VALUES
(1,4,'d480ccd93d1987a581db8e6a1536c239cd38dd788f2f132d7275696a5539f01a');
INSERT INTO `audit_log` VALUES
(1,'2026-11-30 20:54:39.038','sue','scientist',2,'127.0.0.1','80be42cea5f596f4','write','UPDATE titles SET imdb_score = 6.5 WHERE id = \'tm204\'','68db26e3c39787f80f75a1a7203686e17626fd6bcdc0ad2b7c139fcb5997a398',1,870,'committed',NULL,'0000000000000000000000000000000000000000000000000000000000000000','e5c6feb44b04622b1eff3bdec38c28dee52ae0abede1cc4c8dd02229b27fa2a8'),
(2,'2026-11-30 20:54:39.075','sue','scientist',2,'127.0.0.1','8c16c99d0d018c2c','write','CREATE TABLE ideas (id INTEGER PRIMARY KEY, idea TEXT)','68db26e3c39787f80f75a1a7203686e17626fd6bcdc0ad2b7c139fcb5997a398',0,0,'begun',NULL,'e5c6feb44b04622b1eff3bdec38c28dee52ae0abede1cc4c8dd02229b27fa2a8','94219a44c83641b9ba7968ad66de875f34a5e858e6bf7984ed0fdc489ef1e389'),
(3,'2026-11-30 20:54:39.112','sue','scientist',2,'127.0.0.1','8c16c99d0d018c2c','write','CREATE TABLE ideas (id INTEGER PRIMARY KEY, idea TEXT)','68db26e3c39787f80f75a1a7203686e17626fd6bcdc0ad2b7c139fcb5997a398',0,36,'committed',NULL,'94219a44c83641b9ba7968ad66de875f34a5e858e6bf7984ed0fdc489ef1e389','468512b5791abf66418038ad5dbf57563f5f742bdbfa0f68abeb63bed5fdee7c'),
(4,'2026-11-30 20:54:39.276','sue','scientist',2,'127.0.0.1','50dafe62040e5451','write','INSERT INTO ideas (id, idea) VALUES (1, \'more of these\')','68db26e3c39787f80f75a1a7203686e17626fd6bcdc0ad2b7c139fcb5997a398',1,130,'committed',NULL,'468512b5791abf66418038ad5dbf57563f5f742bdbfa0f68abeb63bed5fdee7c','d480ccd93d1987a581db8e6a1536c239cd38dd788f2f132d7275696a5539f01a');
INSERT INTO `governance_versions` VALUES
(3,'2026-11-30 20:54:38.124');
INSERT INTO `principals` VALUES
(1,'ann','analyst','2026-11-30 20:54:35.297',NULL),
(2,'sue','scientist','2026-11-30 20:54:35.396',NULL),
(3,'eve','engineer','2026-11-30 20:54:35.491',NULL),
(4,'rob','analyst','2026-11-30 20:54:35.581',NULL),
(5,'tim','analyst','2026-11-30 20:54:35.689',NULL),
(6,'dan','analyst','2026-11-30 20:54:35.967',NULL);
INSERT INTO `change_shapes` VALUES
(1,'roles','[\"id\",\"name\"]'),
(2,'shelf','[\"title_id\",\"stars\",\"weight\",\"note\",\"cover\"]'),
(3,'import_files','[\"id\",\"run_id\",\"name\",\"layout\",\"header\",\"bytes\",\"rows_read\",\"rows_loaded\",\"rows_merged\",\"rows_rejected\"]'),
(4,'import_changes','[\"run_id\",\"table_name\",\"column_name\",\"added\",\"changed\",\"unchanged\",\"gone\",\"removed\"]'),
(5,'recommendations','[\"run_id\",\"list_number\",\"position\",\"source_title_id\",\"title_id\",\"score\",\"reasons\"]'),
(6,'remarks','[\"id\",\"title_id\",\"remark\"]'),
(7,'import_timings','[\"run_id\",\"stage\",\"seconds\"]'),
(8,'best_of_lists','[\"id\",\"name\"]'),
(9,'import_distributions','[\"run_id\",\"column_name\",\"position\",\"number_value\",\"text_value\",\"titles\"]'),
(10,'import_rejects','[\"id\",\"file_id\",\"line\",\"line_column\",\"column_name\",\"rule\",\"message\",\"original\",\"resolved_by_run_id\"]'),
(11,'title_countries','[\"title_id\",\"country_id\",\"position\"]'),
(12,'title_genres','[\"title_id\",\"genre_id\",\"position\"]'),
(13,'recommendation_runs','[\"id\",\"created_at\",\"principal\",\"parameters\",\"weights\",\"engine_version\",\"data_version\",\"seed\",\"answer_digest\"]'),
(14,'title_best_of','[\"best_of_list_id\",\"title_id\",\"position\",\"listed_score\",\"listed_votes\",\"listed_runtime_minutes\",\"listed_seasons\",\"main_genre_id\",\"main_country_id\"]'),
(15,'import_rule_counts','[\"file_id\",\"rule\",\"disposition\",\"occurrences\"]'),
(16,'import_runs','[\"id\",\"started_at\",\"finished_at\",\"program_version\",\"pruned\",\"peak_memory_bytes\"]'),
(17,'age_certifications','[\"id\",\"name\"]'),
(18,'import_findings','[\"id\",\"file_id\",\"line\",\"column_name\",\"rule\",\"disposition\",\"original\",\"proposal\"]'),
(19,'marks','[\"id\",\"who\",\"mark\"]'),
(20,'countries','[\"id\",\"name\",\"status\"]'),
(21,'credits','[\"id\",\"title_id\",\"person_id\",\"role_id\",\"character_name\",\"position\"]'),
(22,'persons','[\"id\",\"name\"]'),
(23,'title_types','[\"id\",\"name\"]'),
(24,'titles','[\"id\",\"title\",\"type_id\",\"release_year\",\"age_certification_id\",\"runtime_minutes\",\"seasons\",\"imdb_id\",\"imdb_score\",\"imdb_votes\",\"description\",\"tmdb_popularity\",\"tmdb_score\"]'),
(25,'claim_outcomes','[\"run_id\",\"position\",\"claim\",\"verdict\",\"found\"]'),
(26,'genres','[\"id\",\"name\"]'),
(27,'ideas','[\"id\",\"idea\"]');
INSERT INTO `database_accounts` VALUES
('loader','marquee_loader_marquee_sandbox_{{FINGERPRINT}}_1x710r0ar6ull','loader-password'),
('reader','marquee_reader_marquee_sandbox_{{FINGERPRINT}}_1x710r0ar6ull','reader-password'),
('writer','marquee_writer_marquee_sandbox_{{FINGERPRINT}}_1x710r0ar6ull','writer-password');
INSERT INTO `row_changes` VALUES
(1,1022,24,'[\"tm204\",\"Bare Facts\",1,2019,2,95,null,\"tt9000204\",null,null,null,null,null]','[\"tm204\",\"Bare Facts\",1,2019,2,95,null,\"tt9000204\",6.5,null,null,null,null]'),
(2,1045,27,NULL,'[1,\"more of these\"]');
INSERT INTO `row_recording` VALUES
(1,1);
INSERT INTO `undo_logs` VALUES
(1,1022,1,1,1,NULL,NULL),
(3,0,0,0,0,'it changed the shape of tables or views, which can\'t be taken back',NULL),
(4,1045,2,2,1,NULL,NULL);

DELIMITER ;;
CREATE PROCEDURE `seal_write_3`(
    permit VARCHAR(64), canonical LONGTEXT, e_at DATETIME(3), e_principal VARCHAR(64), e_role VARCHAR(16), e_token_id BIGINT, e_address VARCHAR(64), e_request_id VARCHAR(64), e_action VARCHAR(32), e_statement MEDIUMTEXT, e_parameters_hash VARCHAR(64), e_rows_affected BIGINT, e_milliseconds BIGINT, e_outcome VARCHAR(16), e_error_code VARCHAR(8), k_principal BIGINT, k_key VARCHAR(128),
    k_request VARCHAR(64), k_status BIGINT, k_response MEDIUMTEXT, c_floor BIGINT, c_more BIGINT,
    c_obstacle TEXT, c_undoes BIGINT)
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
    INSERT INTO undo_logs
        (audit_id, connection_id, first_change, last_change, changes, obstacle, undoes)
    SELECT number, CONNECTION_ID(), COALESCE(MIN(id), 0), COALESCE(MAX(id), 0), COUNT(*) + c_more,
        c_obstacle, c_undoes
    FROM row_changes WHERE id > c_floor AND connection_id = CONNECTION_ID();
    IF k_key IS NOT NULL THEN
        INSERT INTO idempotency_keys
            (principal_id, idempotency_key, request_hash, created_at, status, response)
        VALUES (k_principal, k_key, k_request, e_at, k_status,
            REPLACE(k_response, '"audit_id":null', CONCAT('"audit_id":', number)));
    END IF;
    SELECT number;
END;;
DELIMITER ;

GRANT SELECT, INSERT ON `{{PATTERN}}`.* TO `marquee_loader_{{NAME}}`@`%`;
GRANT INSERT ON `{{NAME}}_governance`.`row_changes` TO `marquee_loader_{{NAME}}`@`%`;
GRANT EXECUTE ON PROCEDURE `{{NAME}}_governance`.`seal_write_3` TO `marquee_loader_{{NAME}}`@`%`;
GRANT SELECT, SHOW VIEW ON `{{PATTERN}}`.* TO `marquee_reader_{{NAME}}`@`%`;
GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, DROP, REFERENCES, INDEX, ALTER, CREATE VIEW, SHOW VIEW ON `{{PATTERN}}`.* TO `marquee_writer_{{NAME}}`@`%`;
GRANT EXECUTE ON PROCEDURE `{{NAME}}_governance`.`seal_write_3` TO `marquee_writer_{{NAME}}`@`%`;
GRANT SELECT, INSERT ON `marquee\_sandbox\_{{FINGERPRINT}}\_1x710r0ar6ull`.* TO `marquee_loader_marquee_sandbox_{{FINGERPRINT}}_1x710r0ar6ull`@`%`;
GRANT INSERT ON `marquee_sandbox_{{FINGERPRINT}}_1x710r0ar6ull_governance`.`row_changes` TO `marquee_loader_marquee_sandbox_{{FINGERPRINT}}_1x710r0ar6ull`@`%`;
GRANT EXECUTE ON PROCEDURE `marquee_sandbox_{{FINGERPRINT}}_1x710r0ar6ull_governance`.`seal_write_3` TO `marquee_loader_marquee_sandbox_{{FINGERPRINT}}_1x710r0ar6ull`@`%`;
GRANT SELECT, SHOW VIEW ON `marquee\_sandbox\_{{FINGERPRINT}}\_1x710r0ar6ull`.* TO `marquee_reader_marquee_sandbox_{{FINGERPRINT}}_1x710r0ar6ull`@`%`;
GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, DROP, REFERENCES, INDEX, ALTER, CREATE VIEW, SHOW VIEW ON `marquee\_sandbox\_{{FINGERPRINT}}\_1x710r0ar6ull`.* TO `marquee_writer_marquee_sandbox_{{FINGERPRINT}}_1x710r0ar6ull`@`%`;
GRANT EXECUTE ON PROCEDURE `marquee_sandbox_{{FINGERPRINT}}_1x710r0ar6ull_governance`.`seal_write_3` TO `marquee_writer_marquee_sandbox_{{FINGERPRINT}}_1x710r0ar6ull`@`%`;
GRANT SELECT, SHOW VIEW ON `{{PATTERN}}`.* TO `dan_{{NAME}}`@`%`;
