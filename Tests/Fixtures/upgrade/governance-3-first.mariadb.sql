-- after governance-2.mariadb.sql
-- Version 3 as it was for half an hour: there was no account for loading yet, and writers were sealed as in version 2.
INSERT INTO `{{NAME}}_governance`.governance_versions VALUES (3,'2026-11-30 20:00:00.000');
INSERT INTO `marquee_sandbox_{{FINGERPRINT}}_3onjfm1cypqdk_governance`.governance_versions VALUES (3,'2026-11-30 20:00:00.000');
