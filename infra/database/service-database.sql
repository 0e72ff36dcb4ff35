-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Run inside the database of a service, once it is there: its extensions, and a public schema in which nobody may do anything
-- unless a migration grants it. Nothing is granted on tables here: each migration grants what its tables need.

REVOKE ALL ON SCHEMA public FROM PUBLIC;

CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;
